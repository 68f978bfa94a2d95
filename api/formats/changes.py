"""The difference of two roadmaps in lines to read: for the terminal, and as Markdown for a comment."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graph.difference import Difference
from graph.difference.plans import PlanChange
from graph.difference.requirements import RequirementChange, RequirementRow
from graph.difference.skills import Moved, Named, OtherHours, Renamed
from graph.model import Level, Need
from graph.questions.words import counted, hours_in_words, joined

MAX_SHOWN_LINES = 10
"""Lines of a block that are shown, unless all are asked for."""

MAX_SHOWN_NAMES, MAX_SHOWN_MOVED = 20, 6
"""Names of a list that are shown, and of what moved from one topic to another, unless all are asked for."""

_NEEDS = {Need.USE: "to use it", Need.UNDERSTAND: "to understand it", Need.HELPFUL: "as a help"}
_LEVELS = {Level.USE: "enough to use", Level.UNDERSTAND: "to be understood"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~$])")
_MENTION = re.compile(r"([@#])(?=\w)")


@dataclass(frozen=True, slots=True)
class Block:
    """What changed in one respect: a ``title``, the ``count`` of changes, its lines, and what is left out."""

    title: str
    count: int
    lines: tuple[str, ...]
    left_out: str = ""


def markdown(found: Difference, *, everything: bool = False) -> str:
    r"""The difference as Markdown for a comment; names are escaped, and mention nobody.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> from graph.difference import difference
    >>> markdown(difference(Snapshot(TINY), Snapshot(TINY)))
    '**Tiny**: nothing changed.\n'
    """
    parts = [f"**{escaped(found.new.title)}**: {summary(found)}"]
    for block in blocks(found, escaped, everything=everything):
        lines = [f"- {line}" for line in (*block.lines, *([block.left_out] if block.left_out else []))]
        parts.append("\n".join([f"**{block.title}** ({block.count:,})", "", *lines]))
    return "\n\n".join(parts) + "\n"


def escaped(name: str) -> str:
    r"""A name as Markdown text: without markup, and no mention of a person or an issue.

    Examples
    --------
    >>> escaped("C++ | *see* <b> @everyone")
    'C++ \\| \\*see\\* \\<b\\> @<!-- -->everyone'
    """
    plain = _MARKDOWN.sub(r"\\\1", " ".join(name.split()))
    return _MENTION.sub(r"\1<!-- -->", plain)


def summary(found: Difference) -> str:
    """What changed, in a sentence."""
    if found.is_same:
        same = found.old.revision == found.new.revision
        return "nothing changed." if same else "no skill, requirement or plan changed; texts, lines or links did."
    plans = f"{found.plans.changed:,} of {counted(found.plans.compared, 'plan')} changed"
    detail = f" ({found.plans.longer:,} longer, {found.plans.shorter:,} shorter)" if found.plans.changed else ""
    sizes = (
        _size(found.old.skills, found.new.skills, "skills"),
        _size(found.old.requirements, found.new.requirements, "requirements"),
        _size(found.old.hours, found.new.hours, "hours"),
    )
    return f"{', '.join(sizes)}; {plans}{detail}."


def _size(before: float, after: float, what: str) -> str:
    return f"{after:,g} {what}" if before == after else f"{before:,g} \u2192 {after:,g} {what}"


def blocks(found: Difference, name: Callable[[str], str] = str, *, everything: bool = False) -> Iterator[Block]:
    """What changed, a block for each respect in which something did; ``name`` gives a name as it is shown."""
    yield from filter(lambda block: block.count, _Teller(found, name, everything=everything).blocks())


class _Teller:
    """Tells the parts of one difference."""

    def __init__(self, found: Difference, name: Callable[[str], str], *, everything: bool) -> None:
        self.found, self.name, self.everything = found, name, everything

    def blocks(self) -> Iterator[Block]:
        """Every block in order, some of which count nothing."""
        found = self.found
        yield self._block("Renamed", [self._renamed(one) for one in found.renamed])
        yield self._block("Split", [f"{self._one(one.before)} into {self._all(one.into)}" for one in found.split])
        yield self._block("Merged", [f"{self._all(one.before)} into {self._one(one.into)}" for one in found.merged])
        yield self._block("Moved", [self._moved(one) for one in found.moved])
        yield self._names("Gained skills", found.gained)
        yield self._names("Lost skills", found.lost)
        yield self._block("Renamed topics", [self._renamed(one) for one in found.topics_renamed])
        yield self._block("Other hours", [self._hours(one) for one in found.other_hours])
        yield self._block("Changed requirements", [self._change(one) for one in found.requirements_changed])
        yield self._rows("Gained requirements", found.requirements_gained, "gained")
        yield self._rows("Lost requirements", found.requirements_lost, "lost")
        yield self._names("Gained roles", found.roles_gained)
        yield self._names("Lost roles", found.roles_lost)
        yield self._block("Plans of roles", [self._plan(one) for one in found.plans.roles])
        yield self._block("Plans to skills", [self._plan(one) for one in found.plans.skills], found.plans.changed)

    def _block(self, title: str, lines: Sequence[str], count: int = 0, others: str = "") -> Block:
        """The first lines, and how many more there are; ``others`` are counted beside them."""
        shown = lines if self.everything else lines[:MAX_SHOWN_LINES]
        count = count or len(lines)
        more = [f"{count - len(shown):,} more"] if count > len(shown) and not others else []
        more += [f"{len(lines) - len(shown):,} more"] if others and len(lines) > len(shown) else []
        left_out = joined([*more, *([others] if others else [])])
        return Block(title, count, tuple(shown), f"and {left_out}" if left_out else "")

    def _names(self, title: str, things: Sequence[Named]) -> Block:
        shown = things if self.everything else things[:MAX_SHOWN_NAMES]
        return Block(title, len(things), (self._counted(shown, len(things)),))

    def _renamed(self, one: Renamed) -> str:
        ids = f" ({one.before.id} \u2192 {one.after.id})" if one.before.name == one.after.name else ""
        return f"{self._one(one.before)} \u2192 {self._one(one.after)}{self.name(ids) if ids else ''}"

    def _moved(self, one: Moved) -> str:
        shown = one.skills if self.everything else one.skills[:MAX_SHOWN_MOVED]
        way = f"{self.name(one.before)} \u2192 {self.name(one.after)}"
        return f"{way}: {self._counted(shown, len(one.skills))}"

    def _hours(self, one: OtherHours) -> str:
        if one.before != one.after:
            return f"{self._one(one.skill)}: {_span(one.before, one.after)}"
        return f"{self._one(one.skill)}, only to use it: {_span(one.before_use, one.after_use)}"

    def _rows(self, title: str, rows: Sequence[RequirementRow], how: str) -> Block:
        """The requirements between skills of both roadmaps; those that came or went with a skill are counted."""
        told = [row for row in rows if row.is_between_kept or self.everything]
        lines = [f"{self._row(row)} {_NEEDS[row.need]}: {self.name(row.reason)}" for row in told]
        others = len(rows) - len(told)
        return self._block(title, lines, len(rows), f"{others:,} of {how} skills" if others else "")

    def _row(self, row: RequirementRow) -> str:
        return f"{self._named(row.skill)} needs {self._members(row)}"

    def _members(self, row: RequirementRow) -> str:
        return " or ".join(map(self._named, row.members))

    def _change(self, one: RequirementChange) -> str:
        """What of a requirement is other than before."""
        before, after = one.before, one.after
        spans = [(_NEEDS[before.need], _NEEDS[after.need])]
        if before.members == after.members:
            spans += [(_LEVELS[was], _LEVELS[is_]) for was, is_ in zip(before.levels, after.levels, strict=True)]
            spans.append((f"{self._named(before.default)} by default", self._named(after.default)))
        else:
            spans.insert(0, (self._members(before), self._members(after)))
        if Need.HELPFUL in {before.need, after.need} and before.need != after.need:
            spans = [span for span in spans if not set(span) & set(_LEVELS.values())]
        told = dict.fromkeys(f"{was} \u2192 {is_}" for was, is_ in spans if was.removesuffix(" by default") != is_)
        return f"{self._row(after)}: {', '.join(told)}"

    def _named(self, id: str) -> str:
        return self.name(self.found.names[id])

    def _plan(self, one: PlanChange) -> str:
        adds = f", with {self._counted(one.adds, one.added)}" if one.adds else ""
        drops = f", without {self._counted(one.drops, one.dropped)}" if one.drops else ""
        return f"{self.name(one.name)}: {_span(one.before, one.after)}{adds}{drops}"

    def _counted(self, skills: Sequence[Named], count: int) -> str:
        more = [f"{count - len(skills):,} more"] if count > len(skills) else []
        return joined([*map(self._one, skills), *more])

    def _all(self, skills: Sequence[Named]) -> str:
        return joined(map(self._one, skills))

    def _one(self, skill: Named) -> str:
        return self.name(skill.name)


def _span(before: float, after: float) -> str:
    """Hours before and after, with what is between them."""
    if before == after:
        return f"{hours_in_words(after)} as before"
    return f"{before:,g} \u2192 {hours_in_words(after)} ({after - before:+,g})"
