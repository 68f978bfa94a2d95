"""The entries of a document as frozen values, before anything is known of their meaning."""

from dataclasses import dataclass, field
from enum import StrEnum

from ingest.front_matter import FrontMatter


class Shape(StrEnum):
    """The kind of Markdown element that an entry is."""

    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link inside an entry; ``url`` may be an anchor of the same document."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a table cell: the ``table`` (counted from 0), its ``row`` (0 is the header) and its ``column``."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class StatedNeed:
    """A prerequisite as the author wrote it in ``text``: ``names`` is a list in words, "A, B (or C)".

    ``of`` is what needs it: the index of an entry, or a name. ``is_chain`` marks the ends of an arrow, which count only
    if both are names of skills.
    """

    line: int
    text: str
    names: str
    of: int | str
    helpful: bool = False
    is_chain: bool = False


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A fenced or indented block that is no Markdown: the ``line`` of its first content, and its ``language``."""

    line: int
    language: str
    text: str

    @property
    def is_mermaid(self) -> bool:
        """Whether it is a Mermaid diagram."""
        return self.language.casefold().split()[:1] == ["mermaid"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the document.

    ``line`` counts from 1; ``text`` is plain; ``level`` is a heading's rank (1 to 6) or an item's depth (from 1);
    ``parent`` is the index of the enclosing entry, or None; ``bold`` marks text that is emphasised as a whole.

    ``needs`` and ``hours`` are what the author states of the skills that the entry names; ``text`` is then what is left
    to be read for names, and ``written`` the whole. An entry that ``is_statement`` only states: of the entry whose
    index is ``of``, or of the one above it. ``ticked`` is an item whose checkbox is. ``is_name`` is what the author
    says to be a name, in a list of skills.
    """

    line: int
    shape: Shape
    text: str
    level: int
    parent: int | None
    bold: bool = False
    links: tuple[Hyperlink, ...] = ()
    cell: Cell | None = None
    written: str = ""
    needs: tuple[StatedNeed, ...] = ()
    hours: float | None = None
    is_statement: bool = False
    of: int | None = None
    ticked: bool = False
    is_name: bool = False

    @property
    def as_written(self) -> str:
        """The text with what the author states beside the names."""
        return self.written or self.text


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a folder: the first of its ``lines`` is ``first_line`` (from 1) of the whole."""

    file: str
    first_line: int
    lines: int
    has_front: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The entries of one document, in its order, and its code: ``arrows`` are the prerequisites that code draws.

    ``parts`` are the files of a folder, through which lines count; a single file has none.
    """

    file: str
    entries: tuple[Entry, ...]
    code: tuple[CodeBlock, ...] = ()
    arrows: tuple[StatedNeed, ...] = ()
    front: FrontMatter = field(default_factory=FrontMatter)
    parts: tuple[Part, ...] = ()

    def place(self, line: int) -> tuple[str, int]:
        """The file that a line of the whole stands in, and its line there."""
        for part in reversed(self.parts):
            if line >= part.first_line:
                return part.file, line - part.first_line + 1
        return self.file, line

    def chain(self, index: int) -> list[int]:
        """The indexes of the entries that enclose an entry (given by its index), innermost first, without itself."""
        enclosing = []
        above = self.entries[index].parent
        while above is not None:
            enclosing.append(above)
            above = self.entries[above].parent
        return enclosing
