"""The phases of a view as the stations of a picture."""

from collections.abc import Callable, Sequence

from api.web.study import Group, View
from graph.picture.legend import Field
from graph.picture.stations import Line, Stop, line, next_of
from graph.questions.words import counted


def stations(
    view: View,
    target: str,
    width: float,
    hours: Callable[[float], str],
    opened: str = "",
    inside: Sequence[tuple[str, str]] = (),
) -> Line:
    """The groups of a view on a line to the target, one of them opened; ``hours`` puts hours in words."""
    ahead = next_of([group.share for group in view.groups])
    stops = [_stop(group, place == ahead, hours) for place, group in enumerate(view.groups)]
    return line(stops, target, width, opened, inside)


def _stop(group: Group, is_next: bool, hours: Callable[[float], str]) -> Stop:
    name = str(group.number)
    note = f"{hours(group.hours)}, {counted(len(group.steps) - group.done, 'skill')}" if group.share < 1 else "done"
    return Stop(name, group.title, note, group.all_hours, group.field.colour, group.share, is_next)


def shown_fields(groups: Sequence[Group]) -> list[Field]:
    """The fields of the skills of groups, in the order in which they first occur."""
    return list(dict.fromkeys(step.field for group in groups for step in group.steps))
