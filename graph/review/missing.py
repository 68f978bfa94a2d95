"""The skills that the parts of a document need and no line of it teaches."""

from collections import defaultdict
from collections.abc import Iterator

from graph.questions.words import counted, hours_in_words
from graph.review.findings import Finding, FindingKind, Severity
from graph.review.teaching import Teaching


def missing(teaching: Teaching) -> Iterator[Finding]:
    """Each skill that is needed and never taught, those first that most taught skills need; ties by line.

    What the default background holds is left out, and so are alternatives of which another one is taught.
    """
    needed_by: defaultdict[str, list[str]] = defaultdict(list)
    used: set[str] = set()
    for id in teaching.line:
        reached = teaching.reached(id)
        used |= reached.direct
        for one in reached.untaught:
            needed_by[one].append(id)
    for rows in needed_by.values():
        rows.sort(key=lambda id: (teaching.line[id], id))
    ranked = sorted(needed_by, key=lambda id: (-len(needed_by[id]), teaching.line[needed_by[id][0]], id))
    yield from (_finding(teaching, id, needed_by[id], used=id in used) for id in ranked)


def _finding(teaching: Teaching, id: str, needed_by: list[str], *, used: bool) -> Finding:
    skill, first = teaching.snapshot.skills[id], teaching.snapshot.skills[needed_by[0]]
    need = "needs" if len(needed_by) == 1 else "need"
    others = f" and {counted(len(needed_by) - 1, 'more skill')}" if len(needed_by) > 1 else ""
    where = "taught" if skill.mentions else "named"
    hours = hours_in_words(skill.hours)
    return Finding(
        FindingKind.MISSING,
        Severity.WARNING if used else Severity.NOTE,
        teaching.line[first.id],
        f"{skill.name} ({hours}) is never {where}, and {first.name}{others} {need} it",
        'name it earlier, or under "Prerequisites" at the top',
        f"missing {id}",
        (id, *needed_by),
    )
