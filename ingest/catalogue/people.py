"""Backgrounds and roles of the catalogue: where somebody starts, and what somebody wants to become."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from graph.model import Background, Milestone, Role, RoleSkill
from ingest.catalogue.files import Place, error, parsed

if TYPE_CHECKING:
    from ingest.catalogue.schema import RoleFile

BACKGROUNDS = "backgrounds.yaml"
"""The file of a catalogue that holds its backgrounds."""

ROLES = "roles"
"""The folder of a catalogue that holds one file a role."""


def backgrounds(home: Path, skills: Collection[str]) -> Iterator[Background]:
    """The backgrounds of a catalogue whose skills have these ids; none if it has no such file.

    Raises
    ------
    CatalogueError
        For a field that is missing, unknown or out of bounds, a background defined twice, and a seed that is no skill.
    """
    from ingest.catalogue.schema import BackgroundsFile

    path = home / BACKGROUNDS
    seen = set[str]()
    for index, one in enumerate(parsed(path, BackgroundsFile).backgrounds if path.exists() else ()):
        if one.id in seen:
            raise error(path, ("backgrounds", index, "id"), f"{one.id} is already defined")
        seen.add(one.id)
        _refuse_dangling(path, ("backgrounds", index, "seeds"), one.seeds, skills)
        yield Background(
            id=one.id,
            name=one.name,
            summary=one.summary,
            can_you=one.can_you or "",
            seeds=one.seeds,
            aliases=tuple(sorted(one.aliases)),
        )


def roles(home: Path, skills: Collection[str]) -> Iterator[Role]:
    """The roles of a catalogue whose skills have these ids; the name of a file is the id of its role.

    Raises
    ------
    CatalogueError
        For a field that is missing, unknown or out of bounds, an id that is no skill, a skill that is named twice, and
        a milestone with a skill that its role does not ask for.
    """
    from ingest.catalogue.schema import RoleFile

    for path in sorted((home / ROLES).glob("*.yaml")):
        file = parsed(path, RoleFile)
        _refuse_inconsistent(path, file, skills)
        yield Role(
            id=path.stem,
            name=file.name,
            summary=file.summary,
            skills=tuple(RoleSkill(one.skill, one.level, one.reason) for one in file.skills),
            aliases=tuple(sorted(file.aliases)),
            milestones=tuple(Milestone(one.title, one.build, one.shows, one.skills) for one in file.milestones),
        )


def _refuse_inconsistent(path: Path, file: "RoleFile", skills: Collection[str]) -> None:
    asked = set[str]()
    for index, one in enumerate(file.skills):
        _refuse_dangling(path, ("skills", index, "skill"), [one.skill], skills)
        if one.skill in asked:
            raise error(path, ("skills", index, "skill"), f"{one.skill} is already asked for")
        asked.add(one.skill)
    for index, milestone in enumerate(file.milestones):
        place = ("milestones", index, "skills")
        _refuse_dangling(path, place, milestone.skills, skills)
        if other := [id for id in milestone.skills if id not in asked]:
            raise error(path, place, f"the role does not ask for {other[0]}: add it to its skills, or leave it out")


def _refuse_dangling(path: Path, place: Place, ids: Iterable[str], skills: Collection[str]) -> None:
    if missing := [id for id in ids if id not in skills]:
        raise error(path, place, f"no skill has the id {missing[0]}")
