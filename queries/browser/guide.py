"""The guide for Neo4j Browser, as AsciiDoc for newer Browsers and as HTML slides for Browser 5.

Browser 5 shows a guide as ``<slide>`` elements, in which a click on ``<pre class="runnable">`` runs what it holds. It
cleans what it fetched by regular expressions over the whole page, which also hit text that only looks like an
attribute (``... onset = 1``): so equals signs are written as character references.

Of AsciiDoc (https://docs.asciidoctor.org/asciidoc/latest/) the guide uses headings, paragraphs, lists, source blocks,
``*bold*``, code in backticks and ``https://...[links]``. `slides` converts only these.
"""

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from queries.browser.fitting import fitted
from queries.browser.saved import examples, param

_HOME = Path(__file__).parent
_INCLUDE = re.compile(r"^include::([\w/.-]+)\[\]$", re.MULTILINE)
_SOURCE = re.compile(r"\[source,cypher\]\n----\n(.*?)\n----(?:\n+|$)", re.DOTALL)
_MARKED = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*([^*]+)\*"), r"<b>\1</b>"),
    (re.compile(r"(https?://[^\s\[]+)\[([^\]]+)\]"), r'<a href="\1" target="_blank">\2</a>'),
)


def asciidoc(service: str, instead: Mapping[str, str] | None = None) -> str:
    """The guide with the saved queries included, for Browsers whose guides are AsciiDoc.

    ``service`` is the address from which it is served, without a slash at its end; ``instead`` are names for its
    examples, as `queries.browser.fitting` gives them.
    """
    text = _INCLUDE.sub(_included, (_HOME / "guide.adoc").read_text(encoding="utf-8"))
    return fitted(text, instead or {}).replace("{service}", service)


def slides(service: str, instead: Mapping[str, str] | None = None) -> str:
    """The guide as HTML slides, for ``:play`` and ``:guide`` of Browser 5; parameters as for `asciidoc`."""
    title, *parts = re.split(r"^==? ", asciidoc(service, instead), flags=re.MULTILINE)[1:]
    return f"<title>{_text(title.strip())}</title>\n" + "".join(_slide(part) for part in parts)


def style() -> str:
    """The style sheet (colours and captions) for Browser's ``:style``."""
    return (_HOME / "style.grass").read_text(encoding="utf-8")


def on_connect(service: str) -> str:
    """The commands that Browser runs after each login (``browser.post_connect_cmd``): parameters, style and guide.

    ``service`` as for `asciidoc`.

    Examples
    --------
    >>> on_connect("http://127.0.0.1:8000").split("; ")[1:]
    ['style http://127.0.0.1:8000/browser/style.grass', 'play http://127.0.0.1:8000/browser/guide.html']
    """
    parameters = param(examples()).removeprefix(":")
    return f"{parameters}; style {service}/browser/style.grass; play {service}/browser/guide.html"


def _included(include: "re.Match[str]") -> str:
    if include[1] == "parameters":
        return param(examples())
    return (_HOME / include[1]).read_text(encoding="utf-8").rstrip()


def _slide(part: str) -> str:
    heading, _, body = part.partition("\n")
    inside = f"<h3>{_text(heading)}</h3>\n{''.join(_blocks(body))}"
    return f'<slide>\n<div style="padding: 0 1em">\n{inside}</div>\n</slide>\n'


def _blocks(body: str) -> Iterator[str]:
    """The blocks of a slide as HTML, in order; text and runnable sources alternate in ``body``."""
    for place, piece in enumerate(_SOURCE.split(body)):
        if place % 2:
            yield f'<pre class="pre-scrollable code runnable">{_text(piece)}</pre>\n'
        else:
            yield from (_block(block) for block in re.split(r"\n{2,}", piece.strip()) if block)


def _block(block: str) -> str:
    if block.startswith("* "):
        items = "".join(f"<li>{_marked(item)}</li>" for item in re.split(r"^\* ", block, flags=re.MULTILINE)[1:])
        return f"<ul>{items}</ul>\n"
    return f"<p>{_marked(block)}</p>\n"


def _marked(text: str) -> str:
    shown = _text(text.strip())
    for mark, element in _MARKED:
        shown = mark.sub(element, shown)
    return shown


def _text(text: str) -> str:
    return html.escape(text).replace("=", "&#61;")
