"""What the templates of an answer are given: what all its tabs share, and what the one that is shown has of its own."""

from typing import Any

from api.web.canonical import Canonical
from api.web.links import plan_address
from api.web.missing import missing
from api.web.parameters import Study, Tab
from api.web.site import short_hours
from api.web.stations import shown_fields, stations
from api.web.study import backgrounds, study
from graph.picture.prerequisites import prerequisites_picture
from graph.questions import plan
from graph.solution import Profile, Solution
from graph.solution.profile import background_of


def answered(solution: Solution, asked: Canonical) -> dict[str, Any]:
    """Everything that the view of an answer shows."""
    question, snapshot = asked.question, solution.snapshot
    shown = study(solution, question.by)
    return {
        "asked": asked,
        "shown": shown,
        "backgrounds": backgrounds(snapshot),
        "usual": background_of(snapshot, Profile(depth=question.depth)),
        "usual_tab": question.usual_tab,
        "has_more": any(len(group.skills) < group.all_skills for group in solution.targets.groups),
        "stations": stations,
        "shown_fields": shown_fields,
        "short_hours": short_hours,
        **_of_tab(solution, asked),
    }


def _of_tab(solution: Solution, asked: Canonical) -> dict[str, Any]:
    question = asked.question
    match question.tab:
        case Tab.WEEKS:
            return {
                "plan": _plan(solution, question),
                "take_away": lambda form: plan_address(asked.names, question, form),
            }
        case Tab.PICTURE:
            return {"picture": prerequisites_picture(solution)}
        case Tab.LIST:
            return {"missed": missing(solution, question.missing) if question.missing.strip() else None}


def _plan(solution: Solution, question: Study) -> plan.Plan:
    when = question.model_dump(include={"start", "hours_per_week", "deadline"})
    return plan.answer(solution, question.profile, **when)
