"""JSON of skills and requirements, encoded once for a revision: answers are joined from it.

A fragment is encoded when it is first needed, so a large graph pays for what is asked of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import orjson

from graph.model import Depth, Skill
from graph.snapshot.nodes import level_of
from graph.snapshot.required import Required


@dataclass(frozen=True, slots=True)
class Fragments:
    """Fragments of the skills of one snapshot, by node: a skill at a level.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> fragments = Fragments(TINY.skills)
    >>> fragments.head(1)
    b'{"id":"vectors","name":"Vectors","topic":"maths","level":"understand","hours":3'
    """

    skills: Sequence[Skill]
    _ids: list[bytes] = field(default_factory=list)
    _heads: dict[int, bytes] = field(default_factory=dict)
    _tails: dict[int, bytes] = field(default_factory=dict)
    _rests: defaultdict[Depth, dict[int, bytes]] = field(default_factory=lambda: defaultdict(dict))
    _reasons: defaultdict[Depth, dict[tuple[int, int], bytes]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def ids(self) -> Sequence[bytes]:
        """The id of each skill, by number, as a JSON string."""
        if not self._ids:
            self._ids.extend([orjson.dumps(skill.id) for skill in self.skills])
        return self._ids

    def head(self, node: int) -> bytes:
        """An open object with what a skill is called, where it belongs, how well to learn it, and its hours."""
        if (known := self._heads.get(node)) is None:
            skill, level = self.skills[node >> 1], level_of(node)
            shown = {"id": skill.id, "name": skill.name, "topic": skill.topic}
            known = orjson.dumps({**shown, "level": level, "hours": skill.hours_at(level)})[:-1]
            self._heads[node] = known
        return known

    def tail(self, node: int) -> bytes:
        """The fields that say what is known of a skill, to be put into an open object."""
        if (known := self._tails.get(node)) is None:
            skill = self.skills[node >> 1]
            shown = {
                "implied": skill.implied,
                "curated": skill.curated,
                "summary": skill.summary,
                "can_you": skill.question_at(level_of(node)),
                "resources": skill.resources,
            }
            known = self._tails[node] = b"," + orjson.dumps(shown)[1:-1]
        return known

    def rests(self, depth: Depth) -> dict[int, bytes]:
        """The memory of what follows the stage of nodes that have no choice at a depth: the same in every answer."""
        return self._rests[depth]

    def rest(self, node: int, requires: Iterable[Required]) -> bytes:
        """What follows the stage of a skill: its tail, and its direct requirements with their picks."""
        return b'%b,"requires":%b' % (self.tail(node), orjson.dumps(list(requires)))

    def reasons(self, depth: Depth) -> dict[tuple[int, int], bytes]:
        """The memory of why a node that asks for a skill (number) does so at a depth."""
        return self._reasons[depth]
