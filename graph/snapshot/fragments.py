"""JSON of skills and requirements, encoded once for a revision: answers are joined from it.

A fragment is encoded when it is first needed, so a large graph pays for what is asked of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import orjson

from graph.model import Depth, Requirement, Skill
from graph.snapshot.required import required


@dataclass(frozen=True, slots=True)
class Fragments:
    """Fragments of the skills of one snapshot, by number.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> fragments = Fragments(TINY.skills)
    >>> fragments.head(0)
    b'{"id":"vectors","name":"Vectors","topic":"maths","hours":3'
    """

    skills: Sequence[Skill]
    _ids: list[bytes] = field(default_factory=list)
    _heads: dict[int, bytes] = field(default_factory=dict)
    _tails: dict[int, bytes] = field(default_factory=dict)
    _rests: dict[Depth, dict[int, bytes]] = field(default_factory=lambda: {depth: {} for depth in Depth})

    @property
    def ids(self) -> Sequence[bytes]:
        """The id of each skill as a JSON string."""
        if not self._ids:
            self._ids.extend([orjson.dumps(skill.id) for skill in self.skills])
        return self._ids

    def head(self, number: int) -> bytes:
        """An open object with what a skill is called, where it belongs, and its hours."""
        if (known := self._heads.get(number)) is None:
            skill = self.skills[number]
            shown = {"id": skill.id, "name": skill.name, "topic": skill.topic, "hours": skill.hours}
            known = self._heads[number] = orjson.dumps(shown)[:-1]
        return known

    def tail(self, number: int) -> bytes:
        """The fields that say what is known of a skill, to be put into an open object."""
        if (known := self._tails.get(number)) is None:
            skill = self.skills[number]
            shown = {"implied": skill.implied, "curated": skill.curated, "summary": skill.summary}
            known = self._tails[number] = b"," + orjson.dumps(shown)[1:-1]
        return known

    def rests(self, depth: Depth) -> dict[int, bytes]:
        """The memory of what follows the stage of skills that have no choice at a depth: the same in every answer."""
        return self._rests[depth]

    def rest(self, number: int, picked: Iterable[tuple[Requirement, str]]) -> bytes:
        """What follows the stage of a skill: its tail, and its direct requirements with their picks."""
        requires = orjson.dumps([required(requirement, pick) for requirement, pick in picked])
        return b'%b,"requires":%b' % (self.tail(number), requires)
