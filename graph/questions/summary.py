"""Long lists in short: how many skills of them belong to which topic at the top."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class TopicCount:
    """How many skills of a list belong to a topic at the top of the roadmap.

    Attributes
    ----------
    topic
        Id of the topic.
    name
        Name of the topic.
    skills
        How many skills of the list belong to it.
    """

    topic: str
    name: str
    skills: int


def by_topic(snapshot: Snapshot, skills: Iterable[str]) -> tuple[TopicCount, ...]:
    """The topics at the top of the roadmap with so many of the skills (ids), most of them first.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> [(one.name, one.skills) for one in by_topic(Snapshot(TINY), ["vectors", "softmax", "attention"])]
    [('Maths', 2), ('Models', 1)]
    """
    counts = Counter(snapshot.path(snapshot.skills[id].topic)[0] for id in skills)
    ranked = sorted(counts, key=lambda topic: (-counts[topic], topic))
    return tuple(TopicCount(topic, snapshot.topics[topic].name, counts[topic]) for topic in ranked)
