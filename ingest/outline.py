"""Markdown to entries: every heading, list item, table cell and paragraph with its line and place in the tree.

Method: the token stream of markdown-it-py, whose block tokens map to source lines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph.errors import DocumentError

MAX_ENTRIES = 50_000
"""Headings, list items, table cells and paragraphs that a document may have."""

MAX_ENTRY_CHARACTERS = 20_000
"""Characters that one of them may have; the interchange form takes no longer text."""

MAX_LIST_LEVELS = 20
"""Levels that lists may be nested."""

_MAX_PARSED_LEVELS = 20 * MAX_LIST_LEVELS
"""What markdown-it-py parses; it drops deeper levels silently, so this lies far beyond what is accepted."""

_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
_URL = re.compile(r"https?://[^\s)>\]]+")


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
class Entry:
    """One place of the document.

    ``line`` counts from 1; ``text`` is plain; ``level`` is a heading's rank (1 to 6) or an item's depth (from 1);
    ``parent`` is the index of the enclosing entry, or None; ``bold`` marks text that is emphasised as a whole.
    """

    line: int
    shape: Shape
    text: str
    level: int
    parent: int | None
    bold: bool = False
    links: tuple[Hyperlink, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The entries of one document, in its order."""

    file: str
    entries: tuple[Entry, ...]

    def chain(self, index: int) -> list[int]:
        """The indexes of the entries that enclose an entry (given by its index), innermost first, without itself."""
        enclosing = []
        above = self.entries[index].parent
        while above is not None:
            enclosing.append(above)
            above = self.entries[above].parent
        return enclosing


def outline(text: str, file: str = "roadmap.md") -> Outline:
    r"""The entries of a Markdown text.

    Raises
    ------
    DocumentError
        If it has no heading, lists nested deeper than `MAX_LIST_LEVELS`, more than `MAX_ENTRIES` entries, or one that
        is longer than `MAX_ENTRY_CHARACTERS`; with the line.

    Examples
    --------
    >>> document = outline("# Maths\n- **Vectors**: dot product\n")
    >>> [(entry.line, entry.shape.value, entry.text) for entry in document.entries]
    [(1, 'heading', 'Maths'), (2, 'item', 'Vectors: dot product')]
    """
    entries = tuple(_DocumentReader(file).entries(_tokens(_without_front_matter(text), file)))
    if not any(entry.shape is Shape.HEADING for entry in entries):
        raise DocumentError(file, "has no heading: a roadmap needs at least one (# Topic) above its lists", line=1)
    return Outline(file, entries)


def _tokens(text: str, file: str) -> list[Token]:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_PARSED_LEVELS}).enable("table")
    try:
        return parser.parse(text)
    except RecursionError as problem:
        line = _too_deep(parser.disable("inline").parse(text), parser)
        raise DocumentError(file, "has brackets nested too deeply to read", line=line) from problem


def _too_deep(tokens: Sequence[Token], parser: MarkdownIt) -> int | None:
    """The line of the first block whose inside cannot be parsed."""
    for token in tokens:
        try:
            if token.type == "inline":
                parser.enable("inline").parseInline(token.content)
        except RecursionError:
            return token.map[0] + 1 if token.map else None
    return None


def _without_front_matter(text: str) -> str:
    """The text with leading YAML front matter blanked, so that line numbers stay."""
    front = re.match(r"---[ \t]*\r?\n(.*?\n)---[ \t]*(\r?\n|\Z)", text, re.DOTALL)
    if not front or not re.match(r"[\w-]+:", front[1]):
        return text
    return "\n" * front[0].count("\n") + text[front.end() :]


class _DocumentReader:
    """Reads the tokens of one document, and keeps the headings and items that are open."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.collected: list[Entry] = []
        self.headings: list[int] = []
        self.items: list[int | None] = []
        self.label: int | None = None
        self.line = 1
        self.shape = Shape.PARAGRAPH
        self.rank = 0

    def entries(self, tokens: Sequence[Token]) -> list[Entry]:
        for token in tokens:
            self._read(token)
        return self.collected

    def _read(self, token: Token) -> None:
        if token.map:
            self.line = token.map[0] + 1
        match token.type:
            case "heading_open":
                self.shape, self.rank = Shape.HEADING, int(token.tag[1])
            case "list_item_open":
                self._open_item()
            case "list_item_close":
                self.items.pop()
                self.shape = Shape.PARAGRAPH  # what follows an empty bullet is no item
            case "th_open" | "td_open":
                self.shape = Shape.CELL
            case "hr":
                self.label = None
            case "inline":
                self._take(token)

    def _open_item(self) -> None:
        self.items.append(None)
        self.shape = Shape.ITEM
        if len(self.items) > MAX_LIST_LEVELS:
            raise DocumentError(self.file, f"bullets are nested deeper than {MAX_LIST_LEVELS} levels", line=self.line)

    def _take(self, token: Token) -> None:
        text, links, bold = _plain(token.children or [])
        shape, self.shape = self.shape, Shape.PARAGRAPH
        if not text:
            return
        self._refuse_too_much(text)
        level = self.rank if shape is Shape.HEADING else len(self.items)
        if shape is Shape.HEADING:
            self._close_headings(level)
        self.collected.append(Entry(self.line, shape, text, level, self._enclosing(), bold, links))
        self._open(len(self.collected) - 1)

    def _refuse_too_much(self, text: str) -> None:
        if len(text) > MAX_ENTRY_CHARACTERS:
            why = f"has {len(text):,} characters in one entry: at most {MAX_ENTRY_CHARACTERS:,} are read"
            raise DocumentError(self.file, why, line=self.line)
        if len(self.collected) == MAX_ENTRIES:
            why = f"has more than {MAX_ENTRIES:,} headings, bullets and paragraphs: split the roadmap"
            raise DocumentError(self.file, why, line=self.line)

    def _close_headings(self, level: int) -> None:
        self.label = None
        while self.headings and self.collected[self.headings[-1]].level >= level:
            self.headings.pop()

    def _open(self, index: int) -> None:
        match self.collected[index].shape:
            case Shape.HEADING:
                self.headings.append(index)
            case Shape.ITEM:
                self.items[-1] = index
            case Shape.PARAGRAPH if not self.items:
                self.label = index if self.collected[index].bold else None

    def _enclosing(self) -> int | None:
        open_items = [item for item in self.items if item is not None]
        if open_items:
            return open_items[-1]
        return self.label if self.label is not None else (self.headings[-1] if self.headings else None)


def _plain(children: Sequence[Token]) -> tuple[str, tuple[Hyperlink, ...], bool]:
    """The text without markup, its links, and whether all of it (but a closing colon) is emphasised."""
    text = _one_line(_texts(children))
    inside = _one_line(_texts(_between(children, "strong")))
    links = [
        *_links(children),
        *(Hyperlink(text.replace(url, "").strip(" -:\u2013"), url) for url in _URL.findall(text)),
    ]
    return text, tuple(links), bool(inside) and inside.rstrip(":") == text.rstrip(":")


def _one_line(texts: Iterable[str]) -> str:
    """The texts with single spaces between words, and without control characters, which no store and no form takes."""
    return " ".join(_CONTROL.sub(" ", "".join(texts)).split())


def _texts(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        if child.type in {"text", "code_inline"}:
            yield child.content
        elif child.type in {"softbreak", "hardbreak"}:
            yield " "
        elif child.type == "image":
            yield child.content


def _between(children: Sequence[Token], tag: str) -> list[Token]:
    inside, tokens = 0, []
    for child in children:
        inside += child.type.startswith(f"{tag}_") * child.nesting
        if inside and not child.nesting:
            tokens.append(child)
    return tokens


def _links(children: Sequence[Token]) -> Iterator[Hyperlink]:
    for place, child in enumerate(children):
        if child.type == "link_open":
            inside = []
            for token in children[place + 1 :]:
                if token.type == "link_close":
                    break
                inside.append(token)
            yield Hyperlink(_one_line(_texts(inside)), str(child.attrs["href"]))
