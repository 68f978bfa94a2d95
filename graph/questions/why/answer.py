"""The answer to "does A come before B?": the verdict, its counts and chains, and where A stands for whoever asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Depth
from graph.questions.standing import Standing, Standings
from graph.questions.why.chains import Chain, chains
from graph.questions.why.counts import Share, share_of_goals, share_of_whole
from graph.questions.why.direction import Direction
from graph.questions.why.ends import End, both_ends
from graph.questions.why.told import Case, empty, notes, sentence
from graph.questions.why.verdict import WhyVerdict, verdict
from graph.snapshot import Snapshot
from graph.solution import Profile, solve


@dataclass(frozen=True, slots=True)
class Why:
    """Whether one thing comes before another, and by which chains.

    Attributes
    ----------
    answer
        The verdict.
    sentence
        The verdict in one sentence.
    notes
        Further sentences about the verdict.
    before
        Id of what may come first.
    after
        Id of what it may be needed for; several are joined by commas.
    targets
        Ids of what `after` names, one by one.
    least_depth
        First depth, from the asked one on, at which `before` may come first; null if there is none.
    goals
        How much of `before` comes before the goals of `after`: of a topic, before its essentials; null if
        nothing does.
    whole
        The same for all skills of `after`, where these are more than its goals; else null.
    chains
        The shortest chains of requirements, each in learning order; at most eight.
    more_chains
        Whether there are further chains.
    standing
        Where `before` stands in the asker's own answer about `after`; null if there is nothing to compare.
    """

    revision: str
    answer: WhyVerdict
    sentence: str
    notes: tuple[str, ...]
    before: str
    after: str
    targets: tuple[str, ...]
    depth: Depth
    least_depth: Depth | None
    goals: Share | None
    whole: Share | None
    chains: tuple[Chain, ...]
    more_chains: bool
    standing: Standing | None


def why(snapshot: Snapshot, before: str, after: str | Sequence[str], profile: Profile = Profile()) -> Why:
    """Whether one thing comes before another, or before several together, at a depth.

    The verdict is that of someone who starts from nothing, with the tastes of the profile. What is known, lacking or
    taken for granted changes the ``standing`` only. The answers, the first that applies:

    * ``unknown``: one of the two has no skills. ``part_of``: one is part of the other.
    * ``both``: something of each comes before the other. ``yes``: it comes before, with all its essentials.
      ``partly``: some of it does.
    * ``reverse``: it is the other way round. ``alternative``: only another choice needs it. ``deeper``: it comes before
      at a greater depth. ``reverse`` again: the other way round by choice or deeper.
    * ``unknown``: no chain leads there, and one of the two is not curated. ``no``: no chain leads there.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> snapshot = Snapshot(TINY)
    >>> why(snapshot, "vectors", "transformers").sentence
    'Yes: Vectors comes before Transformers.'
    >>> why(snapshot, "tensorflow", "transformers").answer
    <WhyVerdict.ALTERNATIVE: 'alternative'>
    >>> [hop.reason for hop in why(snapshot, "softmax", "attention").chains[0]]
    ['Its definition is written with it.']
    """
    targets = [after] if isinstance(after, str) else list(after)
    one, other = both_ends(snapshot, before, targets, whole=profile.whole)
    forward, backward = Direction(one, other, profile), Direction(other, one, profile)
    own = Standings(solve(snapshot, targets, profile))
    answer = verdict(forward, backward)
    is_empty = not one.everything or not other.everything
    goals = None if is_empty else share_of_goals(forward)
    whole = share_of_whole(forward) if goals and other.has_core else None
    case = Case(forward, backward, goals, whole) if goals else None
    shown, more = chains(answer, forward, backward)
    return Why(
        revision=snapshot.revision,
        answer=answer,
        sentence=sentence(answer, case) if case else empty(forward),
        notes=notes(answer, case) if case else (),
        before=one.addresses[0],
        after=", ".join(other.addresses),
        targets=other.addresses,
        depth=profile.depth,
        least_depth=None if is_empty else forward.least_depth,
        goals=goals,
        whole=whole,
        chains=tuple(shown),
        more_chains=more,
        standing=None if is_empty or one.everything == other.everything else _standing(own, one),
    )


def _standing(standings: Standings, end: End) -> Standing:
    if end.is_skill:
        return standings.of(end.addresses[0])
    return standings.of_several(end.addresses[0], end.snapshot.ids(end.everything))
