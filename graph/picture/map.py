"""The map of the roadmap: its topics and how they lean on each other, and the skills of a small topic."""

from graph.model import Depth, Topic
from graph.picture.leaning import Met, in_order, leanings, topic_thing
from graph.picture.scene import Link, Picture, State, picture, skill_thing
from graph.snapshot import Snapshot

FEW = 30
"""A topic with no more skills than that is shown by its skills, even if it has topics below it."""

SHARE = 0.08
"""An arrow between topics stands for at least this share of what its target needs from other topics of the picture."""

MOST_ARROWS = 40
"""Arrows between topics in one picture, the strongest; more would be a thicket."""


def map_picture(snapshot: Snapshot, topic: str | None = None) -> Picture:
    """The topics of the roadmap, those below one topic, or the skills of a small one.

    Skills come with what they need from outside. The ids of topics read ``topic:ID``; a topic without skills is left
    out. An arrow between topics stands for requirements of depth ``understand``, choices met by their defaults; see
    `graph.picture.leaning.leanings` for which are drawn.

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
    if topic is None:
        return _topics(snapshot, _filled(snapshot, None), snapshot.roadmap.title)
    found = snapshot.names.topic(topic)
    below = _filled(snapshot, found.id)
    if len(below) > 1 and len(snapshot.skills_of(found.id)) > FEW:
        return _topics(snapshot, below, found.name)
    return _skills(snapshot, found)


def _filled(snapshot: Snapshot, parent: str | None) -> dict[str, list[str]]:
    """The topics right below one, each with its skills, if it has any."""
    below = {one.id: snapshot.skills_of(one.id) for one in snapshot.roadmap.topics if one.parent == parent}
    return {id: skills for id, skills in below.items() if skills}


def _topics(snapshot: Snapshot, topics: dict[str, list[str]], title: str) -> Picture:
    group_of = {skill: f"topic:{id}" for id, skills in topics.items() for skill in skills}
    met = (
        Met(one.pick, one.skill, one.need)
        for one in snapshot.roadmap.requirements
        if one.need in Depth.UNDERSTAND.follows and one.pick in group_of and one.skill in group_of
    )
    links = leanings(snapshot, group_of, met, share=SHARE)[:MOST_ARROWS]
    things = [topic_thing(snapshot, id, skills) for id, skills in topics.items()]
    return picture(snapshot.revision, title, in_order(snapshot, things, links, group_of), links, thin=False)


def _skills(snapshot: Snapshot, topic: Topic) -> Picture:
    inside = set(snapshot.skills_of(topic.id))
    links = [
        Link(one.pick, id, one.need.value, one.reason)
        for id in snapshot.sort(inside)
        for one in snapshot.requirements(id, Depth.UNDERSTAND)
    ]
    shown = snapshot.sort(inside.union(link.source for link in links))
    things = [skill_thing(snapshot.skills[id], State.PLAN if id in inside else State.OUTSIDE) for id in shown]
    return picture(snapshot.revision, topic.name, things, links)
