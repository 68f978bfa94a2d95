"""The tree of topics with their skills, computed in one pass over the skills."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from graph.model import Topic

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class TopicTree:
    """The topics, each with its place in the tree and its skills in learning order.

    Attributes
    ----------
    children
        The topics right below each topic, and below None those at the top, sorted by id.
    own
        The skills whose primary topic is this one.
    skills
        The skills of the topic and of all topics below it.
    path
        The topics from the top down to this one, included.
    """

    children: Mapping[str | None, tuple[str, ...]]
    own: Mapping[str, tuple[str, ...]]
    skills: Mapping[str, tuple[str, ...]]
    path: Mapping[str, tuple[str, ...]]


def topic_tree(topics: Mapping[str, Topic], skills: Iterable[tuple[str, str]]) -> TopicTree:
    """The tree of the topics; ``skills`` are ids with the primary topic of each, in learning order.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> tree = topic_tree({topic.id: topic for topic in TINY.topics}, [(one.id, one.topic) for one in TINY.skills])
    >>> tree.skills["maths"], tree.path["maths"]
    (('vectors', 'softmax'), ('maths',))
    """
    children: dict[str | None, list[str]] = {None: [], **{id: [] for id in topics}}
    for id in sorted(topics):
        children[topics[id].parent].append(id)
    path = {id: _path(topics, id) for id in topics}
    own: dict[str, list[str]] = {id: [] for id in topics}
    below: dict[str, list[str]] = {id: [] for id in topics}
    for skill, primary in skills:
        own[primary].append(skill)
        for topic in path[primary]:
            below[topic].append(skill)
    return TopicTree(_frozen(children), _frozen(own), _frozen(below), path)


def _path(topics: Mapping[str, Topic], topic: str) -> tuple[str, ...]:
    upwards = [topic]
    while (parent := topics[upwards[-1]].parent) is not None and parent not in upwards:
        upwards.append(parent)
    return tuple(reversed(upwards))


def _frozen(lists: Mapping[_Key, list[str]]) -> dict[_Key, tuple[str, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
