"""Is an order of skills a plan: complete, in order, minimal, and of this revision? Each violation is named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import InvalidParameter
from graph.model import Depth, Need, Requirement
from graph.questions.cuts import Waived
from graph.questions.planned import Picked
from graph.snapshot import Snapshot
from graph.snapshot.nodes import Choice
from graph.solution import Profile, Solution, solve

MAX_STEPS = 10_000
"""Steps that an order may have; more if the roadmap has more skills."""


class Wrong(StrEnum):
    """What can be wrong with an order.

    Attributes
    ----------
    OTHER_REVISION
        It was made from another revision of the graph.
    UNKNOWN
        A step is not in this roadmap.
    REPEATED
        A step stands twice.
    MISSING
        A prerequisite is not among the steps.
    TOO_EARLY
        A step stands before one of its prerequisites.
    SUPERFLUOUS
        No target needs the step.
    """

    OTHER_REVISION = "other_revision"
    UNKNOWN = "unknown"
    REPEATED = "repeated"
    MISSING = "missing"
    TOO_EARLY = "too_early"
    SUPERFLUOUS = "superfluous"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong with an order.

    Attributes
    ----------
    kind
        What is wrong.
    skill
        Id of the skill that it concerns; empty if it concerns none.
    detail
        What is wrong, in one sentence.
    """

    kind: Wrong
    skill: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether an order is a plan for its targets.

    Attributes
    ----------
    valid
        Whether nothing is wrong.
    steps
        How many steps the order has.
    violations
        What is wrong, by kind, in the order of the steps.
    """

    revision: str
    valid: bool
    targets: tuple[str, ...]
    depth: Depth
    known: tuple[str, ...]
    steps: int
    violations: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class Concessions:
    """What a plan states of itself: its picks among alternatives, and what it gives up to meet a deadline."""

    picks: Sequence[Picked] = ()
    cuts: Sequence[str] = ()
    lowered: Sequence[str] = ()
    waived: Sequence[Waived] = ()


def verify(
    snapshot: Snapshot,
    order: Sequence[str],
    targets: Sequence[str],
    profile: Profile = Profile(),
    *,
    revision: str = "",
    concessions: Concessions = Concessions(),
) -> Verification:
    """Check an order (ids, names or aliases, targets included) against the graph.

    It must hold all that the targets need, each skill after what it needs, and nothing else. The targets start at the
    level of the depth, and a role's at theirs. Of alternatives the member counts that the plan picked; else the one
    that an answer would pick, if it is a step; else the first member among the steps.

    A plan that met a deadline may leave out what it says it has cut, as long as nothing in it needs that to be used;
    what needs it to be understood must be waived, or lowered to level use.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter
        For targets and the profile; unknown steps are violations.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> found = verify(Snapshot(TINY), ["attention", "vectors", "softmax"], ["attention"])
    >>> [(one.kind.value, one.skill) for one in found.violations]
    [('too_early', 'attention'), ('too_early', 'attention')]
    """
    most = max(MAX_STEPS, len(snapshot.order))
    if len(order) > most:
        raise InvalidParameter("order", f"has {len(order):,} steps: an order has at most {most:,}")
    solution = solve(snapshot, targets, profile)
    steps, unreadable = _read(snapshot, order)
    checked = _Checked(solution, steps, concessions)
    violations = [*_revision(snapshot, revision), *unreadable, *checked.violations()]
    return Verification(
        revision=snapshot.revision,
        valid=not violations,
        targets=solution.targets.asked,
        depth=solution.depth,
        known=solution.known,
        steps=len(steps),
        violations=tuple(violations),
    )


def _revision(snapshot: Snapshot, revision: str) -> Iterator[Violation]:
    if revision and revision != snapshot.revision:
        detail = f"The plan was made from revision {revision[:12]}, this is {snapshot.revision[:12]}: make it anew."
        yield Violation(Wrong.OTHER_REVISION, "", detail)


def _read(snapshot: Snapshot, order: Sequence[str]) -> tuple[list[str], list[Violation]]:
    """The ids of the steps that name a skill, each once, and what is wrong with the others."""
    steps: dict[str, None] = {}
    wrong: list[Violation] = []
    for name in order:
        meant = [id for id in snapshot.names.meanings(name) if id in snapshot.skills]
        if len(meant) != 1:
            why = f"may mean {', '.join(meant)}" if meant else "is no skill of this roadmap"
            wrong.append(Violation(Wrong.UNKNOWN, name, f'"{name}" {why}.'))
        elif meant[0] in steps:
            wrong.append(Violation(Wrong.REPEATED, meant[0], f"{meant[0]} comes more than once."))
        else:
            steps[meant[0]] = None
    return list(steps), wrong


@dataclass(frozen=True, slots=True)
class _Need:
    """That a skill counts on another, by number, for a requirement."""

    prerequisite: int
    requirement: Requirement


class _Checked:
    """The steps of an order beside all that its targets need, by number."""

    def __init__(self, solution: Solution, steps: Sequence[str], conceded: Concessions) -> None:
        snapshot = solution.snapshot
        self._solution, self._snapshot, self._rows = solution, snapshot, snapshot.at(solution.depth)
        self._steps, self._met = snapshot.numbers(steps), solution.learner.met
        self._place = {number: place for place, number in enumerate(self._steps)}
        self._picks = {(one.skill, frozenset(one.members)): one.picked for one in conceded.picks}
        self._cut, self._lowered = _numbers(snapshot, conceded.cuts), _numbers(snapshot, conceded.lowered)
        self._waived = {(one.skill, one.prerequisite) for one in conceded.waived}
        self._needed = self._closure()

    def violations(self) -> Iterator[Violation]:
        """The violations of the steps, in their order."""
        yield from self._absent()
        for number in self._steps:
            for need in self._needs(number) if number in self._needed else ():
                yield from self._unmet(number, need)
        yield from self._forgotten()
        yield from self._superfluous()

    def _closure(self) -> Mapping[int, int]:
        """The node of each skill that the targets need, whether it is a step or not."""
        stack = [node for node in self._solution.targets.nodes if node >> 1 not in self._met]
        nodes = set(stack)
        while stack:
            new = {node for node in self._direct(stack.pop()) if node >> 1 not in self._met} - nodes
            nodes |= new
            stack += new
        return {node >> 1: node for node in sorted(nodes)}

    def _direct(self, node: int) -> Iterator[int]:
        yield from self._rows.plain[node]
        for choice in self._rows.choices.get(node, ()):
            yield choice.node(self._pick(choice))

    def _pick(self, choice: Choice) -> int:
        """The member (number) of a choice that counts."""
        position, members = self._snapshot.position, choice.members
        stated = position.get(self._picks.get((choice.requirement.skill, frozenset(choice.requirement.members)), ""))
        if stated in members:
            return members[members.index(stated)]
        pick = self._solution.closure.picks.get(choice.number) or self._solution.learner.settled(choice)
        if pick and (pick.member in self._met or pick.member in self._place):
            return pick.member
        stepped = [member for member in members if member in self._place]
        return min(stepped, key=self._place.__getitem__, default=pick.member if pick else choice.default)

    def _needs(self, number: int) -> Iterator[_Need]:
        """The prerequisites of a needed skill at its level, met or not."""
        node, position = self._needed[number], self._snapshot.position
        choices = {choice.requirement.members: choice for choice in self._rows.choices.get(node, ())}
        follows = (self._solution.depth if node & 1 else Depth.USE).follows
        for one in self._snapshot.requirements(self._snapshot.order[number]):
            if one.need in follows:
                choice = None if one.is_plain else choices[one.members]
                yield _Need(self._pick(choice) if choice else position[one.members[0]], one)

    def _absent(self) -> Iterator[Violation]:
        for goal in self._solution.targets.goals:
            number = self._snapshot.position[goal]
            if number not in self._place and number not in self._solution.learner.met:
                yield Violation(Wrong.MISSING, goal, f"The target {goal} is not among the steps.")

    def _unmet(self, number: int, need: _Need) -> Iterator[Violation]:
        """The violation between a step and one prerequisite, if there is one."""
        id, prerequisite = self._snapshot.order[number], self._snapshot.order[need.prerequisite]
        if need.prerequisite in self._met:
            return
        if need.prerequisite in self._place:
            if self._place[need.prerequisite] > self._place[number]:
                yield Violation(Wrong.TOO_EARLY, id, f"{id} comes before {prerequisite}, which it needs.")
        elif not self._is_conceded(number, need):
            members = " or ".join(need.requirement.members)
            yield Violation(Wrong.MISSING, prerequisite, f"{id} needs {members}, which is not among the steps.")

    def _is_conceded(self, number: int, need: _Need) -> bool:
        """Whether a plan may leave out what a step counts on: it was cut, and is not needed to use the step."""
        if need.prerequisite not in self._cut or need.requirement.need is Need.USE:
            return False
        ids = self._snapshot.order
        return number in self._lowered or (ids[number], ids[need.prerequisite]) in self._waived

    def _forgotten(self) -> Iterator[Violation]:
        """The skills that only cut ones need and that are neither steps nor cut."""
        ids = self._snapshot.order
        for number in self._needed:
            for need in self._needs(number) if number in self._cut and number not in self._place else ():
                missing = need.prerequisite
                if missing not in self._met and missing not in self._place and missing not in self._cut:
                    detail = f"{ids[missing]} is neither among the steps nor cut, and {ids[number]} needs it."
                    yield Violation(Wrong.MISSING, ids[missing], detail)

    def _superfluous(self) -> Iterator[Violation]:
        for number in self._steps:
            if detail := self._why_superfluous(number):
                yield Violation(Wrong.SUPERFLUOUS, self._snapshot.order[number], detail)

    def _why_superfluous(self, number: int) -> str:
        id, learner = self._snapshot.order[number], self._solution.learner
        if number in learner.has:
            return f"{id} is known, or credited by what is known."
        if number in learner.held:
            return f"{id} is assumed: the background {learner.background} holds it."
        if number in self._cut:
            return f"{id} is said to be cut, and is a step."
        return "" if number in self._needed else f"No target and no other step needs {id}."


def _numbers(snapshot: Snapshot, ids: Iterable[str]) -> Set[int]:
    """The numbers of ids; what is none is left out."""
    return {snapshot.position[id] for id in ids if id in snapshot.position}
