"""The things themselves: skills, topics, and the whole graph."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.formats.graphs import MEDIA_TYPES, render_graph
from api.http import questions as asked
from api.http.answer import Ask
from api.http.errors import problems
from graph.questions.show import (
    SkillCard,
    SkillPage,
    TopicAnswer,
    TopicList,
    skill_card,
    skill_page,
    topic_card,
    topic_list,
)

router = APIRouter(tags=["things"])
_NAMED = problems(404, 409, 422, 503)


@router.get("/skills", operation_id="skills", response_model=SkillPage, responses=_NAMED)
def get_skills(ask: Ask, question: Annotated[asked.SkillsQuestion, Query()]) -> Response:
    """The skills, a page at a time, sorted by id."""
    return ask.answer(skill_page(ask.snapshot, **question.model_dump()))


@router.get("/skills/{name}", operation_id="skill", response_model=SkillCard, responses=_NAMED)
def get_skill(ask: Ask, name: str) -> Response:
    """One skill with what it requires and what requires it."""
    return ask.answer(skill_card(ask.snapshot, name))


@router.get("/topics", operation_id="topics", response_model=TopicList, responses=problems(503))
def get_topics(ask: Ask) -> Response:
    """All topics, sorted by id."""
    return ask.answer(topic_list(ask.snapshot))


@router.get("/topics/{name:path}", operation_id="topic", response_model=TopicAnswer, responses=_NAMED)
def get_topic(ask: Ask, name: str) -> Response:
    """One topic with its skills, core and resources."""
    return ask.answer(topic_card(ask.snapshot, name))


_FORMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {media.split(";")[0]: {} for media in MEDIA_TYPES.values() if media != "application/json"}}
}


@router.get("/export", operation_id="export", response_model=dict[str, Any], responses={**problems(422, 503), **_FORMS})
def get_export(ask: Ask, question: Annotated[asked.ExportQuestion, Query()]) -> Response:
    """The whole graph; `prereq ingest --from-json` reads the json form back."""
    content = render_graph(ask.snapshot.roadmap, question.format)
    return ask.file(content, MEDIA_TYPES[question.format])
