"""All bounds as one table, written from the constants that hold them: `python -m api.http.limit_table` prints the page.

It is docs/limits.md; a test holds the two together.
"""

import sys
from dataclasses import dataclass

from api.http import limits
from api.workers import MAX_LARGE_WAITING, MAX_QUESTION_SECONDS, MAX_WAITING, THREADS
from graph.ask.answer import MAX_SENTENCE_CHARACTERS
from graph.interchange.form import MAX_NAME_CHARACTERS as MAX_STORED_NAME_CHARACTERS
from graph.names.bounds import MAX_NAME_CHARACTERS, MAX_NAMES
from graph.questions.placement import MAX_ANSWERS
from graph.questions.show import MAX_PAGE_SKILLS
from graph.questions.verify import MAX_STEPS
from graph.solution.least_hours import MAX_SOLVER_NODES
from graph.work import MAX_QUESTION_WORK
from ingest.document import MAX_DOCUMENT_BYTES
from ingest.outline import MAX_ENTRIES, MAX_ENTRY_CHARACTERS, MAX_LIST_LEVELS
from ingest.plain_yaml import MAX_ALIASES


@dataclass(frozen=True, slots=True)
class Limit:
    """One bound: of what, how much, and what happens beyond it."""

    what: str
    bound: str
    beyond: str


CONNECTIONS = (
    Limit("headers of a request, from the connection or its first byte", f"{limits.MAX_HEAD_SECONDS:g} s", "408"),
    Limit(
        "body of a request",
        f"{limits.MAX_BODY_SECONDS:g} s, and 1 s for each {limits.MIN_BODY_BYTES_PER_SECOND:,} bytes that came",
        "408",
    ),
    Limit("between two requests of a connection", f"{limits.MAX_IDLE_SECONDS} s", "closed"),
    Limit("a client that does not take its answer", f"{limits.MAX_STALLED_SECONDS:g} s", "closed"),
    Limit("connections at once", f"{limits.MAX_CONNECTIONS:,}", "503 with `Retry-After`"),
)

REQUESTS = (
    Limit("address, path and query together", f"{limits.MAX_ADDRESS_BYTES:,} bytes", "414"),
    Limit("request line and headers together", f"{limits.MAX_HEAD_BYTES:,} bytes", "431, or 414"),
    Limit("body", f"{limits.MAX_BODY_BYTES:,} bytes", "413"),
    Limit("body of `/api/v1/roadmap` and `/api/v1/restore`", f"{limits.MAX_GRAPH_BYTES:,} bytes", "413"),
    Limit("bodies that are being read, together", f"{limits.MAX_HELD_BODY_BYTES:,} bytes", "503 with `Retry-After`"),
    Limit(
        "requests of a client",
        f"{limits.READS_PER_MINUTE:,} a minute (`PREREQ_READS_PER_MINUTE`)",
        "429 with `Retry-After`",
    ),
    Limit("writes of a client", f"{limits.WRITES_PER_MINUTE:,} a minute", "429 with `Retry-After`"),
    Limit(
        "keys of a client that are not accepted",
        f"{limits.FAILED_KEYS_PER_MINUTE:,} a minute",
        "429 with `Retry-After`, whatever the key",
    ),
)

QUESTIONS = (
    Limit("a name", f"{MAX_NAME_CHARACTERS:,} characters", "422"),
    Limit("names in one field", f"{MAX_NAMES:,}", "422"),
    Limit("a sentence for `ask`", f"{MAX_SENTENCE_CHARACTERS:,} characters", "422"),
    Limit("steps of a plan that is verified", f"{MAX_STEPS:,}", "422"),
    Limit("answers of a placement", f"{MAX_ANSWERS:,}", "422"),
    Limit("skills on a page of `skills`", f"{MAX_PAGE_SKILLS:,}", "422"),
    Limit("work of a question", f"{MAX_QUESTION_WORK:,} units, which are counted, not timed", "422"),
    Limit("time of a question, waiting included", f"{MAX_QUESTION_SECONDS:g} s", "503 with `Retry-After`"),
    Limit("questions at once", f"{THREADS}, and {MAX_WAITING} that wait", "503 with `Retry-After`"),
    Limit("large questions at once", f"1, and {MAX_LARGE_WAITING} that wait", "503 with `Retry-After`"),
    Limit("nodes of the search for the least hours", f"{MAX_SOLVER_NODES:,}", "answered, not proven"),
)

DOCUMENTS = (
    Limit("a document", f"{MAX_DOCUMENT_BYTES:,} bytes", "refused, nothing changes"),
    Limit("entries of a document", f"{MAX_ENTRIES:,}", "refused"),
    Limit("an entry", f"{MAX_ENTRY_CHARACTERS:,} characters", "refused"),
    Limit("lists inside lists", f"{MAX_LIST_LEVELS} levels", "refused"),
    Limit("aliases in YAML", f"{MAX_ALIASES}", "refused"),
    Limit("a name in the interchange form", f"{MAX_STORED_NAME_CHARACTERS:,} characters", "refused"),
)

TABLES = {
    "Connections": CONNECTIONS,
    "Requests": REQUESTS,
    "Questions": QUESTIONS,
    "Documents": DOCUMENTS,
}


def page() -> str:
    """The whole page."""
    tables = [f"## {title}\n\n{_table(rows)}\n" for title, rows in TABLES.items()]
    return "\n".join([_HEAD, *tables, _FOOT])


def _table(rows: tuple[Limit, ...]) -> str:
    lines = [f"| {row.what} | {row.bound} | {row.beyond} |" for row in rows]
    return "\n".join(["| what | bound | beyond |", "| --- | --- | --- |", *lines])


_HEAD = """# Limits

What a client may take of the service. An answer beyond a limit is a problem like any other
([HTTP API](reference/api.md)): it says what the limit is and what to do. This page is written by
`python -m api.http.limit_table`.
"""

_FOOT = """A client is an IPv4 address, or a network of 64 bits in IPv6. Behind a proxy it is the address that the proxy
names in `X-Forwarded-For`, if that proxy is one of `PREREQ_TRUSTED_PROXIES` ([Settings](reference/settings.md));
otherwise all that come through it are one client. `/livez`, `/readyz` and `/metrics` are not counted. Counts are
kept in the memory of one process: with several processes each counts for itself.
"""


if __name__ == "__main__":
    sys.stdout.write(page())
