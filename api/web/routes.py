"""The addresses of the page. A view has one address: other spellings of the same question lead there."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.web import search
from api.web.canonical import canonical
from api.web.home import home
from api.web.links import address, plan_address
from api.web.parameters import Pair, Study, Ticked, Words
from api.web.shown import Show
from api.web.study import study
from graph.model import Topic
from graph.picture.map import map_picture
from graph.picture.neighbourhood import neighbourhood
from graph.picture.prerequisites import prerequisites_picture
from graph.questions import plan
from graph.questions.known import understood
from graph.questions.show import skill_card
from graph.questions.why import why
from graph.snapshot import Snapshot
from graph.solution import solve

router = APIRouter(include_in_schema=False)


@router.get("/")
def get_home(show: Show, question: Annotated[Ticked, Query()]) -> Response:
    """What this is, the search box, and a real answer."""
    return show.view("home.html", question, home=home(show.snapshot))


@router.get("/search")
def get_search(show: Show, question: Annotated[Words, Query()]) -> Response:
    """The view that the words mean, or the choice between several."""
    if not question.q.strip():
        return _moved(address("/", Ticked(known=question.known, depth=question.depth)))
    found = search.searched(show.snapshot, question, show.today)
    if found.destination and not question.listed:
        return _moved(found.destination)
    return show.view("search.html", question, found=found, path_of=search.path_of, view_of=search.view_of)


@router.get("/before/{target:path}")
def get_before(show: Show, target: str, question: Annotated[Study, Query()]) -> Response:
    """What to learn before a target."""
    asked = canonical(show.snapshot, target, question, show.today)
    if show.here != asked.address and not asked.lost:
        return _moved(asked.address)
    solution = solve(show.snapshot, asked.names, asked.question.profile)
    when = asked.question.model_dump(include={"start", "hours_per_week", "deadline"})
    return show.view(
        "before.html",
        asked.question,
        asked=asked,
        shown=study(solution, asked.question.by),
        picture=prerequisites_picture(solution),
        plan=plan.answer(solution, asked.question.profile, **when) if asked.question.is_planned else None,
        take_away=lambda form: plan_address(asked.names, asked.question, form),
    )


@router.get("/why")
def get_why(show: Show, question: Annotated[Pair, Query()]) -> Response:
    """Whether one is needed for the other."""
    if not (question.before.strip() and question.after.strip()):
        return show.view("why.html", question, answer=None, ends=())
    known = understood(show.snapshot, question.known).known
    answer = why(show.snapshot, question.before, question.after, replace(question.profile, known=known))
    thing = show.snapshot.names.thing
    return show.view("why.html", question, answer=answer, ends=(thing(question.before), thing(question.after)))


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


@router.get("/around/{name:path}")
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
        raise HTTPException(404, "There is no such file")
    headers = {"Cache-Control": assets.caching(version), "X-Content-Type-Options": "nosniff"}
    return Response(content, headers=headers, media_type=assets.media_type(name))


def _moved(path: str) -> Response:
    return RedirectResponse(path, 303)


def _above(snapshot: Snapshot, topic: Topic) -> list[Topic]:
    """The topics that a topic lies in, topmost first."""
    return [snapshot.topics[id] for id in snapshot.path(topic.id)[:-1]]
