"""One question, one address: names become ids, and what changes nothing is left out.

Of the known skills the fewest stay that credit the others; a background stays if it is not the usual one of the depth.
"""

from dataclasses import dataclass
from datetime import date

from api.web.links import address
from api.web.parameters import Study, Tab
from graph.model import Topic
from graph.names import Thing
from graph.names import address as address_of
from graph.questions.known import understood
from graph.questions.models import DEFAULT_WEEK_HOURS
from graph.snapshot import Snapshot
from graph.snapshot.walks import maximal
from graph.solution import Profile
from graph.solution.profile import background_of


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
        If a target is none, or the background.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> asked = Study(known=("Attention", "vectors", "gardening"))
    >>> found = canonical(Snapshot(TINY), "Transformer", asked, date(2027, 1, 4))
    >>> found.address, found.lost
    ('/before/transformers?known=attention', ('gardening',))
    """
    targets = tuple(dict.fromkeys(snapshot.names.things([target, *question.also], allow_all=True)))
    names = tuple(map(address_of, targets))
    ticks, lacking = understood(snapshot, question.known), understood(snapshot, question.lacking)
    asked = question.model_copy(
        update={
            "known": tuple(snapshot.sort(maximal(snapshot, frozenset(ticks.known)))),
            "background": _background(snapshot, question),
            "lacking": tuple(id for id in lacking.known if id not in ticks.known),
            "whole": question.whole and any(isinstance(target, Topic) for target in targets),
            "also": names[1:],
            "start": (question.start or today) if question.is_planned else None,
            "hours_per_week": (question.hours_per_week or DEFAULT_WEEK_HOURS) if question.is_planned else None,
        }
    )
    asked = asked.model_copy(update=_of_tab(asked))
    path = f"/before/{names[0]}"
    return Canonical(
        targets, names, asked, path, address(path, asked), (*ticks.not_understood, *lacking.not_understood)
    )


def _of_tab(question: Study) -> dict[str, str | Tab | None]:
    """The tab, if it is not the usual one, and no field that only another tab reads."""
    usual: dict[str, str | Tab | None] = {"view": None} if question.view is question.usual_tab else {}
    others = {Tab.LIST: ("open", "way"), Tab.WEEKS: ("open", "way", "missing"), Tab.PICTURE: ("missing",)}
    return usual | dict.fromkeys(others[question.tab], "")


def _background(snapshot: Snapshot, question: Study) -> str:
    """The id of the background that is asked for; empty if it is the usual one of the depth."""
    asked, usual = (background_of(snapshot, one) for one in (question.profile, Profile(depth=question.depth)))
    return "" if asked == usual else asked
