"""The manual, built by `make docs` into the package: served as files, so that an offline installation has it."""

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from api.web.site import HEADERS

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import Scope

PATH = "/guide"

FOLDER = Path(__file__).parents[1] / "guide"
"""Where `make docs` puts it."""


_POLICY = HEADERS["Content-Security-Policy"].replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
"""The search of the manual brings a style of its own; its scripts are files, as everywhere."""


class Guide(StaticFiles):
    """The files of the manual, with the headers of every view."""

    def __init__(self, folder: Path = FOLDER) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self._folder = folder

    async def check_config(self) -> None:
        if not self._folder.exists():
            raise HTTPException(404, "The manual is not built here: run `make docs`")

    async def get_response(self, path: str, scope: "Scope") -> "Response":
        response = await super().get_response(path, scope)
        response.headers.update(HEADERS | {"Content-Security-Policy": _POLICY})
        return response
