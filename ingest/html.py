"""Lists, headings and summaries in blocks of HTML."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ingest.entries import Hyperlink, Shape

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class HtmlText:
    """A text of a block: an item of a list at its ``level``, a heading of that rank, or the summary of details."""

    line: int
    shape: Shape
    level: int
    text: str = ""
    links: list[Hyperlink] = field(default_factory=list)


def texts(block: str) -> Sequence[HtmlText]:
    """The texts of a block of HTML that stand where names stand; lines are counted from 0.

    Examples
    --------
    >>> [(text.shape.value, text.level, text.text) for text in texts("<ul><li>Rye<ul><li>Spelt</li></ul></li></ul>")]
    [('item', 1, 'Rye'), ('item', 2, 'Spelt')]
    """
    reader = _HtmlReader()
    reader.feed(block)
    reader.close()
    return [text for text in reader.texts if text.text.strip()]


class _HtmlReader(HTMLParser):
    """Collects the texts of one block; tags that never close end with the block."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[HtmlText] = []
        self.level = 0
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self.level, self.open = self.level + 1, False
        elif tag == "li":
            self._start(Shape.ITEM, max(self.level, 1))
        elif tag in _HEADINGS:
            self._start(Shape.HEADING, int(tag[1]))
        elif tag == "summary":
            self._start(Shape.PARAGRAPH, 0)
        elif tag == "a" and self.open:
            self.texts[-1].links.append(Hyperlink("", dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self.level = max(0, self.level - 1)
        if tag in {"ul", "ol", "li", "summary", *_HEADINGS}:
            self.open = False
        elif tag == "a" and self.open and self.texts[-1].links:
            link = self.texts[-1].links[-1]
            self.texts[-1].links[-1] = Hyperlink(self.texts[-1].text.split("\0")[-1].strip(), link.url)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[-1].text += data

    def _start(self, shape: Shape, level: int) -> None:
        self.texts.append(HtmlText(self.getpos()[0] - 1, shape, level))
        self.open = True
