"""The files of the page, in memory, under an address that changes with their content."""

import hashlib
import mimetypes
from importlib.resources import files

_LONG = "public, max-age=31536000, immutable"
_ALONE = {"theme.js", "page.js"}
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Assets:
    """Every file of ``static/``.

    All share one ``version``, so that a module finds the others by relative imports without a build step.

    Examples
    --------
    >>> assets = Assets()
    >>> assets.address("page.css") == f"/static/{assets.version}/page.css"
    True
    """

    def __init__(self) -> None:
        folder = files("api.web").joinpath("static")
        self.contents = {one.name: one.read_bytes() for one in sorted(folder.iterdir(), key=lambda one: one.name)}
        digest = hashlib.sha256()
        for name, content in self.contents.items():
            digest.update(name.encode() + b"\0" + content)
        self.version = digest.hexdigest()[:12]

    def address(self, name: str) -> str:
        """Where a file is served."""
        return f"/static/{self.version}/{name}"

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules that every view imports: told at once, a browser need not find one in another."""
        return tuple(name for name in self.contents if name.endswith(".js") and name not in _ALONE)

    def caching(self, version: str) -> str:
        """How long a browser may keep what it asked for under a version."""
        return _LONG if version == self.version else "no-cache"

    @staticmethod
    def media_type(name: str) -> str:
        """The type of a file, by its name."""
        suffix = name[name.rfind(".") :]
        return _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
