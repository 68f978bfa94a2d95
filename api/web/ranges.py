"""Ranges of hours as the page shows them."""

from graph.questions.plan import hours_as_people_differ

MIN_WHOLE_HOURS = 10
"""From so many hours on, halves say nothing."""


def shown_range(hours: float) -> tuple[float, float]:
    """The hours of a fast and of a slow learner, whole from ten on.

    Examples
    --------
    >>> shown_range(54), shown_range(7)
    ((43, 81), (5.5, 10.5))
    """
    low, high = hours_as_people_differ(hours)
    return (round(low), round(high)) if hours >= MIN_WHOLE_HOURS else (low, high)
