"""The headers that every answer has, by what kind of answer it is: what a browser may do with it."""

import re
from base64 import b64encode
from hashlib import sha256

Headers = tuple[tuple[bytes, bytes], ...]

_COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def _headers(policy: str) -> Headers:
    given = {**_COMMON, "Content-Security-Policy": policy}
    return tuple((name.lower().encode(), value.encode()) for name, value in given.items())


DATA = _headers(_NOTHING)
"""What programs read: a browser that shows it loads and runs nothing."""

PAGE = _headers(_PAGE)
"""The page. No script or style inside its HTML is run, so that text of a roadmap cannot become one."""


MANUAL = _headers(_PAGE.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"))
"""The manual. Its search brings a style of its own; its scripts are files, as everywhere."""


def documentation(html: str) -> Headers:
    """The page of the API's documentation: its one inline script is named by hash."""
    digests = [b64encode(sha256(script.encode()).digest()).decode() for script in _INLINE.findall(html)]
    scripts = " ".join(f"'sha256-{digest}'" for digest in digests)
    return _headers(
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )


_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
