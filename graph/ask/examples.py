"""The page of the documentation that shows what can be asked: made from the examples of the phrase book."""

from collections.abc import Iterator
from datetime import date

from graph.ask.answer import WayIn, ask
from graph.ask.book.questions import KINDS
from graph.ask.book.refusals import OFF_TOPIC
from graph.snapshot import Snapshot

_HEAD = """# What you can ask in plain words

`prereq ask`, `/api/v1/ask` and the search box of the page take sentences like these and say how they were read. This
page is made from the phrase book, `graph/ask/book/`: to teach a new way of asking, add a row there. Dates count
from {today}.
"""

_TAIL = """
## Beside the question

- What you know: "I know Python and SQL", "done with calculus", "coming from R". What you lack: "but no SQL", "I never
  learned statistics". What you are: "as a data analyst", "I'm a backend developer (Java, Postgres)".
- What you would rather avoid: "without linear algebra", "I'd rather not touch Java". If it is needed all the same, the
  answer says so.
- How deep: "just to use it", "no theory", "in depth", "from the ground up", "with everything that helps".
- What you cannot name: "what is it called when a model is made small", "the thing where the model looks up documents".
  Skills are then found by what they are about.
- Time: "6 hours a week", "2h on Saturdays and 3h on Sundays", "30 min a day", "two evenings a week, 90 minutes each",
  "over 8 weeks", "by the end of March", "this weekend", "starting next week". What cannot be counted is said.

## What is refused

A sentence that is about something else is refused in one line that shows what can be asked, even where it names a
skill: {refused}. So are other languages than English, and what goes on about an earlier question
("make it shorter"): each question stands alone. In the terminal the exit code is then 5.
"""


def examples_page(snapshot: Snapshot, today: date, command: WayIn) -> str:
    """The page as Markdown: each kind of question with its examples and the commands that answer them."""
    refused = ", ".join(dict.fromkeys(told for told, _ in OFF_TOPIC))
    kinds = "".join(_kinds(snapshot, today, command))
    return f"{_HEAD.format(today=today.isoformat())}{kinds}{_TAIL.format(refused=refused)}"


def _kinds(snapshot: Snapshot, today: date, command: WayIn) -> Iterator[str]:
    for kind in KINDS:
        if kind.examples:
            yield f"\n## {kind.asks}\n\n| sentence | the same command |\n| --- | --- |\n"
            for sentence in kind.examples:
                yield f"| {sentence} | `{ask(snapshot, sentence, today, command=command).command}` |\n"
