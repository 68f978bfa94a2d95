"""Resources of the catalogue: where a skill can be learned. A register of sources comes first, then parts of them."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.model import Resource
from ingest.catalogue.files import error, parsed

if TYPE_CHECKING:
    from ingest.catalogue.schema import ResourceFile, SourceFile

SOURCES = "sources.yaml"
"""The register of sources of a catalogue."""

RESOURCES = "resources"
"""The folder of a catalogue with one file of resources a domain."""


def resources(home: Path, skills: Collection[str]) -> Mapping[str, tuple[Resource, ...]]:
    """The resources of each skill (id) of a catalogue, best first; what is marked as dead is left out.

    Raises
    ------
    CatalogueError
        For a field that is missing, unknown or out of bounds, an unknown skill or source, and an address given twice.
    """
    from ingest.catalogue.schema import ResourcesFile

    sources = _sources(home / SOURCES)
    found: dict[str, tuple[Resource, ...]] = {}
    for path in sorted((home / RESOURCES).glob("*.yaml")):
        for skill, given in parsed(path, ResourcesFile).resources.items():
            if skill not in skills:
                raise error(path, ("resources", skill), f"no skill has the id {skill}")
            if skill in found:
                raise error(path, ("resources", skill), f"{skill} has resources in another file already")
            if missing := [one.source for one in given if one.source not in sources]:
                raise error(path, ("resources", skill), f"no source has the id {missing[0]}")
            found[skill] = tuple(_resource(one, sources[one.source]) for one in given if not one.dead)
            if len({(one.url, one.part) for one in found[skill]}) < len(found[skill]):
                raise error(path, ("resources", skill), "names the same part of a page twice")
    return found


def _sources(path: Path) -> "Mapping[str, SourceFile]":
    from ingest.catalogue.schema import SourcesFile

    found: dict[str, SourceFile] = {}
    for index, source in enumerate(parsed(path, SourcesFile).sources if path.exists() else ()):
        if source.id in found:
            raise error(path, ("sources", index, "id"), f"{source.id} is already defined")
        found[source.id] = source
    return found


def _resource(given: "ResourceFile", source: "SourceFile") -> Resource:
    return Resource(
        title=given.title or source.title,
        url=source.url + given.path,
        kind=given.kind or source.kind,
        free=source.free,
        part=given.part,
        seen=given.seen or source.seen,
    )


def addresses(home: Path) -> Iterator[tuple[str, str]]:
    """The address of every source and resource of a catalogue, with the file that has it, each address once."""
    from ingest.catalogue.schema import ResourcesFile

    sources = _sources(home / SOURCES)
    found = dict.fromkeys([source.url for source in sources.values()], SOURCES)
    for path in sorted((home / RESOURCES).glob("*.yaml")):
        for given in parsed(path, ResourcesFile).resources.values():
            for one in given:
                found.setdefault(sources[one.source].url + one.path, f"{RESOURCES}/{path.name}")
    yield from found.items()
