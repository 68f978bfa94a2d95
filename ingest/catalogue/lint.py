"""Check the rules that a catalogue or a stored graph must keep beyond its format, and count what it holds."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from graph.dag import check
from graph.errors import InvalidGraph
from graph.model import Depth, Need, Roadmap, Skill
from graph.names import Tier, first_match, fold, normalise, singular
from graph.reduction import redundant
from graph.snapshot import Snapshot
from graph.snapshot.fixed_order import stages
from ingest import phrases
from ingest.catalogue.loader import Catalogue

MIN_REASON_CHARACTERS = 25
"""Characters that a reason has at least."""

_CORE = range(1, 6)
_FILLER = {
    *("a", "an", "the", "is", "are", "for", "of", "to", "in", "it", "and", "you", "must", "know", "before", "learn"),
    *("learning", "need", "needs", "needed", "require", "requires", "required"),
}


def lint(catalogue: Catalogue) -> Iterator[str]:
    """The faults of a catalogue, one sentence each, in a fixed order; only the first if the graph itself is broken."""
    roadmap = as_roadmap(catalogue)
    if broken := _broken(roadmap):
        yield broken
        return
    yield from _names(catalogue)
    yield from _pasted_aliases(catalogue)
    yield from _redundant(roadmap)
    yield from _isolated(roadmap)
    yield from _reasons(catalogue)
    yield from _topics(catalogue)


def lint_graph(roadmap: Roadmap) -> Iterator[str]:
    """The faults of any graph, one sentence each: the first broken rule, else its redundant requirements.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> list(lint_graph(TINY))
    []
    """
    if broken := _broken(roadmap):
        yield broken
        return
    yield from _redundant(roadmap)


def _broken(roadmap: Roadmap) -> str:
    """The first rule of every graph that this one breaks, or an empty string."""
    try:
        check(roadmap)
    except InvalidGraph as problem:
        return str(problem)
    return ""


def as_roadmap(catalogue: Catalogue) -> Roadmap:
    """The whole catalogue as one graph."""
    return Roadmap(
        "Catalogue", tuple(catalogue.skills.values()), tuple(catalogue.topics.values()), catalogue.requirements
    )


def figures(roadmap: Roadmap) -> dict[str, Any]:
    """Figures of a graph by name: skills, requirements by need, chain lengths in stages, most required skills."""
    snapshot = Snapshot(roadmap)
    needs = Counter(requirement.need for requirement in roadmap.requirements)
    before = {
        id: [member for requirement in snapshot.requirements(id, Depth.UNDERSTAND) for member in requirement.members]
        for id in snapshot.order
    }
    levels = stages(snapshot.order, before) or {"": 0}
    dependents = {id: sum(1 for _ in snapshot.required_by(id, Depth.UNDERSTAND)) for id in snapshot.order}
    most = sorted(dependents, key=lambda id: (-dependents[id], id))[:10]
    alone = [id for id in snapshot.order if not before[id] and not dependents[id]]
    return {
        "skills": len(roadmap.skills),
        "not curated": sum(not skill.curated for skill in roadmap.skills),
        "topics": len(roadmap.topics),
        "requirements": len(roadmap.requirements),
        **{f"requirements ({need})": needs[need] for need in Need},
        "alternatives": sum(not requirement.is_plain for requirement in roadmap.requirements),
        "hours": snapshot.hours(snapshot.order),
        "mean chain": round(sum(levels.values()) / len(levels), 2),
        "longest chain": max(levels.values()),
        "isolated": f"{len(alone)} ({len(alone) / len(levels):.1%})",
        "most depended on": ", ".join(f"{id} ({dependents[id]})" for id in most),
    }


def _names(catalogue: Catalogue) -> Iterator[str]:
    """Names and aliases are claimed by one skill, unless declared in ``names.yaml``; and no two skills are one."""
    declared = {singular(reading.name): reading.default for reading in catalogue.readings}
    claims: defaultdict[str, set[str]] = defaultdict(set)
    words: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for skill in catalogue.skills.values():
        for name in (skill.name, *skill.aliases):
            claims[singular(name)].add(skill.id)
        words[tuple(sorted(fold(word) for word in normalise(skill.name).split()))].add(skill.id)
    for name, ids in sorted(claims.items()):
        if len(ids) > 1 and name not in declared:
            yield f'the name "{name}" is claimed by {_and(ids)}: declare it in names.yaml, or drop it from all but one'
        if name in declared and (others := ids - {declared[name]}):
            yield f'the name "{name}" is declared in names.yaml and is a name of {_and(others)} too: drop it there'
    for ids in words.values():
        if len(ids) > 1:
            yield f"{_and(ids)} look like one skill: their names have the same words"


def _pasted_aliases(catalogue: Catalogue) -> Iterator[str]:
    """An alias is one name: one that lists the names of several skills hides all but its own from recognition."""
    tier = Tier((name, skill.id) for skill in catalogue.skills.values() for name in (skill.name, *skill.aliases))
    for skill in catalogue.skills.values():
        for alias in skill.aliases:
            for split in (phrases.listed, phrases.joined, phrases.slashed):
                meant = (
                    {id for part in split(alias) for id in first_match([tier], part)}
                    if len(split(alias)) > 1
                    else set()
                )
                if skill.id in meant and len(meant) > 1:
                    yield f'the alias "{alias}" of {skill.id} lists {_and(meant)}: an alias is one name'


def _redundant(roadmap: Roadmap) -> Iterator[str]:
    for requirement, via in redundant(roadmap):
        members = " or ".join(requirement.members)
        yield f"{requirement.skill} need not list {members} ({requirement.need}): {via} implies it"


def _isolated(roadmap: Roadmap) -> Iterator[str]:
    required = {requirement.skill for requirement in roadmap.requirements if requirement.need is not Need.HELPFUL}
    for skill in roadmap.skills:
        if skill.id not in required and not skill.entry_point:
            yield f"{skill.id} requires nothing: argue a requirement, or mark it as an entry_point"
        if skill.id in required and skill.entry_point:
            yield f"{skill.id} is marked as an entry_point and has requirements: drop one of the two"


def _reasons(catalogue: Catalogue) -> Iterator[str]:
    for requirement in catalogue.requirements:
        of = f"the reason of {requirement.skill} for {requirement.pick}"
        if len(requirement.reason) < MIN_REASON_CHARACTERS:
            yield f"{of} has fewer than {MIN_REASON_CHARACTERS} characters"
        names = [catalogue.skills[id] for id in (requirement.skill, *requirement.members)]
        if not _says_something(requirement.reason, names):
            yield f"{of} only repeats the names"


def _says_something(reason: str, skills: list[Skill]) -> bool:
    """Whether at least two words are left of a reason without the names of the skills and filler."""
    named = {word for skill in skills for word in normalise(skill.name).split()}
    words = re.findall(r"\w+", normalise(reason))
    return len([word for word in words if word not in named and word not in _FILLER]) > 1


def _topics(catalogue: Catalogue) -> Iterator[str]:
    used = {skill.topic for skill in catalogue.skills.values()}
    for topic in catalogue.topics.values():
        if topic.parent and topic.id not in used:
            yield f"topic {topic.id} has no skills"
        if len(topic.core) not in _CORE:
            yield f"topic {topic.id} has {len(topic.core)} core skills: name one to five that stand for it"


def _and(ids: set[str]) -> str:
    return " and ".join(sorted(ids))
