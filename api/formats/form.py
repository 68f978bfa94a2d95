"""Forms of an answer: each has a name, a media type, and a renderer that is imported when it is first used."""

from enum import StrEnum
from importlib import import_module
from typing import Any, Self


class Form(StrEnum):
    r"""A table of forms: each member is one row of name, media type and renderer (``module:function``).

    A renderer takes the content (a plan or a graph) and returns text or bytes.

    Examples
    --------
    >>> class Shout(Form):
    ...     ASCII = "ascii", "text/plain", "builtins:ascii"
    >>> Shout.ASCII.media_type, Shout("ascii").render("é")
    ('text/plain', b"'\\xe9'")
    """

    media_type: str
    renderer: str

    def __new__(cls, name: str, media_type: str, renderer: str) -> Self:
        form = str.__new__(cls, name)
        form._value_ = name
        form.media_type, form.renderer = media_type, renderer
        return form

    def render(self, content: Any) -> bytes:
        """The content in this form, as UTF-8; the same content gives the same bytes."""
        module, _, function = self.renderer.partition(":")
        rendered: str | bytes = getattr(import_module(module), function)(content)
        return rendered if isinstance(rendered, bytes) else rendered.encode()
