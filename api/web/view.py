"""What a handler of the page is given: the snapshot that it asks, and the way to show what it found."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Request, Response

from api.web.parameters import Ticked
from api.web.preview import description
from api.web.report import missing_report, requirement_report
from graph.errors import InvalidParameter
from graph.lazy import cached_property
from graph.names import address as address_of

if TYPE_CHECKING:
    from api.web.site import Site
    from graph.names import Thing
    from graph.picture.scene import Picture
    from graph.snapshot import Snapshot


class PageView:
    """The site, and the snapshot that this request is answered from."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.site: Site = request.app.state.site

    @cached_property
    def snapshot(self) -> "Snapshot":
        """The snapshot: the same for the whole request."""
        return self.site.service.snapshot

    @property
    def here(self) -> str:
        """The address that was asked for, as it was written."""
        path: str = self.request.scope["raw_path"].decode("ascii")
        return path + (f"?{self.request.url.query}" if self.request.url.query else "")

    @property
    def today(self) -> date:
        """The day of the server."""
        return date.today()

    def spoken(self, thing: "Thing") -> str:
        """The name of a thing where that alone means it, or else the one that a link has for it."""
        own = address_of(thing)
        try:
            meant = self.snapshot.names.meanings(thing.name)
        except InvalidParameter:
            return own
        return thing.name if meant == (own,) else own

    def view(
        self, template: str, question: Ticked, picture: "Picture | None" = None, status: int = 200, **context: Any
    ) -> Response:
        """A template with the question, what it carries along, the picture, if there is one, and names."""
        common = {
            "question": question,
            "carried": question.carried,
            "snapshot": self.snapshot,
            "skills": self.snapshot.skills,
            "topics": self.snapshot.topics,
            "picture": picture,
            "names": {node.id: node.name for node in picture.nodes} if picture else {},
            "report": self._report,
            "report_missing": self._report_missing,
            "description": description(context),
        }
        return self.site.view(template, {**common, **context}, status)

    def _report(self, skill: str, prerequisite: str, reason: str) -> str:
        skills = self.snapshot.skills
        base, revision = self.site.report_url, self.snapshot.revision
        return requirement_report(base, revision, skills[skill], skills[prerequisite], reason)

    def _report_missing(self, skill: str) -> str:
        return missing_report(self.site.report_url, self.snapshot.revision, self.snapshot.skills[skill])


async def _page(request: Request) -> PageView:
    return PageView(request)


Page = Annotated[PageView, Depends(_page)]
