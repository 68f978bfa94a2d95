"""Print skills, topics, lists of them and search results for reading."""

from api.cli.output import say, table
from api.cli.telling.common import marks, name_of, tell
from graph.names import Found
from graph.questions.show import SkillCard, SkillPage, TopicAnswer, TopicList
from graph.questions.words import about_resource
from graph.snapshot import Snapshot


@tell.register
def _found(answer: Found, _: Snapshot) -> None:
    """Print the candidates that a search found."""
    say(f'"{answer.query}": {answer.verdict}' + ("" if answer.candidates else ", nothing here has a name like it"))
    rows = [(one.name, one.kind, one.id, f"{one.score:g}") for one in answer.candidates]
    table(("name", "kind", "id", "score"), rows)


@tell.register
def _skill(answer: SkillCard, snapshot: Snapshot) -> None:
    """One skill."""
    say(f"{answer.name} ({answer.id}), {answer.hours:g} hours, {answer.topic}{marks(answer.curated, answer.implied)}")
    for line in filter(None, (answer.summary, answer.can_you)):
        say(line)
    if answer.aliases:
        say("Also called " + ", ".join(answer.aliases))
    for resource in answer.resources:
        say(f"  learn it from {resource.title}{about_resource(resource)}: {resource.url}")
    for one in answer.requires:
        members = " or ".join(name_of(snapshot, id) for id in one.members)
        say(f"  needs {members} ({one.need}): {one.reason}")
    if answer.required_by:
        say("Required by " + ", ".join(name_of(snapshot, id) for id in answer.required_by))


@tell.register
def _skills(answer: SkillPage, _: Snapshot) -> None:
    """A page of skills."""
    rows = [(one.id, one.name, f"{one.hours:g}", one.topic) for one in answer.items]
    table(("id", "name", "hours", "topic"), rows)
    if answer.next:
        say(f"{answer.total} in all; the next page: --after {answer.next}")


@tell.register
def _topic(answer: TopicAnswer, snapshot: Snapshot) -> None:
    """One topic."""
    one = answer.topic
    say(f"{one.name} ({one.id}), {one.hours:g} hours")
    if one.core:
        say("At its core: " + ", ".join(name_of(snapshot, id) for id in one.core))
    table(("skill", "hours"), [(name_of(snapshot, id), f"{snapshot.skills[id].hours:g}") for id in one.skills])
    for below in one.topics:
        say(f"  below: {below}")


@tell.register
def _topics(answer: TopicList, _: Snapshot) -> None:
    """All topics."""
    table(("id", "name", "skills", "hours"), [(t.id, t.name, str(len(t.skills)), f"{t.hours:g}") for t in answer.items])
