"""The map of the roadmap: its topics with the requirements between them, and the skills of a small topic."""

from collections import Counter
from collections.abc import Iterable, Sequence

from graph.model import Depth, Topic
from graph.picture.leaning import Met, grouped, in_order, leanings
from graph.picture.scene import MAX_BOXES, Link, NodeState, Picture, picture, skill_thing
from graph.snapshot import Snapshot

MAX_OPENED_SKILLS = 30
"""A topic with no more skills than that is shown by its skills, even if it has topics below it."""

MIN_OUTSIDE_SKILLS = 12
"""Skills from outside that even a very small topic may show."""

SHARE = 0.08
"""An arrow between topics stands for at least this share of what its target needs from other topics of the picture."""

MAX_ARROWS = 40
"""Arrows between topics in one picture, the strongest; more would be a thicket."""


def map_picture(snapshot: Snapshot, topic: str | None = None) -> Picture:
    """The topics of the roadmap, those below one topic, or the skills of a small one.

    Skills come with what they need from outside: as many as there are of them, or 12 if that is more. Of more than 80
    those are shown that most others need. The ids of topics read ``topic:ID``; a topic without skills is left out, and
    a single one at the top is opened at once. An arrow between topics stands for requirements of depth ``understand``,
    choices met by their defaults; `graph.picture.leaning.leanings` tells which are drawn.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> [(arrow.source, arrow.target, arrow.weight) for arrow in map_picture(Snapshot(TINY)).arrows]
    [('topic:maths', 'topic:models', 4)]
    >>> [(node.id, node.state.value) for node in map_picture(Snapshot(TINY), "models").nodes][:2]
    [('softmax', 'outside'), ('vectors', 'outside')]
    """
    top = _filled(snapshot, None)
    if topic is None and len(top) != 1:
        return _overview(snapshot, None, snapshot.roadmap.title)
    opened = snapshot.topics[next(iter(top))] if topic is None else snapshot.names.topic(topic)
    below = _filled(snapshot, opened.id)
    if len(below) > 1 and len(snapshot.skills_of(opened.id)) > MAX_OPENED_SKILLS:
        return _overview(snapshot, opened.id, opened.name)
    return _skills(snapshot, opened)


def _filled(snapshot: Snapshot, parent: str | None) -> dict[str, Sequence[str]]:
    """The topics right below one, each with its skills, if it has any: the largest, where there are too many."""
    below = {id: snapshot.skills_of(id) for id in snapshot.topic_tree.children[parent]}
    largest = sorted((id for id in below if below[id]), key=lambda id: (-len(below[id]), id))
    return {id: below[id] for id in largest[:MAX_BOXES]}


def _overview(snapshot: Snapshot, parent: str | None, title: str) -> Picture:
    """The topics right below one, and the skills that are in none of these."""
    topics = _filled(snapshot, parent)
    own = snapshot.topic_tree.own[parent] if parent else ()
    group_of = {skill: f"topic:{id}" for id, skills in topics.items() for skill in skills}
    group_of |= {id: id for id in _most_needed(snapshot, own, MAX_BOXES - len(topics))}
    met = (
        Met(requirement.pick, requirement.skill, requirement.need)
        for requirement in snapshot.roadmap.requirements
        if requirement.need in Depth.UNDERSTAND.follows
        and requirement.pick in group_of
        and requirement.skill in group_of
    )
    links = leanings(snapshot, group_of, met, share=SHARE)[:MAX_ARROWS]
    things = in_order(snapshot, grouped(snapshot, group_of, NodeState.PLAN), links, group_of)
    return picture(snapshot.revision, title, things, links, thin=False)


def _most_needed(snapshot: Snapshot, skills: Iterable[str], most: int) -> list[str]:
    """The skills that most others need directly, in learning order."""
    ranked = sorted(skills, key=lambda id: (-len(list(snapshot.required_by(id))), snapshot.position[id]))
    return snapshot.sort(ranked[:most])


def _room(inside: int) -> int:
    """How many boxes from outside may stand beside a topic's own."""
    return min(MAX_BOXES - inside, max(inside, MIN_OUTSIDE_SKILLS))


def _skills(snapshot: Snapshot, topic: Topic) -> Picture:
    """The skills of a topic with what they need from outside: no more than of its own, what most of them need first."""
    own = snapshot.skills_of(topic.id)
    inside = _most_needed(snapshot, own, MAX_BOXES)
    links = [
        Link(requirement.pick, id, requirement.need.value, requirement.reason)
        for id in inside
        for requirement in snapshot.requirements(id, Depth.UNDERSTAND)
    ]
    needed = Counter(link.source for link in links if link.source not in own)
    outside = sorted(needed, key=lambda id: (-needed[id], snapshot.position[id]))[: _room(len(inside))]
    shown = {*inside, *outside}
    things = [
        skill_thing(snapshot.skills[id], NodeState.OUTSIDE if id in outside else NodeState.PLAN)
        for id in snapshot.sort(shown)
    ]
    title = topic.name if len(inside) == len(own) else f"{topic.name}: {len(inside)} of {len(own)} skills"
    return picture(snapshot.revision, title, things, [link for link in links if link.source in shown])
