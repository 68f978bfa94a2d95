"""The fenced blocks of a page: what each is, what it holds, and what it is said to print.

A page marks its blocks by how they open:

=========================  =========================================================================================
```console                 commands after `$ `, each with what it prints below it
```bash, ```sh             commands that must succeed
```python, ```javascript   a program; a ```text block right below it is what it prints
```... title="NAME"        a file: written under that name before what follows
<!-- not run: WHY -->      above a block: it is only checked for its syntax, because of WHY
=========================  =========================================================================================

A line `...` stands for any lines, and `...` inside a line for anything: what changes from run to run.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[2]

PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(path for path in (ROOT / "docs").rglob("*.md") if "reviews" not in path.parts),
]

REASONS = {
    "it asks for a machine of its own": "installs, starts or stops services of the system",
    "it needs Docker": "starts containers",
    "it needs a Neo4j server": "starts Java",
    "it installs": "installs packages, or clones",
    "it takes minutes": "runs the checks of the whole project",
    "it goes on until it is ended": "serves",
    "it needs another program": "the client of an agent, say",
    "another test does it on a copy": "changes files of the repository",
    "it belongs to another file": "a part of a file that the page shows by itself",
}
"""Why a block may not be run, and what that means."""

RUN = {"console", "bash", "sh", "python", "javascript"}

_FENCE = re.compile(
    r"(?:^<!-- not run: (?P<why>[^>]*) -->\n+)?"
    r"^(?P<ticks>`{3,})(?P<language>\w*)(?P<rest>[^\n]*)\n(?P<text>.*?)^(?P=ticks)$",
    re.MULTILINE | re.DOTALL,
)
_TITLE = re.compile(r'title="([^"]+)"')


@dataclass(frozen=True)
class Block:
    """One fenced block."""

    language: str
    text: str
    line: int
    title: str = ""
    why_not_run: str = ""
    prints: str | None = None

    @property
    def is_run(self):
        """Whether the tests run it."""
        return self.language in RUN and not self.why_not_run and not self.title


def blocks(page):
    """The blocks of a page, in order; what a program prints goes with the program."""
    text = page.read_text(encoding="utf-8")
    found = []
    last_end = -1
    for fence in _FENCE.finditer(text):
        block = Block(
            fence["language"],
            fence["text"],
            text[: fence.start("text")].count("\n") + 1,
            (_TITLE.search(fence["rest"]) or ["", ""])[1],
            fence["why"] or "",
        )
        is_output = block.language == "text" and found and found[-1].language in {"python", "javascript"}
        if is_output and not text[last_end : fence.start()].strip():
            found[-1] = replace(found[-1], prints=block.text)
        else:
            found.append(block)
        last_end = fence.end()
    return found


def commands_of(block):
    """The commands of a block of a shell."""
    if block.language == "console":
        return [line for line, _ in typed(block)]
    joined = re.sub(r"\\\n\s*", "", block.text)
    return [line for line in joined.splitlines() if line.strip() and not line.strip().startswith("#")]


def typed(block):
    """The commands of a console block, each with the lines below it."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        while command.endswith("\\") and shown:
            command = command[:-1] + shown.pop(0).lstrip()
        yield command, shown


def mismatch(shown, printed):
    """What is wrong with the lines that a page shows; empty if these are what is printed."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else ".*".join(map(re.escape, line.rstrip().split("..."))) + r"\n"
        for line in shown
    )
    text = "".join(f"{line.rstrip()}\n" for line in printed)
    if re.fullmatch(pattern, text):
        return ""
    return "the page shows\n\n" + "\n".join(shown) + "\n\nand this is printed:\n\n" + text


def renewed(shown, printed):
    """The lines that a page is to show now: as many at the beginning and end as it had, where it left lines out."""
    cuts = [place for place, line in enumerate(shown) if line.strip() == "..."]
    if not cuts:
        return list(printed)
    head, tail = cuts[0], len(shown) - cuts[-1] - 1
    return [*printed[:head], "...", *(printed[-tail:] if tail else [])]
