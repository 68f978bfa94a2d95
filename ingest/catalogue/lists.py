"""Look at the whole lists of a catalogue: what a machine can see of them, for a reader to judge.

None of it is certainly a fault. Each list is the default one, of somebody who brings nothing along.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from statistics import median

from graph.fields import field_of
from graph.model import Level, Need, Skill
from graph.names import normalise
from graph.snapshot import Snapshot
from graph.snapshot.nodes import level_of
from graph.solution import Profile, solve
from graph.solution.profile import NO_BACKGROUND
from ingest.catalogue.lint import as_roadmap
from ingest.catalogue.loader import Catalogue

MAX_TIMES_SIBLINGS = 3
"""How many times as long as that of the middle skill of its topic a list may be."""

MIN_LONG_LIST = 12
"""Skills from which a list is long enough to be compared with its siblings."""

MAX_FOREIGN_CHAIN = 3
"""Skills of another field in a chain of ``use`` requirements below one that leads there."""

MAX_NAME_WORDS = 6
"""Words of a name that is looked for in a question."""


def hints(catalogue: Catalogue) -> Iterator[str]:
    """What a reader should look at, one sentence each, in a fixed order."""
    lists = _Lists(catalogue)
    yield from lists.absent()
    yield from lists.competitors()
    yield from lists.longer_than_siblings()
    yield from lists.foreign_chains()


class _Lists:
    """The default list of every skill of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._snapshot = Snapshot(as_roadmap(catalogue))

    @cached_property
    def _levels(self) -> Mapping[str, Mapping[str, Level]]:
        """The skills of each list with their levels, the skill itself included."""
        order = self._snapshot.order
        profile = Profile(background=NO_BACKGROUND)
        return {
            id: {order[number]: level_of(node) for number, node in solve(self._snapshot, [id], profile).nodes.items()}
            for id in order
        }

    def absent(self) -> Iterator[str]:
        """Names in a question that stand neither in the list of the skill nor among its own names."""
        named, telling = self._names()
        for id, levels in self._levels.items():
            skill = self._catalogue.skills[id]
            own = normalise(" ".join((skill.name, *skill.aliases, *skill.covers)))
            for found in _phrases(skill.can_you, telling):
                if named[normalise(found)].isdisjoint(levels) and normalise(found) not in own:
                    yield f'{id} asks for "{found}", which is neither in its list nor taught by it'

    def _names(self) -> tuple[Mapping[str, set[str]], Collection[str]]:
        """The skills that have each name, or teach it on the way; and the names that can hardly be plain words."""
        named: defaultdict[str, set[str]] = defaultdict(set)
        for skill in self._catalogue.skills.values():
            for name in (skill.name, *skill.aliases, *skill.covers):
                named[normalise(name)].add(skill.id)
        return named, {name for skill in self._catalogue.skills.values() for name in _telling(skill)}

    def competitors(self) -> Iterator[str]:
        """Members of one choice that a list demands beside each other."""
        skills = self._catalogue.skills
        choices = [
            one
            for one in self._catalogue.requirements
            if not one.is_plain and len({skills[member].topic for member in one.members}) == 1
        ]
        for id, levels in self._levels.items():
            for choice in choices:
                both = sorted(levels.keys() & set(choice.members)) if choice.skill in levels else []
                if len(both) > 1 and id not in both:
                    yield f"{id} lists {' and '.join(both)}, of which {choice.skill} needs only one"

    def longer_than_siblings(self) -> Iterator[str]:
        """Skills with a list several times as long as that of the middle skill of their topic."""
        lengths: defaultdict[str, list[int]] = defaultdict(list)
        for id, levels in self._levels.items():
            lengths[self._catalogue.skills[id].topic].append(len(levels) - 1)
        for id, levels in self._levels.items():
            own, usual = len(levels) - 1, median(lengths[self._catalogue.skills[id].topic])
            if own >= MIN_LONG_LIST and own > MAX_TIMES_SIBLINGS * usual:
                yield f"{id} lists {own} skills, the middle one of its topic {usual:g}"

    def foreign_chains(self) -> Iterator[str]:
        """Requirements of ``use`` that lead into another field and from there far down."""
        fields = {id: field_of(skill, self._catalogue.topics) for id, skill in self._catalogue.skills.items()}
        below: dict[str, Sequence[str]] = {}
        for id in self._snapshot.order:
            used = [one.pick for one in self._snapshot.requirements(id) if one.need is Need.USE and one.is_plain]
            inside = [below[one] for one in used if fields[one] == fields[id]]
            below[id] = [id, *max(inside, key=len, default=[])]
        for requirement in self._catalogue.requirements:
            member = requirement.pick
            chain = below[member]
            crosses = fields[requirement.skill] != fields[member]
            if requirement.need is Need.USE and crosses and len(chain) > MAX_FOREIGN_CHAIN:
                yield f"{requirement.skill} uses {member} of another field, and with it {', '.join(chain[1:])}"


def _phrases(text: str, names: Collection[str]) -> Iterator[str]:
    """The names that stand in a text after its first word, each once, the longest at each place."""
    words = re.findall(r"[\w+#./-]*[\w+#]", text)
    place, seen = 1, set[str]()
    while place < len(words):
        ends = range(min(len(words), place + MAX_NAME_WORDS), place, -1)
        end = next((end for end in ends if " ".join(words[place:end]) in names), None)
        name = " ".join(words[place:end])
        if end is not None and name not in seen:
            seen.add(name)
            yield name
        place = end or place + 1


def _telling(skill: Skill) -> Iterator[str]:
    """The names of a skill that can hardly be plain words: of several words, or with a capital inside the sentence."""
    for name in (skill.name, *skill.aliases):
        inside = name[1:]
        if " " in name:
            yield from {name, name[0].lower() + inside}
        elif any(letter.isupper() or letter.isdigit() for letter in inside):
            yield name
