"""Read Mermaid flowcharts: their nodes, and the arrows between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, product

_FLOWCHART = re.compile(r"^\s*(?:flowchart|graph)\b", re.IGNORECASE)
_IGNORED = re.compile(r"^(?:subgraph|end|classDef|class|style|linkStyle|click|direction|title|accTitle|accDescr)\b")
_NODE = re.compile(
    r"^(?P<id>\w+)\s*"
    r'(?:[\[({>]+[/\\]?\s*(?:"(?P<quoted>[^"]*)"|(?P<label>[^"\[\](){}]*))\s*[/\\]?[\])}]+)?(?::::?\w+)?$'
)
_LINK = re.compile(
    r"\s*<?(?:--+|==+|-\.+-?)(?:\s*(?P<text>[^-=|.<>]+?)\s*(?:--+|==+|\.+-))?>\s*(?:\|(?P<label>[^|]*)\|)?\s*"
)
_REVERSED = re.compile(r"\b(?:requires?|needs?|depends on|after|builds on)\b", re.IGNORECASE)
_SOFT = re.compile(r"\b(?:optional|helpful|recommended)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Arrow:
    """The name ``first`` is learned before the name ``then``, as line ``line`` of the block (from 0) draws it."""

    line: int
    first: str
    then: str
    helpful: bool = False


@dataclass(frozen=True)
class Flowchart:
    """The names of the nodes with the line (from 0) where each stands first, arrows, and lines that cannot be read."""

    names: dict[str, int] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def is_flowchart(text: str) -> bool:
    """Whether a Mermaid block is a flowchart, the only kind that draws what comes before what."""
    return bool(_FLOWCHART.match(_content(text)))


def flowchart(text: str) -> Flowchart:
    r"""The names and arrows of a flowchart; an arrow that is labelled "requires" or the like points the other way.

    Examples
    --------
    >>> chart = flowchart("graph TD\n  A[Flour types] --> B(Starter care)\n  C -->|needs| B\n")
    >>> list(chart.names), [(arrow.first, arrow.then) for arrow in chart.arrows]
    (['Flour types', 'Starter care', 'C'], [('Flour types', 'Starter care'), ('Starter care', 'C')])
    """
    reader = _FlowchartReader()
    for number, line in enumerate(text.splitlines()):
        for statement in line.split("%%")[0].split(";"):
            reader.read(statement.strip(), number)
    return reader.chart()


def _content(text: str) -> str:
    """The text without comments and configuration at its head."""
    return "\n".join(line for line in text.splitlines() if line.strip() and not line.strip().startswith("%%"))


class _FlowchartReader:
    """Reads the statements of one flowchart; a node may get its label after it was used."""

    def __init__(self) -> None:
        self.labels: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self.links: list[tuple[int, str, str, str]] = []
        self.unread: list[int] = []

    def read(self, statement: str, line: int) -> None:
        """Read one statement: nodes, and links between them."""
        if not statement or _FLOWCHART.match(statement) or _IGNORED.match(statement):
            return
        words = [match["label"] or match["text"] or "" for match in _LINK.finditer(statement)]
        ends = [list(self._nodes(part, line)) for part in _LINK.sub("\0", statement).split("\0")]
        if not all(ends):
            self.unread.append(line)
            return
        for (firsts, thens), word in zip(pairwise(ends), words, strict=True):
            self.links += [(line, first, then, word) for first, then in product(firsts, thens)]

    def _nodes(self, part: str, line: int) -> Iterator[str]:
        for text in part.split(" & "):
            if match := _NODE.match(text.strip()):
                if label := (match["quoted"] or match["label"] or "").strip():
                    self.labels[match["id"]] = " ".join(re.sub(r"<br\s*/?>", " ", label).split())
                self.lines.setdefault(match["id"], line)
                yield match["id"]

    def chart(self) -> Flowchart:
        """The flowchart that was read."""
        names = {self._name(id): line for id, line in self.lines.items()}
        return Flowchart(names, [self._arrow(*link) for link in self.links], self.unread)

    def _name(self, id: str) -> str:
        return self.labels.get(id, id)

    def _arrow(self, line: int, first: str, then: str, words: str) -> Arrow:
        ends = (self._name(first), self._name(then))
        first, then = reversed(ends) if _REVERSED.search(words) else ends
        return Arrow(line, first, then, bool(_SOFT.search(words)))
