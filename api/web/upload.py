"""What the upload form sends: a document, a key and the revision that the document is to replace."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from graph.errors import DocumentError, InvalidParameter
from ingest.document import MAX_DOCUMENT_BYTES

FORMS = {"md": "Markdown", "csv": "CSV", "tsv": "CSV with tabs", "yaml": "YAML", "json": "JSON, a list or an export"}
"""The forms of a document, by the suffix of its file."""

MAX_FIELDS = 10
MAX_SHOWN_LINES = 1_000
"""Lines whose reading is shown: a page with more is slow, and nobody reads it."""

_SUFFIXES = {"markdown": "md", "txt": "md", "yml": "yaml"}
_PLAIN_NAME = re.compile(r"[\w .()-]{1,100}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A form that was sent; ``name`` is that of the file, and says its form. ``revision`` is empty for any."""

    name: str
    raw: bytes
    key: str
    revision: str
    is_write: bool

    @property
    def text(self) -> str:
        """The document as text, to be sent again; it was read before, so that it is UTF-8."""
        return self.raw.decode("utf-8-sig", "replace")


async def sent(request: Request) -> Upload:
    """The form of a request.

    Raises
    ------
    DocumentError
        If there is no document, or its name says no form that is read.
    InvalidParameter
        If a file stands where a text should.
    """
    async with request.form(max_files=1, max_fields=MAX_FIELDS, max_part_size=MAX_DOCUMENT_BYTES) as form:
        upload = Upload(
            "", b"", _text(form, "key").strip(), _text(form, "revision"), is_write=_text(form, "action") == "write"
        )
        file = form.get("document")
        if isinstance(file, UploadFile) and file.filename:
            return replace(upload, name=_name(file.filename), raw=await file.read())
        text, name = _text(form, "text"), _text(form, "name")
        if not text.strip():
            raise DocumentError("roadmap", "is missing: choose a file, or paste its text")
        return replace(upload, name=_name(name or f"roadmap.{_text(form, 'form') or 'md'}"), raw=text.encode())


def _text(form: FormData, field: str) -> str:
    value = form.get(field, "")
    if not isinstance(value, str):
        raise InvalidParameter(field, "is a file: send a text")
    return value


def _name(given: str) -> str:
    r"""The name of a document, with a suffix that is read; a name that no file should have becomes a plain one.

    Examples
    --------
    >>> _name("C:\\bread.MD"), _name("bread.yml"), _name("<b>.csv")
    ('bread.md', 'bread.yaml', 'roadmap.csv')
    """
    file = Path(given.replace("\\", "/"))
    suffix = file.suffix.casefold().removeprefix(".") or "md"
    suffix = _SUFFIXES.get(suffix, suffix)
    if suffix not in FORMS:
        raise DocumentError("roadmap", f"is in no form that is read: bring {', '.join(FORMS.values())}")
    return f"{file.stem if _PLAIN_NAME.fullmatch(file.stem) else 'roadmap'}.{suffix}"
