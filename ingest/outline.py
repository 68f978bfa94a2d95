"""Markdown to entries: every heading, list item, table cell and paragraph with its line and place in the tree.

Method: the token stream of markdown-it-py, whose block tokens map to source lines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph.errors import DocumentError
from ingest.entries import Cell, CodeBlock, Entry, Hyperlink, Outline, Shape
from ingest.front_matter import split_front_matter
from ingest.html import texts
from ingest.links import bare_links, without_addresses
from ingest.mermaid import flowchart, is_flowchart
from ingest.stated import with_statements

MAX_ENTRIES = 50_000
"""Headings, list items, table cells and paragraphs that a document may have."""

MAX_ENTRY_CHARACTERS = 20_000
"""Characters that one of them may have; the interchange form takes no longer text."""

MAX_LIST_LEVELS = 20
"""Levels that lists may be nested."""

_MAX_PARSED_LEVELS = 20 * MAX_LIST_LEVELS
"""What markdown-it-py parses; it drops deeper levels silently, so this lies far beyond what is accepted."""

_BOX = re.compile(r"\[([ xX])\]\s+(?=\S)")
_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")


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
    document = blocks(text, file)
    if not any(entry.shape is Shape.HEADING for entry in document.entries):
        raise DocumentError(file, "has no heading: a roadmap needs at least one (# Topic) above its lists", line=1)
    return with_statements(document)


def blocks(text: str, file: str) -> Outline:
    """The entries of a Markdown text as they are, before what they state is read.

    Raises
    ------
    DocumentError
        As `outline`, but a heading may be missing.
    """
    front, body = split_front_matter(text, file)
    reader = _DocumentReader(file)
    entries = tuple(reader.entries(_tokens(body, file)))
    return Outline(file, entries, tuple(reader.code), front=front)


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
        self.code: list[CodeBlock] = []
        self.tables, self.row, self.column = -1, -1, -1

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
            case "table_open" | "tr_open" | "th_open" | "td_open":
                self._open_table(token.type)
            case "fence" | "code_block":
                block = CodeBlock(self.line + (token.type == "fence"), token.info.strip(), token.content)
                self.code.append(block)
                self._take_nodes(block)
            case "html_block":
                self._take_html(token.content)
            case "hr":
                self.label = None
            case "inline":
                self._take(token)

    def _open_table(self, part: str) -> None:
        match part:
            case "table_open":
                self.tables, self.row = self.tables + 1, -1
            case "tr_open":
                self.row, self.column = self.row + 1, -1
            case _:
                self.shape, self.column = Shape.CELL, self.column + 1

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
        cell = Cell(self.tables, self.row, self.column) if shape is Shape.CELL else None
        box = _BOX.match(text) if shape is Shape.ITEM else None
        text = text[box.end() :] if box else text
        name = without_addresses(text)
        written = text if name != text else ""
        self.collected.append(
            Entry(
                self.line,
                shape,
                name,
                level,
                self._enclosing(),
                bold,
                links,
                cell,
                written,
                ticked=bool(box and box[1] in "xX"),
            )
        )
        self._open(len(self.collected) - 1)

    def _take_html(self, content: str) -> None:
        """Lists, headings and summaries in HTML are entries; of the rest only the kind is kept."""
        start, found = self.line, texts(content)
        outer = self._enclosing()
        nested: list[int] = []
        for text in found:
            self.line = start + text.line
            words = one_line([text.text])
            self._refuse_too_much(words)
            if text.shape is Shape.ITEM:
                del nested[text.level - 1 :]
                parent = nested[-1] if nested else outer
                self.collected.append(Entry(self.line, text.shape, words, text.level, parent, links=tuple(text.links)))
                nested.append(len(self.collected) - 1)
                continue
            if text.shape is Shape.HEADING:
                self._close_headings(text.level)
            bold = text.shape is Shape.PARAGRAPH
            self.collected.append(Entry(self.line, text.shape, words, text.level, self._enclosing(), bold))
            self._open(len(self.collected) - 1)
            outer = self._enclosing()
        if not found and (tag := re.match(r"\s*<(\w+)", content)):
            self.code.append(CodeBlock(start, f"HTML <{tag[1].casefold()}>", ""))

    def _take_nodes(self, block: CodeBlock) -> None:
        """The nodes of a Mermaid flowchart are names, as the items of a list are."""
        names = flowchart(block.text).names if block.is_mermaid and is_flowchart(block.text) else {}
        for name, line in names.items():
            self.line = block.line + line
            self._refuse_too_much(name)
            self.collected.append(Entry(self.line, Shape.ITEM, name, 1, self._enclosing()))

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
    text = one_line(_texts(children))
    inside = one_line(_texts(_between(children, "strong")))
    links = (*_links(children), *bare_links(text))
    return text, links, bool(inside) and inside.rstrip(":") == text.rstrip(":")


def one_line(texts: Iterable[str]) -> str:
    """The texts with single spaces between words, and without control characters, which no store and no form takes."""
    return " ".join(_CONTROL.sub(" ", "".join(texts)).split())


def _texts(children: Sequence[Token]) -> Iterator[str]:
    for place, child in enumerate(children):
        if child.type in {"text", "code_inline"}:
            yield child.content
        elif child.type in {"softbreak", "hardbreak"}:
            spans = [token.type == "code_inline" for token in children[max(0, place - 1) : place + 2]]
            yield ", " if len(spans) == len(["before", "break", "behind"]) and spans[0] and spans[2] else " "


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
            if not any(token.type == "image" for token in inside):  # a badge is nothing to learn from
                yield Hyperlink(one_line(_texts(inside)), str(child.attrs["href"]))
