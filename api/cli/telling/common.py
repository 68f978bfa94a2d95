"""Print any answer for reading: the function `tell`, and the names and marks that its implementations share."""

import shlex
from collections.abc import Iterable, Sequence
from functools import singledispatch
from typing import Any, TypeVar

from api.cli.fields import tell_fields
from graph.model import Level, Need
from graph.questions.before import Item
from graph.questions.start import FROM_NOTHING
from graph.questions.why import Hop
from graph.questions.words import joined
from graph.snapshot import Snapshot

MAX_NAMES_IN_FULL = 8
"""Names that a sentence lists; of more it gives the number."""

T = TypeVar("T")

LEVELS = {Level.USE: "enough to use", Level.UNDERSTAND: "to understand"}
"""How well a skill is to be learned, in words."""

NEEDED_TO = {Need.USE: "use it", Need.UNDERSTAND: "understand it", Need.HELPFUL: "make it easier"}
"""Each need in words: a prerequisite is needed to use a skill, to understand it, or makes it easier."""


@singledispatch
def tell(answer: Any, _: Snapshot) -> None:
    """Print an answer for reading; field by field, if its type has no function here."""
    tell_fields(answer)


def told_hop(snapshot: Snapshot, hop: Hop) -> str:
    """One requirement of a chain, with its need and reason."""
    enough = ", using it is enough" if hop.level is Level.USE else ""
    one, other = name_of(snapshot, hop.prerequisite), name_of(snapshot, hop.skill)
    return f"  {one} -> {other} (to {NEEDED_TO[hop.need]}{enough}): {hop.reason}"


def short(names: Sequence[str]) -> str:
    """The first names of a list, and the number of the others."""
    more = len(names) - MAX_NAMES_IN_FULL
    return joined(names) if more <= 0 else f"{', '.join(names[:MAX_NAMES_IN_FULL])} and {more:,} more"


def told_start(sentence: str) -> str:
    """Say what is assumed, and how one asks without it in the terminal."""
    return sentence.replace(FROM_NOTHING, f"--{FROM_NOTHING}")


def told_why_not(targets: Sequence[str]) -> str:
    """Say how one asks why a skill is not in a list."""
    return f"Why is a skill not in this list? prereq why SKILL {' '.join(map(shlex.quote, targets))}"


def told_credited(snapshot: Snapshot, ids: Sequence[str]) -> str:
    """Name the credited skills, or count them if they are many."""
    return f"Credited, because you know what needs it: {listed([name_of(snapshot, id) for id in ids])}"


def listed(names: Sequence[str]) -> str:
    """Names in full while they are few, else their number with the first and the last."""
    return (
        ", ".join(names) if len(names) <= MAX_NAMES_IN_FULL else f"{len(names)} skills, from {names[0]} to {names[-1]}"
    )


def numbered(items: Iterable[T]) -> Iterable[tuple[int, T]]:
    """Things with their places, from 1."""
    return enumerate(items, 1)


def told_level(item: Item) -> str:
    """A mark for a skill that it is enough to use."""
    return " (enough to use)" if item.level is Level.USE else ""


def marks(curated: bool, implied: bool) -> str:
    """Marks for what is not curated or only implied."""
    return (" [not curated]" if not curated else "") + (" [implied]" if implied else "")


def name_of(snapshot: Snapshot, id: str) -> str:
    """The name of a skill, topic or role (id); the id itself if there is none."""
    topic, role = snapshot.topics.get(id.removeprefix("topic:")), snapshot.roles.get(id.removeprefix("role:"))
    thing = snapshot.skills.get(id) or topic or role
    return thing.name if thing else id
