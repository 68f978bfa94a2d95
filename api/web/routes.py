"""The addresses of the page. A view has one address: other spellings of the same question lead there."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.http.worked import WorkedRoute
from api.web import search
from api.web.answered import answered
from api.web.canonical import canonical
from api.web.fields import name_problem
from api.web.home import home
from api.web.links import address
from api.web.parameters import Pair, Skilled, Study, Ticked, Words
from api.web.progress import percents, ticked
from api.web.skill import about
from api.web.view import Page
from graph.model import Topic
from graph.picture.map import map_picture
from graph.questions.known import understood
from graph.questions.why import why
from graph.snapshot import Snapshot
from graph.solution import solve

router = APIRouter(include_in_schema=False, route_class=WorkedRoute)


@router.get("/")
def get_home(page: Page, question: Annotated[Ticked, Query()]) -> Response:
    """What this is, the search box, questions with their answers, roles and fields."""
    start = page.snapshot.names.background(question.background) if question.background else None
    known = percents(page.snapshot, question)
    return page.view("home.html", question, home=home(page.snapshot), start=start, percents=known)


@router.get("/search")
def get_search(page: Page, question: Annotated[Words, Query()]) -> Response:
    """The view that the words mean, or the choice between several."""
    if not question.q.strip():
        return _moved(address("/", question.carried))
    found = search.searched(page.snapshot, question, page.today)
    if found.destination and not question.listed:
        return _moved(found.destination)
    return page.view("search.html", question, found=found, search=search)


@router.get("/before/{target:path}")
def get_before(page: Page, target: str, question: Annotated[Study, Query()]) -> Response:
    """What to learn before a target."""
    asked = canonical(page.snapshot, target, question, page.today)
    if page.here != asked.address and not asked.lost:
        return _moved(asked.address)
    solution = solve(page.snapshot, asked.names, asked.question.profile)
    return page.view("before.html", asked.question, **answered(solution, asked))


@router.get("/skill/{name:path}")
def get_skill(page: Page, name: str, question: Annotated[Skilled, Query()]) -> Response:
    """One skill: what it is, where to learn it, why it is needed, and what it opens."""
    return page.view("skill.html", question, **about(page.snapshot, name, question))


@router.get("/around/{name:path}")
def get_around(name: str, question: Annotated[Ticked, Query()]) -> Response:
    """Where a skill was shown in earlier versions."""
    return _moved(address(f"/skill/{name}", question))


@router.get("/why")
def get_why(page: Page, question: Annotated[Pair, Query()]) -> Response:
    """Whether one is needed for the other."""
    if not (question.before.strip() and question.after.strip()):
        return page.view("why.html", question, answer=None, ends=(), problems={})
    names = {"before": question.before, "after": question.after}
    problems = {field: problem for field, name in names.items() if (problem := name_problem(page.snapshot, name))}
    if problems:
        return page.view("why.html", question, answer=None, ends=(), problems=problems, status=404)
    known, lacking = (understood(page.snapshot, names).known for names in (question.known, question.lacking))
    profile = replace(question.profile, known=known, lacking=[id for id in lacking if id not in known])
    answer = why(page.snapshot, question.before, question.after, profile)
    ends = page.snapshot.names.things([question.before, question.after], allow_all=True)
    asked = question.model_copy(update=dict(zip(("before", "after"), map(page.spoken, ends), strict=True)))
    return page.view("why.html", asked, answer=answer, ends=ends, problems={})


@router.get("/map")
def get_map(page: Page, question: Annotated[Ticked, Query()]) -> Response:
    """All topics and how they lean on each other."""
    return page.view(
        "map.html", question, map_picture(page.snapshot), topic=None, above=[], **ticked(page.snapshot, question)
    )


@router.get("/map/{name:path}")
def get_topic(page: Page, name: str, question: Annotated[Ticked, Query()]) -> Response:
    """What is in a topic."""
    topic = page.snapshot.names.topic(name)
    above = _above(page.snapshot, topic)
    picture = map_picture(page.snapshot, topic.id)
    return page.view("map.html", question, picture, topic=topic, above=above, **ticked(page.snapshot, question))


@router.get("/static/{version}/{name}")
async def get_static(request: Request, version: str, name: str) -> Response:
    """A file of the page."""
    assets = request.app.state.site.assets
    if (content := assets.contents.get(name)) is None:
        raise HTTPException(404, "There is no such file")
    headers = {"Cache-Control": assets.caching(version)}
    return Response(content, headers=headers, media_type=assets.media_type(name))


def _moved(path: str) -> Response:
    return RedirectResponse(path, 303)


def _above(snapshot: Snapshot, topic: Topic) -> list[Topic]:
    """The topics that a topic lies in, topmost first."""
    return [snapshot.topics[id] for id in snapshot.path(topic.id)[:-1]]
