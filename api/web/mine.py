"""The skills that somebody ticked, by field, with how far they go; and as a file to take away."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.formats.markdown import known_checklist
from api.web.progress import Progress, Ticks, progress
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Shelf:
    """The skills (ids) of a field, in learning order, those that come with others among them."""

    topic: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mine:
    """What ticks come to: the skills by field, and their hours together, those that come with them included."""

    progress: Progress
    shelves: tuple[Shelf, ...]
    hours: float


def mine(snapshot: Snapshot, ticks: Ticks) -> Mine:
    """The skills that ticks stand for.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> found = mine(Snapshot(TINY), Ticks(known=("attention",)))
    >>> [(shelf.topic, shelf.skills) for shelf in found.shelves], found.hours
    ([('maths', ('vectors',)), ('models', ('attention',))], 7)
    """
    found = progress(snapshot, ticks)
    had = snapshot.sort((*found.known, *found.credited))
    return Mine(found, tuple(_shelves(snapshot, had)), snapshot.hours(had))


def _shelves(snapshot: Snapshot, skills: list[str]) -> Iterator[Shelf]:
    shelves: dict[str, list[str]] = {}
    for id in skills:
        shelves.setdefault(snapshot.path(snapshot.skills[id].topic)[0], []).append(id)
    for topic in sorted(shelves, key=lambda topic: snapshot.topics[topic].name.casefold()):
        yield Shelf(topic, tuple(shelves[topic]))


def as_file(snapshot: Snapshot, ticks: Ticks) -> str:
    """The known skills as Markdown with ticked boxes, which is read back as the boxes of a plan are."""
    return known_checklist(snapshot, progress(snapshot, ticks).known)
