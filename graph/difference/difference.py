"""Everything that changed between two roadmaps."""

from dataclasses import dataclass, replace

from graph.difference.matching import Matching
from graph.difference.plans import PlanChanges, plan_changes
from graph.difference.requirements import RequirementChange, RequirementChanges, RequirementRow, requirement_changes
from graph.difference.skills import (
    Merged,
    Moved,
    Named,
    OtherHours,
    Renamed,
    Split,
    merges,
    moves,
    name_of,
    other_hours,
    renamed_topics,
    renames,
    splits,
)
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a roadmap: its title, revision, skills, requirements and the hours of all skills."""

    title: str
    revision: str
    skills: int
    requirements: int
    hours: float


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one roadmap to another.

    A skill is the same if its id is, if the new one says that it was formerly the old one, or if their names agree.
    ``names`` holds the names of all skills in the requirements, by id. ``is_same`` means that no skill, no hours, no
    requirement and no plan changed; texts and links may have: then the revisions differ.
    """

    is_same: bool
    old: Size
    new: Size
    renamed: tuple[Renamed, ...]
    split: tuple[Split, ...]
    merged: tuple[Merged, ...]
    moved: tuple[Moved, ...]
    gained: tuple[Named, ...]
    lost: tuple[Named, ...]
    other_hours: tuple[OtherHours, ...]
    requirements_gained: tuple[RequirementRow, ...]
    requirements_lost: tuple[RequirementRow, ...]
    requirements_changed: tuple[RequirementChange, ...]
    roles_gained: tuple[Named, ...]
    roles_lost: tuple[Named, ...]
    topics_renamed: tuple[Renamed, ...]
    plans: PlanChanges
    names: dict[str, str]


def difference(old: Snapshot, new: Snapshot) -> Difference:
    """What changed from the old roadmap to the new one.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from graph.samples import TINY
    >>> longer = tuple(replace(one, hours=5) if one.id == "softmax" else one for one in TINY.skills)
    >>> found = difference(Snapshot(TINY), Snapshot(replace(TINY, skills=longer)))
    >>> [(one.skill.name, one.before, one.after) for one in found.other_hours]
    [('Softmax', 1, 5)]
    >>> [(one.name, one.before, one.after) for one in found.plans.skills]
    [('Attention', 8, 12), ('Softmax', 1, 5), ('Transformers', 28, 32)]
    """
    matching = Matching(old.roadmap, new.roadmap)
    changes = requirement_changes(matching)
    plans = plan_changes(old, new, matching)
    found = Difference(
        is_same=False,
        old=_size(old),
        new=_size(new),
        renamed=tuple(renames(matching)),
        split=tuple(splits(matching)),
        merged=tuple(merges(matching)),
        moved=tuple(moves(matching)),
        gained=tuple(name_of(matching.after[id]) for id in matching.gained),
        lost=tuple(name_of(matching.before[id]) for id in matching.lost),
        other_hours=tuple(other_hours(matching)),
        requirements_gained=changes.gained,
        requirements_lost=changes.lost,
        requirements_changed=changes.changed,
        roles_gained=tuple(name_of(new.roles[id]) for id in sorted(new.roles.keys() - old.roles.keys())),
        roles_lost=tuple(name_of(old.roles[id]) for id in sorted(old.roles.keys() - new.roles.keys())),
        topics_renamed=tuple(renamed_topics(matching)),
        plans=plans,
        names=_names(matching, changes),
    )
    return _judged(found)


def _names(matching: Matching, changes: RequirementChanges) -> dict[str, str]:
    """The names of the skills in the requirements that are told, by id."""
    changed = (row for one in changes.changed for row in (one.before, one.after))
    rows = [*changes.gained, *changes.lost, *changed]
    ids = sorted({id for row in rows for id in (row.skill, *row.members)})
    return {id: (matching.after.get(id) or matching.before[id]).name for id in ids}


def _judged(found: Difference) -> Difference:
    """The difference, said to be the same if nothing of it is told."""
    lists = (
        *(found.renamed, found.split, found.merged, found.moved, found.gained, found.lost, found.other_hours),
        *(found.requirements_gained, found.requirements_lost, found.requirements_changed),
        *(found.roles_gained, found.roles_lost, found.topics_renamed, found.plans.roles, found.plans.skills),
    )
    return replace(found, is_same=not any(lists))


def _size(snapshot: Snapshot) -> Size:
    roadmap = snapshot.roadmap
    hours = snapshot.hours(snapshot.skills)
    return Size(roadmap.title, snapshot.revision, len(roadmap.skills), len(roadmap.requirements), hours)
