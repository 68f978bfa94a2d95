"""From names that somebody ticked to known skills: what could be understood is kept, and the rest is named."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import InvalidQuestion
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Known:
    """The ``known`` skills that names stand for, in learning order, and the names ``not_understood``."""

    revision: str
    known: tuple[str, ...]
    not_understood: tuple[str, ...]


def understood(snapshot: Snapshot, names: Iterable[str]) -> Known:
    """Which skills the names stand for; unknown and ambiguous ones are listed, never guessed.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> understood(Snapshot(TINY), ["Softmax", "gardening"]).not_understood
    ('gardening',)
    """
    known: set[str] = set()
    lost: list[str] = []
    for name in names:
        try:
            known.add(snapshot.names.skill(name))
        except InvalidQuestion:
            lost.append(name)
    return Known(snapshot.revision, tuple(snapshot.sort(known)), tuple(dict.fromkeys(lost)))
