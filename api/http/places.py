"""What an address is, before any route is looked up: its template, for counting, and the headers of its answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.http.policies import DATA, PAGE, Headers

NOWHERE = "other"
"""The template of an address that no route has."""


@dataclass(frozen=True, slots=True)
class Place:
    """The ``template`` of an address, and the ``headers`` of every answer to it."""

    template: str
    headers: Headers


class Places:
    """The place of each address.

    Parameters
    ----------
    templates
        The paths of all routes, with fields in braces; a field at the end may hold slashes.
    programs
        The first parts of the addresses that programs ask: they give data, all others pages.
    special
        The headers of first parts that are neither.
    """

    def __init__(self, templates: Iterable[str], programs: Iterable[str], special: Mapping[str, Headers]) -> None:
        self._headers = {**dict.fromkeys(programs, DATA), **special}
        fixed: list[str] = []
        open_ended: list[str] = []
        for template in templates:
            (open_ended if "{" in template else fixed).append(template.replace(":path}", "}"))
        self._fixed = {template: Place(template, self._headers_of(template)) for template in fixed}
        self._open = tuple(
            (template.partition("{")[0], Place(template, self._headers_of(template)))
            for template in sorted(open_ended, key=len, reverse=True)
        )
        self._nowhere = {first: Place(NOWHERE, headers) for first, headers in self._headers.items()}
        self._missing = Place(NOWHERE, PAGE)

    def of(self, path: str) -> Place:
        """The place of an address."""
        if (place := self._fixed.get(path)) is not None:
            return place
        for beginning, place in self._open:
            if path.startswith(beginning):
                return place
        return self._nowhere.get(_first(path), self._missing)

    def _headers_of(self, path: str) -> Headers:
        return self._headers.get(_first(path), PAGE)


def _first(path: str) -> str:
    return path[1:].partition("/")[0]
