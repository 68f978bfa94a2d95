"""The addresses of the page. A view has one address: other spellings of the same question lead there."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.web import search
from api.web.drawing import MOST_DRAWN
from api.web.home import home
from api.web.links import address, plan_address
from api.web.questions import Pair, Study, Ticked, Words
from api.web.report import missing_report, requirement_report
from api.web.site import Site
from api.web.study import View, study
from graph.closure import maximal
from graph.model import Skill, Topic
from graph.picture.map import map_picture
from graph.picture.neighbourhood import neighbourhood
from graph.picture.plan import plan_picture
from graph.questions.known import Known, understood
from graph.questions.plan import Plan, plan
from graph.questions.show import skill_card
from graph.questions.why import why
from graph.snapshot import Snapshot

DEFAULT_HOURS = 8
"""Hours a week of a plan that only has a deadline."""

router = APIRouter(include_in_schema=False)


class Shown:
    """The site, and the snapshot that this request is answered from."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.site: Site = request.app.state.site
        self.snapshot: Snapshot = self.site.service.snapshot

    def ticks(self, question: Ticked) -> Known:
        """The fewest skills that credit the ticked ones, and the ticks that no longer stand for anything."""
        return understood(self.snapshot, question.known)

    def fewest(self, known: Known) -> tuple[str, ...]:
        """The fewest skills that credit all the known ones."""
        return tuple(self.snapshot.sort(maximal(self.snapshot, frozenset(known.known))))

    def view(self, template: str, question: Ticked, **context: Any) -> Response:
        """A template with what all of them show."""
        common = {
            "question": question,
            "carried": Ticked(known=question.known, depth=question.depth),
            "snapshot": self.snapshot,
            "skills": self.snapshot.skills,
            "topics": self.snapshot.topics,
            "report": self._report,
            "report_missing": self._report_missing,
        }
        if picture := context.get("picture"):
            common["names"] = {node.id: node.name for node in picture.nodes}
        return self.site.view(self.request, template, {**common, **context})

    def _report(self, skill: str, prerequisite: str, reason: str) -> str:
        skills = self.snapshot.skills
        return requirement_report(
            self.site.report_url, self.snapshot.revision, skills[skill], skills[prerequisite], reason
        )

    def _report_missing(self, skill: str) -> str:
        return missing_report(self.site.report_url, self.snapshot.revision, self.snapshot.skills[skill])


Show = Annotated[Shown, Depends()]


@router.get("/")
def get_home(show: Show, question: Annotated[Ticked, Query()]) -> Response:
    """What this is, the search box, and a real answer."""
    return show.view("home.html", question, home=home(show.snapshot))


@router.get("/search")
def get_search(show: Show, question: Annotated[Words, Query()]) -> Response:
    """The view that the words mean, or the choice between several."""
    carried = Study(known=question.known, depth=question.depth)
    if not question.q.strip():
        return _moved(address("/", Ticked(known=question.known, depth=question.depth)))
    found = search.find(show.snapshot, question.q)
    if not question.listed and (path := search.settled(found)):
        exact = found.verdict == "exact"
        return _moved(address(path, carried, searched="" if exact else question.q))
    return show.view("search.html", question, found=found, destination=search.destination)


@router.get("/before/{target:path}")
def get_before(show: Show, target: str, question: Annotated[Study, Query()]) -> Response:
    """What to learn before a target."""
    known = show.ticks(question)
    things = show.snapshot.names.things([target, *question.also])
    canonical = _canonical(show, things, question, known)
    here = show.request.url.path + (f"?{show.request.url.query}" if show.request.url.query else "")
    if here != canonical[1] and not known.not_understood:
        return _moved(canonical[1])
    targets = [_name(thing) for thing in things]
    shown = study(show.snapshot, targets, canonical[0])
    return show.view(
        "before.html",
        canonical[0],
        path=_path(things[0]),
        targets=things,
        canonical=canonical[1],
        shown=shown,
        lost=known.not_understood,
        picture=_picture(show.snapshot, targets, canonical[0], shown),
        plan=_plan(show.snapshot, targets, canonical[0]),
        take_away=lambda form: plan_address(tuple(targets), canonical[0], form),
    )


@router.get("/why")
def get_why(show: Show, question: Annotated[Pair, Query()]) -> Response:
    """Whether one is needed for the other."""
    asked = question.before.strip() and question.after.strip()
    answer = why(show.snapshot, question.before, question.after, depth=question.depth) if asked else None
    thing = show.snapshot.names.thing
    ends = (thing(question.before), thing(question.after)) if asked else ()
    return show.view("why.html", question, answer=answer, ends=ends)


@router.get("/map")
def get_map(show: Show, question: Annotated[Ticked, Query()]) -> Response:
    """All topics and how they lean on each other."""
    return show.view("map.html", question, topic=None, above=[], picture=map_picture(show.snapshot))


@router.get("/map/{name:path}")
def get_topic(show: Show, name: str, question: Annotated[Ticked, Query()]) -> Response:
    """What is in a topic."""
    topic = show.snapshot.names.topic(name)
    above = _above(show.snapshot, topic)
    return show.view("map.html", question, topic=topic, above=above, picture=map_picture(show.snapshot, topic.id))


@router.get("/around/{name}")
def get_around(show: Show, name: str, question: Annotated[Ticked, Query()]) -> Response:
    """One skill among what it needs and what needs it."""
    card = skill_card(show.snapshot, name)
    picture = neighbourhood(show.snapshot, card.id, depth=question.depth)
    return show.view("around.html", question, card=card, picture=picture)


@router.get("/static/{version}/{name}")
def get_static(request: Request, version: str, name: str) -> Response:
    """A file of the page."""
    assets = request.app.state.site.assets
    if (content := assets.contents.get(name)) is None:
        return Response(status_code=404)
    headers = {"Cache-Control": assets.caching(version), "X-Content-Type-Options": "nosniff"}
    return Response(content, headers=headers, media_type=assets.media_type(name))


def _moved(path: str) -> Response:
    return RedirectResponse(path, 303)


def _name(thing: Skill | Topic) -> str:
    return thing.id if isinstance(thing, Skill) else f"topic:{thing.id}"


def _path(thing: Skill | Topic) -> str:
    return f"/before/{_name(thing)}"


def _canonical(show: Shown, things: list[Skill | Topic], question: Study, known: Known) -> tuple[Study, str]:
    """The question in its shortest words, and the address of its answer."""
    names = [_name(thing) for thing in dict.fromkeys(things)]
    start = (question.start or date.today()) if question.is_planned else None
    hours = (question.hours_per_week or DEFAULT_HOURS) if question.is_planned else None
    changes = {"known": show.fewest(known), "also": tuple(names[1:]), "start": start, "hours_per_week": hours}
    asked = question.model_copy(update=changes)
    return asked, address(f"/before/{names[0]}", asked)


def _picture(snapshot: Snapshot, targets: list[str], question: Study, shown: View) -> Any:
    if len(shown.answer.items) + len(shown.answer.target_items) > MOST_DRAWN:
        return None
    taste = question.model_dump(include={"known", "depth", "prefer", "avoid", "choose"})
    return plan_picture(snapshot, targets, **taste)


def _plan(snapshot: Snapshot, targets: list[str], question: Study) -> Plan | None:
    if not question.is_planned:
        return None
    fields = {"known", "depth", "prefer", "avoid", "choose", "start", "hours_per_week", "deadline"}
    return plan(snapshot, targets, **question.model_dump(include=fields))


def _above(snapshot: Snapshot, topic: Topic) -> list[Topic]:
    """The topics that a topic lies in, topmost first."""
    found: list[Topic] = []
    while topic.parent is not None:
        topic = snapshot.topics[topic.parent]
        found.insert(0, topic)
    return found
