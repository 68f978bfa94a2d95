"""Finished answers are kept as bytes: a question that comes again costs neither a thread nor a closure.

The layer stands in front of everything that computes. An answer to a public GET has a strong ETag from the version of
the code, the edition of the graph, the day and the question: so a 304 needs no work at all, whether the answer is still
kept or not. Kept are whole answers, compressed as they were sent, until the graph changes.
"""

import asyncio
import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders

from api.version import version
from api.ways import PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from api.service import Service

MAX_ANSWERS = 2_000
"""Answers that are kept."""

MAX_ANSWER_BYTES = 500_000
"""Bytes of an answer that is kept; a larger one is rare and not worth its place."""

MAX_KEPT_BYTES = 16_000_000
"""Bytes of all answers that are kept together."""

PAGES = ("/before/", "/why", "/map", "/around/", "/skill/", "/search", "/roadmap", "/placement")
"""How the addresses of pages begin that a question decides; the first page is one, too."""

MAX_READ_ADDRESSES = 4_000
"""Addresses whose question is remembered: to find it out costs half of what a kept answer does."""

MAX_READ_ADDRESS_BYTES = 2_000
"""Bytes of a query that is remembered so."""

_SHARED = f"{PREFIX}/before"
_NOT_KEPT = (f"{PREFIX}/export",)
_NAMES = {"target", "known", "lacking", "prefer", "avoid"}


@dataclass(frozen=True, slots=True)
class Question:
    """A request as far as its answer depends on it; ``is_gzip`` says that it takes compressed answers."""

    path: str
    query: str
    is_gzip: bool
    day: str


@dataclass(frozen=True, slots=True)
class Read:
    """What an address asks, and the answer to somebody who has it: its ``tag``, as the header has it, and a 304."""

    question: Question
    tag: bytes
    same: "Kept"


@dataclass(slots=True)
class Kept:
    """The status, headers and body of a finished answer."""

    status: int = 200
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""


class AnswerCache:
    """Answers a question that was asked before from memory, and lets one of several that ask the same at once work.

    Nothing is kept while the store is away, since such answers say so in a header, nor any error.
    """

    def __init__(
        self, app: "ASGIApp", service: "Service", count: "Callable[[str], None]" = lambda outcome: None
    ) -> None:
        self.app, self._service, self._count = app, service, count
        self._kept: OrderedDict[Question, Kept] = OrderedDict()
        self._bytes = 0
        self._edition: object = None
        self._working: dict[Question, asyncio.Event] = {}
        self._read: dict[tuple[str, bytes, bool], Read] = {}
        self._read_for: object = None

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        edition = self._service.edition
        if not _is_public(scope) or self._service.stale or edition is None:
            await self.app(scope, receive, send)
            return
        self._forget_other_than(edition)
        headers = dict(scope["headers"])
        read = self._asked(scope, headers, edition)
        asked, tag = read.question, read.tag.decode()
        if read.tag in headers.get(b"if-none-match", b""):
            self._count("not_modified")
            await _send(send, read.same)
            return
        await self._wait_for(asked)
        if (kept := self._kept.get(asked)) is not None:
            self._kept.move_to_end(asked)
            self._count("kept")
            await _send(send, kept)
        else:
            self._count("made")
            await self._work(scope, receive, _Recorder(send, tag, lambda: self._is_current(edition)), asked)

    def _forget_other_than(self, edition: object) -> None:
        if edition != self._edition:
            self._kept.clear()
            self._bytes, self._edition = 0, edition

    def _is_current(self, edition: object) -> bool:
        """Whether the graph is still the one that a request found when it came."""
        return edition == self._service.edition == self._edition and not self._service.stale

    def _asked(self, scope: "Scope", headers: dict[bytes, bytes], edition: object) -> Read:
        """What a request asks: remembered by its address until the graph, the day or what is known of names changes."""
        day = date.today().isoformat()
        if self._read_for != (edition, day, self._service.has_names) or len(self._read) >= MAX_READ_ADDRESSES:
            self._read.clear()
            self._read_for = edition, day, self._service.has_names
        address = scope["path"], scope["query_string"], b"gzip" in headers.get(b"accept-encoding", b"")
        if (read := self._read.get(address)) is None:
            question = self._question(*address, day)
            tag = _tag(question, edition)
            read = Read(question, tag.encode(), Kept(304, _headers([], tag)))
            if len(scope["query_string"]) <= MAX_READ_ADDRESS_BYTES:
                self._read[address] = read
        return read

    def _question(self, path: str, query_string: bytes, is_gzip: bool, day: str) -> Question:
        """The question of a request; other names of the same targets ask the same if the answer does not show them."""
        query = query_string.decode("latin-1")
        if path == _SHARED and self._service.has_names:
            pairs = parse_qsl(query, keep_blank_values=True)
            query = urlencode([(name, self._id(value) if name in _NAMES else value) for name, value in pairs])
        return Question(path, query, is_gzip, day)

    def _id(self, name: str) -> str:
        try:
            meanings = self._service.snapshot.names.meanings(name)
        except Exception:  # a name that cannot be one is the handler's to refuse
            return name
        return meanings[0] if len(meanings) == 1 else name

    async def _wait_for(self, asked: Question) -> None:
        """Wait once while somebody else works on the same question: what may not be kept, each works on alone."""
        if asked not in self._kept and (working := self._working.get(asked)) is not None:
            await working.wait()

    async def _work(self, scope: "Scope", receive: "Receive", recorder: "_Recorder", asked: Question) -> None:
        """Let the handler answer, and keep what it sends if it may be kept."""
        self._working[asked] = done = asyncio.Event()
        try:
            await self.app(_without_condition(scope), receive, recorder)
            if recorder.kept is not None and recorder.is_current():
                self._keep(asked, recorder.kept)
        finally:
            self._working.pop(asked, None)
            done.set()

    def _keep(self, asked: Question, kept: Kept) -> None:
        if asked not in self._kept:
            self._bytes += len(kept.body)
        self._kept[asked] = kept
        while self._bytes > MAX_KEPT_BYTES or len(self._kept) > MAX_ANSWERS:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest.body)


class _Recorder:
    """Hands on what a handler sends, with the ETag, and remembers it as far as it may be kept."""

    def __init__(self, send: "Send", tag: str, is_current: "Callable[[], bool]") -> None:
        self._send, self._tag, self.is_current = send, tag, is_current
        self._answer: Kept | None = None
        self.kept: Kept | None = None

    async def __call__(self, message: "Message") -> None:
        if message["type"] == "http.response.start":
            message = self._started(message)
        elif self._answer is not None:
            self._continued(message)
        await self._send(message)

    def _started(self, message: "Message") -> "Message":
        if message["status"] != 200 or not self.is_current():
            return message
        headers = _headers(list(message["headers"]), self._tag)
        self._answer = Kept(200, headers)
        return {**message, "headers": headers}

    def _continued(self, message: "Message") -> None:
        assert self._answer is not None  # noqa: S101 - tells the type checker
        self._answer.body += message.get("body", b"")
        if len(self._answer.body) > MAX_ANSWER_BYTES:
            self._answer = None
        elif not message.get("more_body", False):
            self.kept = self._answer


def _is_public(scope: "Scope") -> bool:
    """Whether a request asks for an answer that depends on its address, the graph and the day only."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path = scope["path"]
    return path == "/" or path.startswith(PAGES) or (path.startswith(f"{PREFIX}/") and path not in _NOT_KEPT)


def _tag(asked: Question, edition: object) -> str:
    digest = hashlib.sha256(repr((version(), edition, asked)).encode()).hexdigest()[:32]
    return f'"{digest}"'


def _headers(headers: list[tuple[bytes, bytes]], tag: str) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with what browsers and proxies need to ask again."""
    shown = MutableHeaders(raw=headers)
    shown["etag"] = tag
    shown.setdefault("cache-control", "no-cache")
    shown.add_vary_header("Accept-Encoding")
    return shown.raw


def _without_condition(scope: "Scope") -> "Scope":
    """The request without its condition, which was checked: a handler always gives the whole answer."""
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"if-none-match"]}


async def _send(send: "Send", kept: Kept) -> None:
    await send({"type": "http.response.start", "status": kept.status, "headers": kept.headers})
    await send({"type": "http.response.body", "body": kept.body})
