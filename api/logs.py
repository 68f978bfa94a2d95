"""The log of a running service: one form for all that is logged, ours and the server's, each with the request's id.

Whatever logs does so by the standard library, and needs to know nothing of this. Neither passwords and keys nor what
people asked belong in a log: of a request it has the path, and of further fields only the ones that are named here.
"""

import logging
from typing import TYPE_CHECKING, Literal

import structlog

from api.http.clients import REQUEST_ID

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor, WrappedLogger

FIELDS = {"method", "path", "status", "seconds"}
"""What a message may have beside its words."""


def log_to_stderr(level: str, form: Literal["readable", "json"]) -> None:
    """Write what Prereq and its server log to standard error, from a level on; of other libraries only warnings."""
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(form, is_coloured=handler.stream.isatty()))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in ("prereq", "uvicorn"):
        logging.getLogger(name).setLevel(level.upper())


def formatter(form: Literal["readable", "json"], *, is_coloured: bool = False) -> logging.Formatter:
    """What writes a record as a line for people, or as a JSON object."""
    given: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(allow=FIELDS),
        _with_request_id,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    shown: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if form == "json":
        shown += [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    else:
        told = structlog.dev.plain_traceback
        shown += [structlog.dev.ConsoleRenderer(colors=is_coloured, exception_formatter=told)]
    return structlog.stdlib.ProcessorFormatter(foreign_pre_chain=given, processors=shown)


def _with_request_id(_: "WrappedLogger", __: str, event: "EventDict") -> "EventDict":
    if id := REQUEST_ID.get():
        event["request_id"] = id
    return event
