"""From names that somebody ticked to known skills: what could be understood is kept, and the rest is named."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import InvalidParameter
from graph.snapshot import Snapshot
from graph.solution.profile import skills_of


@dataclass(frozen=True, slots=True)
class Known:
    """The skills that ticked boxes or names stand for.

    Attributes
    ----------
    known
        Ids of the skills, in learning order.
    not_understood
        Names that are not in this roadmap.
    """

    revision: str
    known: tuple[str, ...]
    not_understood: tuple[str, ...]


def understood(snapshot: Snapshot, names: Iterable[str]) -> Known:
    """Which skills the names stand for, a topic for all of its own; unknown and ambiguous ones are listed.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> understood(Snapshot(TINY), ["Softmax", "gardening"]).not_understood
    ('gardening',)
    """
    known: set[str] = set()
    lost: list[str] = []
    for name in dict.fromkeys(names):
        if len(_meanings(snapshot, name)) == 1:
            known.update(skills_of(snapshot, snapshot.names.thing(name)))
        else:
            lost.append(name)
    return Known(snapshot.revision, tuple(snapshot.sort(known)), tuple(lost))


def _meanings(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    """What a name stands for; nothing for what cannot be one."""
    try:
        return snapshot.names.meanings(name)
    except InvalidParameter:
        return ()
