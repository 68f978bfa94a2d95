"""The weakest requirements: those that a good teacher could doubt, ranked by the plans that they change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.lazy import cached_property
from graph.model import Confidence, Depth, Need, Requirement
from graph.questions.words import counted, hours_in_words
from graph.review.findings import Finding, FindingKind, Severity
from graph.review.teaching import Teaching, stated_line
from graph.snapshot import Snapshot

MAX_WEIGHED_REQUIREMENTS = 500
"""Doubtful requirements whose plans are counted; further ones, in the order of their skills, are left out."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How many of the taught skills have another plan without a requirement, and the most ``hours`` that one loses."""

    plans: int
    hours: float


@dataclass(frozen=True, eq=False)
class _Closures:
    """What each skill at a level needs, as the bits of an integer: one bit a node, alternatives by their default."""

    snapshot: Snapshot

    @cached_property
    def rows(self) -> Sequence[tuple[int, ...]]:
        """The nodes that each node needs directly; who understands a skill can use it."""
        rows = self.snapshot.at(Depth.UNDERSTAND)
        return [
            (*plain, *(choice.node(choice.default) for choice in rows.choices.get(node, ())), *self._below(node))
            for node, plain in enumerate(rows.plain)
        ]

    def _below(self, node: int) -> tuple[int, ...]:
        return (node - 1,) if node & 1 else ()

    @cached_property
    def bits(self) -> Sequence[int]:
        """All nodes that each node needs, itself included."""
        bits: list[int] = []
        for node, row in enumerate(self.rows):
            bits.append(1 << node | _union(bits, row))
        return bits

    def without(self, requirement: Requirement) -> Mapping[int, int]:
        """The bits of the nodes that need fewer nodes once a requirement is gone."""
        skill = self.snapshot.position[requirement.skill]
        member = 2 * self.snapshot.position[requirement.pick]
        changed: dict[int, int] = {}
        for node in range(2 * skill, len(self.rows)):
            row = self.rows[node]
            if node >> 1 == skill:
                row = tuple(one for one in row if one not in (member, member + 1))
            elif changed.keys().isdisjoint(row):
                continue
            bits = 1 << node
            for one in row:
                bits |= changed.get(one, self.bits[one])
            if bits != self.bits[node]:
                changed[node] = bits
        return changed

    def hours(self, nodes: int) -> float:
        """The hours of the skills at the levels of these bits: of a skill that is to be understood the higher ones."""
        hours, total = self.snapshot.hours_by_node, 0.0
        while nodes:
            node = nodes.bit_length() - 1
            total += hours[node]
            nodes &= ~(1 << node | 1 << (node & ~1))
        return total

    def weight(self, requirement: Requirement, targets: Sequence[int]) -> Weight:
        """How many of the targets (nodes) have another plan without a requirement."""
        changed = self.without(requirement)
        lost = [(self.bits[node], changed[node]) for node in targets if node in changed]
        return Weight(len(lost), max((self.hours(old) - self.hours(new) for old, new in lost), default=0))


def _union(bits: Sequence[int], nodes: Sequence[int]) -> int:
    union = 0
    for node in nodes:
        union |= bits[node]
    return union


def weak(teaching: Teaching) -> Iterator[Finding]:
    """The requirements of medium confidence that change a plan, those first that change most plans."""
    closures = _Closures(teaching.snapshot)
    targets = [2 * teaching.snapshot.position[id] + 1 for id in teaching.line]
    doubtful = sorted(_doubtful(teaching), key=lambda one: (teaching.snapshot.position[one.skill], one.members))
    weighed = [(closures.weight(one, targets), one) for one in doubtful[:MAX_WEIGHED_REQUIREMENTS]]
    ranked = sorted(weighed, key=lambda pair: (-pair[0].plans, -pair[0].hours, pair[1].skill, pair[1].members))
    yield from (_finding(teaching, one, weight) for weight, one in ranked if weight.hours)


def _doubtful(teaching: Teaching) -> Iterator[Requirement]:
    """The requirements of medium confidence of taught skills, but for those that the author states."""
    for one in teaching.snapshot.roadmap.requirements:
        is_followed = one.need is not Need.HELPFUL and one.skill in teaching.line
        if is_followed and one.confidence is Confidence.MEDIUM and not stated_line(one):
            yield one


def _finding(teaching: Teaching, one: Requirement, weight: Weight) -> Finding:
    skill, member = teaching.snapshot.skills[one.skill].name, teaching.snapshot.skills[one.pick].name
    plans = f"{counted(weight.plans, 'plan')} {'is' if weight.plans == 1 else 'are'} shorter"
    return Finding(
        FindingKind.WEAK,
        Severity.NOTE,
        teaching.line[one.skill],
        f"{skill} needs {member} with medium confidence; without that {plans}, by up to {hours_in_words(weight.hours)}",
        f"confirm it (requires: {member}), or change the catalogue",
        f"weak {one.skill} {' '.join(one.members)}",
        (one.skill, *one.members),
    )
