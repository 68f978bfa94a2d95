"""The colours of a picture: one for each field of the roadmap."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.fields import field_of
from graph.snapshot import Snapshot

COLOURS = 12
"""Colours that there are; a roadmap with more fields uses them again."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its name, and the number of its colour from 0."""

    id: str
    name: str
    colour: int


class Legend:
    """The fields of a roadmap in the order of their ids, so that a field has the same colour in every picture.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> legend = Legend(Snapshot(TINY))
    >>> legend.of("vectors"), [field.name for field in legend.shown(["transformers", "vectors", "softmax"])]
    (Field(id='maths', name='Maths', colour=0), ['Models', 'Maths'])
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        top = sorted(snapshot.topic_tree.children[None])
        ids = sorted({snapshot.topics[id].field or id for id in top})
        self._fields = {id: Field(id, self._name(id, top), number % COLOURS) for number, id in enumerate(ids)}

    def _name(self, id: str, top: Iterable[str]) -> str:
        """The name of the topic that the field is called after, or of its first one."""
        topics = self._snapshot.topics
        own = [topic for topic in top if (topics[topic].field or topic) == id]
        return topics[id if id in own else own[0]].name

    def of(self, skill: str) -> Field:
        """The field of a skill (id); one that is not curated has that of the topic above it."""
        snapshot = self._snapshot
        id = field_of(snapshot.skills[skill], snapshot.topics)
        return self._fields[id] if id in self._fields else self.of_topic(snapshot.skills[skill].topic)

    def of_topic(self, topic: str) -> Field:
        """The field of a topic (id)."""
        top = self._snapshot.topics[self._snapshot.path(topic)[0]]
        return self._fields[top.field or top.id]

    def shown(self, skills: Iterable[str]) -> tuple[Field, ...]:
        """The fields of skills, in the order in which they first occur."""
        return tuple(dict.fromkeys(map(self.of, skills)))
