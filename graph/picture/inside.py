"""What is inside a phase: its skills in layers, or its topics where they are many."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.picture.leaning import Met, grouped, in_order, leanings
from graph.picture.scene import Link, NodeState, Picture, Thing, picture, skill_thing
from graph.questions.before import Item
from graph.snapshot import Snapshot

MAX_SKILLS = 20
"""Skills of a phase that are shown one by one; more are shown by their topics."""

MAX_ASSUMED = 5
"""Assumed skills that are shown beside those that need them."""

WIDE = 800.0
"""Pixels that the drawing takes from side to side, unless long arrows need more."""


@dataclass(frozen=True, slots=True)
class Inside:
    """The picture; the ``topics`` that were opened on the way to it; and how many skills have no room in it."""

    picture: Picture
    topics: tuple[str, ...]
    left_out: int


def inside(
    snapshot: Snapshot,
    items: Sequence[Item],
    state_of: Callable[[str], NodeState],
    topic: str = "",
    assumed: Sequence[str] = (),
) -> Inside:
    """The skills of a phase, or those of one topic in it, with the assumed ones that they need directly.

    Parameters
    ----------
    items
        The skills of the phase, in learning order.
    state_of
        What a skill (id) is to the learner.
    topic
        The topic (id) that was opened; one without skills here opens nothing.
    assumed
        The skills that the learner is assumed to have.

    Examples
    --------
    >>> from graph.questions.before import before
    >>> from graph.samples import TINY
    >>> tiny = Snapshot(TINY)
    >>> opened = inside(tiny, before(tiny, ["transformers"]).items, lambda id: NodeState.PLAN)
    >>> [node.id for node in opened.picture.nodes], opened.left_out
    (['vectors', 'softmax', 'attention', 'pytorch'], 0)
    """
    below = [item for item in items if topic in snapshot.path(item.topic)]
    shown, topics = (below, tuple(snapshot.path(topic))) if below else (list(items), ())
    if len(shown) > MAX_SKILLS:
        groups = _groups(snapshot, shown, len(topics))
        if len(set(groups.values())) > 1:
            return Inside(_of_topics(snapshot, shown, groups), topics, 0)
    return Inside(_of_skills(snapshot, shown[:MAX_SKILLS], state_of, assumed), topics, max(0, len(shown) - MAX_SKILLS))


def _of_skills(
    snapshot: Snapshot, items: Sequence[Item], state_of: Callable[[str], NodeState], assumed: Sequence[str]
) -> Picture:
    own = {item.id for item in items}
    links = [
        Link(one.picked, item.id, one.need.value, one.reason)
        for item in items
        for one in item.requires
        if one.picked in own or one.picked in assumed
    ]
    needed = Counter(link.source for link in links if link.source not in own)
    taken = [id for id, _ in needed.most_common(MAX_ASSUMED)]
    things = [
        *(skill_thing(snapshot.skills[id], NodeState.ASSUMED) for id in snapshot.sort(taken)),
        *(Thing(item.id, "skill", item.name, item.hours, state_of(item.id)) for item in items),
    ]
    kept = [link for link in links if link.source in own or link.source in taken]
    return picture(snapshot.revision, "", things, kept, most_width=WIDE)


def _groups(snapshot: Snapshot, items: Sequence[Item], level: int) -> dict[str, str]:
    """The topic of each skill, as deep as leaves no more boxes than there is room for, and deeper than ``level``."""
    paths = {item.id: snapshot.path(item.topic) for item in items}
    for depth in range(max(map(len, paths.values())), level, -1):
        groups = {id: f"topic:{path[:depth][-1]}" for id, path in paths.items()}
        if len(set(groups.values())) <= MAX_SKILLS:
            break
    return groups


def _of_topics(snapshot: Snapshot, items: Sequence[Item], group_of: Mapping[str, str]) -> Picture:
    hours = {item.id: item.hours for item in items}
    links = leanings(snapshot, group_of, _met(items, group_of))
    boxes = grouped(snapshot, group_of, NodeState.PLAN, lambda ids: sum(hours[id] for id in ids))
    things = in_order(snapshot, boxes, links, group_of)
    return picture(snapshot.revision, "", things, links, most_width=WIDE)


def _met(items: Sequence[Item], group_of: Mapping[str, str]) -> Iterator[Met]:
    for item in items:
        yield from (Met(one.picked, item.id, one.need) for one in item.requires if one.picked in group_of)
