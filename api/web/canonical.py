"""One question, one address: names become ids, and of the known skills the fewest stay that credit the others."""

from dataclasses import dataclass
from datetime import date

from api.web.links import address
from api.web.parameters import Study
from graph.names import Thing
from graph.names import address as address_of
from graph.questions.known import understood
from graph.questions.models import DEFAULT_WEEK_HOURS
from graph.snapshot import Snapshot
from graph.snapshot.walks import maximal


@dataclass(frozen=True, slots=True)
class Canonical:
    """A question about ``targets``, whose names for the API are ``names``, and the ticks that are ``lost``.

    ``path`` is the address without, ``address`` with the question.
    """

    targets: tuple[Thing, ...]
    names: tuple[str, ...]
    question: Study
    path: str
    address: str
    lost: tuple[str, ...]


def canonical(snapshot: Snapshot, target: str, question: Study, today: date) -> Canonical:
    """The question as its shortest link asks it; ticks that stand for nothing any more are dropped and told.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter
        If a target is none.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> asked = Study(known=("Attention", "vectors", "gardening"))
    >>> found = canonical(Snapshot(TINY), "Transformer", asked, date(2027, 1, 4))
    >>> found.address, found.lost
    ('/before/transformers?known=attention', ('gardening',))
    """
    targets = tuple(dict.fromkeys(snapshot.names.things([target, *question.also])))
    names = tuple(map(address_of, targets))
    ticks = understood(snapshot, question.known)
    asked = question.model_copy(
        update={
            "known": tuple(snapshot.sort(maximal(snapshot, frozenset(ticks.known)))),
            "also": names[1:],
            "start": (question.start or today) if question.is_planned else None,
            "hours_per_week": (question.hours_per_week or DEFAULT_WEEK_HOURS) if question.is_planned else None,
        }
    )
    path = f"/before/{names[0]}"
    return Canonical(targets, names, asked, path, address(path, asked), ticks.not_understood)
