"""What the templates of an answer are given: what all its tabs share, and what the one that is shown has of its own."""

from typing import Any

from api.web.canonical import Canonical
from api.web.links import plan_address
from api.web.missing import missing
from api.web.parameters import Grouping, Study, Tab
from api.web.site import short_hours
from api.web.stations import shown_fields, stations
from api.web.study import View, backgrounds, study
from api.web.way import WHOLE, picture_of
from graph.picture.prerequisites import prerequisites_picture
from graph.questions import plan
from graph.solution import Profile, Solution
from graph.solution.profile import background_of


def answered(solution: Solution, asked: Canonical) -> dict[str, Any]:
    """Everything that the view of an answer shows."""
    question, snapshot = asked.question, solution.snapshot
    shown = study(solution, Grouping.PHASE if question.tab is Tab.PICTURE else question.by)
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
        **_of_tab(solution, asked, shown),
    }


def _of_tab(solution: Solution, asked: Canonical, shown: View) -> dict[str, Any]:
    question = asked.question
    match question.tab:
        case Tab.WEEKS:
            return {
                "plan": _plan(solution, question),
                "take_away": lambda form: plan_address(asked.names, question, form),
            }
        case Tab.PICTURE:
            if question.open == WHOLE:
                return {"picture": prerequisites_picture(solution), "way": None}
            target = ", ".join(thing.name for thing in asked.targets)
            return {"way": picture_of(solution.snapshot, shown, target, question.open, question.way)}
        case Tab.LIST:
            return {"missed": missing(solution, question.missing) if question.missing.strip() else None}


def _plan(solution: Solution, question: Study) -> plan.Plan:
    when = question.model_dump(include={"start", "hours_per_week", "deadline"})
    return plan.answer(solution, question.profile, **when)
