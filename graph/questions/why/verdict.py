"""The nine answers, in the order in which they are tried."""

from enum import StrEnum

from graph.questions.why.direction import Direction


class WhyVerdict(StrEnum):
    """Whether A comes before B.

    Attributes
    ----------
    YES
        All essentials of A come before B.
    PARTLY
        Only some of A comes before B.
    PART_OF
        One is a part of the other.
    BOTH
        Something of each comes before the other.
    ALTERNATIVE
        A comes before B only if another alternative is taken.
    DEEPER
        A comes before B only at a greater depth.
    REVERSE
        B comes before A.
    UNKNOWN
        Nothing is known of one of the two.
    NO
        Neither comes before the other, at any depth and by any alternative.
    """

    YES = "yes"
    PARTLY = "partly"
    PART_OF = "part_of"
    BOTH = "both"
    ALTERNATIVE = "alternative"
    DEEPER = "deeper"
    REVERSE = "reverse"
    UNKNOWN = "unknown"
    NO = "no"


def verdict(forward: Direction, backward: Direction) -> WhyVerdict:
    """Whether the start of ``forward`` comes before its goal; ``backward`` is the same the other way round."""
    one, other = forward.start.everything, forward.goal.everything
    if not one or not other:
        return WhyVerdict.UNKNOWN
    if one <= other or other <= one:
        return WhyVerdict.PART_OF
    return _as_picked(forward, backward) or _otherwise(forward, backward)


def _as_picked(forward: Direction, backward: Direction) -> WhyVerdict | None:
    if not forward.listed:
        return WhyVerdict.REVERSE if backward.listed else None
    if backward.listed:
        return WhyVerdict.BOTH
    return WhyVerdict.YES if forward.start.goals <= forward.listed else WhyVerdict.PARTLY


def _otherwise(forward: Direction, backward: Direction) -> WhyVerdict:
    if forward.by_choice:
        return WhyVerdict.ALTERNATIVE
    if forward.least_depth:
        return WhyVerdict.DEEPER
    if backward.least_depth:
        return WhyVerdict.REVERSE
    return WhyVerdict.UNKNOWN if forward.start.uncurated or forward.goal.uncurated else WhyVerdict.NO
