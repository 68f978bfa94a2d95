"""The manual, built by `make docs` into the package: served as files, so that an offline installation has it."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

PATH = "/guide"

FOLDER = Path(__file__).parents[1] / "guide"
"""Where `make docs` puts it."""


class Guide(StaticFiles):
    """The files of the manual."""

    def __init__(self, folder: Path = FOLDER) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self._folder = folder

    async def check_config(self) -> None:
        if not self._folder.exists():
            raise HTTPException(404, "The manual is not built here: run `make docs`")
