"""Check the rules that a catalogue or a stored graph must keep beyond its format, and count what it holds."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from graph.dag import check
from graph.errors import InvalidGraph
from graph.model import Background, Depth, Level, Need, Roadmap, Role, Skill
from graph.names import Tier, first_match, fold, normalise, singular
from graph.reduction import redundant
from graph.snapshot import Snapshot
from graph.snapshot.fixed_order import stages
from ingest import phrases
from ingest.catalogue.loader import Catalogue

MIN_REASON_CHARACTERS = 25
"""Characters that a reason has at least."""

CORE_SKILLS = range(3, 9)
"""Skills that stand for a topic; a topic of fewer than three may have a smaller core."""

ROLE_SKILLS = range(15, 41)
"""Skills that a role asks for; at least a third of them at level use."""

MIN_WORDS_BESIDE_NAMES = 5
"""Words that a reason of the form "X is a Y" has beside the names and filler."""

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
    yield from _introductions(catalogue)
    yield from _roles(catalogue)
    yield from _retired(catalogue)
    yield from _backgrounds(catalogue)


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
        if _only_classifies(requirement.reason, names):
            yield f"{of} says what it is, and not where one gets stuck"


def _says_something(reason: str, skills: list[Skill]) -> bool:
    """Whether at least two words are left of a reason without the names of the skills and filler."""
    named = {word for skill in skills for word in normalise(skill.name).split()}
    words = re.findall(r"\w+", normalise(reason))
    return len([word for word in words if word not in named and word not in _FILLER]) > 1


def _only_classifies(reason: str, skills: list[Skill]) -> bool:
    """Whether a reason is hardly more than "X is a Y"."""
    named = {word for skill in skills for word in normalise(skill.name).split()}
    if not re.match(r"(it|they|this|[\w .+-]{1,40}) (is|are) (an?|the|one of|kinds? of)\b", reason, re.I):
        return False
    words = [word for word in re.findall(r"\w+", normalise(reason)) if word not in named and word not in _FILLER]
    return len(words) < MIN_WORDS_BESIDE_NAMES


def _topics(catalogue: Catalogue) -> Iterator[str]:
    for topic in catalogue.topics.values():
        parts = _parts(catalogue, topic.id)
        if topic.parent and not parts:
            yield f"topic {topic.id} has no skills"
        least = CORE_SKILLS.start if len(parts) >= CORE_SKILLS.start else 1
        if not least <= len(topic.core) < CORE_SKILLS.stop:
            most = CORE_SKILLS.stop - 1
            yield f"topic {topic.id} has {len(topic.core)} core skills: name {least} to {most} that stand for it"
        if outside := set(topic.core) - _parts(catalogue, topic.parent or topic.id):
            yield f"the core of topic {topic.id} holds {_and(outside)} of another domain"


def _parts(catalogue: Catalogue, topic: str) -> set[str]:
    """The skills of a topic and of all topics below it."""
    return {skill.id for skill in catalogue.skills.values() if f"{skill.topic}/".startswith(f"{topic}/")}


def _introductions(catalogue: Catalogue) -> Iterator[str]:
    """An introduction comes before the other parts of its topic, so it requires none of them."""
    for topic in catalogue.topics.values():
        if topic.introduction:
            parts = _parts(catalogue, topic.id)
            if topic.introduction not in parts:
                yield f"the introduction of topic {topic.id}, {topic.introduction}, is no part of it"
            if required := catalogue.needed_by([topic.introduction]) & parts:
                yield f"the introduction of topic {topic.id}, {topic.introduction}, requires its parts {_and(required)}"


def _roles(catalogue: Catalogue) -> Iterator[str]:
    for role in catalogue.roles.values():
        count = len(role.skills)
        if count not in ROLE_SKILLS:
            yield f"role {role.id} asks for {count} skills: name {ROLE_SKILLS.start} to {ROLE_SKILLS.stop - 1}"
        at_use = sum(one.level is Level.USE for one in role.skills)
        if 3 * at_use < count:
            yield f"role {role.id} asks for {at_use} of {count} skills at level use: at least a third is enough at that"
        for one in role.skills:
            if not _says_something(one.reason, [catalogue.skills[one.skill]]):
                yield f"the reason of role {role.id} for {one.skill} only repeats the names"
    yield from _shared_names("role", catalogue.roles.values())


def _retired(catalogue: Catalogue) -> Iterator[str]:
    """What nobody develops any more stands for nothing and is nobody's default."""
    for topic in catalogue.topics.values():
        for id in sorted(catalogue.retired.intersection(topic.core)):
            yield f"the core of topic {topic.id} holds {id}, which is retired"
    for role in catalogue.roles.values():
        for id in sorted(catalogue.retired.intersection(one.skill for one in role.skills)):
            yield f"role {role.id} asks for {id}, which is retired"
    for one in catalogue.requirements:
        if not one.is_plain and one.pick in catalogue.retired:
            yield f"{one.skill} has {one.pick} as the default of a choice, which is retired"


def _backgrounds(catalogue: Catalogue) -> Iterator[str]:
    for background in catalogue.backgrounds.values():
        if background.seeds and not background.can_you:
            yield f"background {background.id} has no can_you: nobody can check whether they have it"
    yield from _shared_names("background", catalogue.backgrounds.values())


def _shared_names(kind: str, named: Iterable[Role | Background]) -> Iterator[str]:
    """Names that two roles, or two backgrounds, both have; an id is a name, too."""
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for one in named:
        for name in (one.id.replace("-", " "), one.name, *one.aliases):
            claims[singular(name)].add(one.id)
    for name, ids in sorted(claims.items()):
        if len(ids) > 1:
            yield f'the {kind} name "{name}" is claimed by {_and(ids)}: drop it from all but one'


def _and(ids: set[str]) -> str:
    return " and ".join(sorted(ids))
