"""What lies around the store: the catalogue, the clock, the disk, the rights, and the keys."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from api.doctor.finding import Finding, fault, ok, warning
from api.keys.file import OWNER_ONLY, KeysFile
from api.settings import Settings, compiled_folder
from graph.errors import KeysUnavailable

MIN_FREE_BYTES = 50_000_000
"""Below this an ingest of the bundled roadmap may fail."""

LOW_FREE_BYTES = 500_000_000
EARLIEST = datetime(2026, 11, 1, tzinfo=UTC)
"""When this version was made: a clock that shows less is wrong."""

MAX_CLOCK_SECONDS = 5.0
SOON = timedelta(days=14)


def catalogue(_: Settings) -> Iterator[Finding]:
    """Whether the shipped catalogue is there, and sound."""
    from ingest.catalogue import load
    from ingest.catalogue.lint import lint

    found = load()
    faults = list(lint(found))
    if faults:
        yield fault("catalogue", f"{len(faults):,} faults, the first: {faults[0]}", "see `prereq lint`")
    else:
        yield ok("catalogue", f"{len(found.skills):,} skills, sound")


def clock(_: Settings) -> Iterator[Finding]:
    """Whether the clock can be right, and agrees with that of the disk: keys expire by it, and plans have dates."""
    now = datetime.now(UTC)
    if now < EARLIEST:
        yield fault("clock", f"it shows {now:%Y-%m-%d}, before this version was made", "set the clock (NTP)")
        return
    with tempfile.NamedTemporaryFile() as file:
        off = Path(file.name).stat().st_mtime - time.time()
    if abs(off) > MAX_CLOCK_SECONDS:
        yield warning(
            "clock", f"the disk of {tempfile.gettempdir()} is {off:+.0f} s off", "set the clock of its host (NTP)"
        )
    else:
        yield ok("clock", f"{now:%Y-%m-%d %H:%M:%S} UTC; plans use the zone {time.tzname[0]}")


def disk(settings: Settings) -> Iterator[Finding]:
    """Whether there is room where something is written."""
    places = {
        "the store": _store_folder(settings),
        "compiled files": compiled_folder(),
        "keys and the log": settings.keys_path,
    }
    for name, place in places.items():
        if place is None:
            continue
        folder = next(one for one in (place, *place.absolute().parents) if one.is_dir())
        free = shutil.disk_usage(folder).free
        text = f"{free / 1e9:,.1f} GB free for {name} ({folder})"
        if free < MIN_FREE_BYTES:
            yield fault("disk", text, "make room: a write fails where there is none, and reading goes on")
        elif free < LOW_FREE_BYTES:
            yield warning("disk", text, "make room before it is needed")
        else:
            yield ok("disk", text)


def _store_folder(settings: Settings) -> Path | None:
    parts = urlsplit(settings.store_url)
    return Path(unquote(parts.path[1:])).parent if parts.scheme == "sqlite" else None


def user(_: Settings) -> Iterator[Finding]:
    """Whether the process has more rights than it needs."""
    if os.name == "posix" and os.geteuid() == 0:
        yield warning(
            "user", "this is root", "run the service as a user of its own, who owns the store and nothing else"
        )
    else:
        yield ok("user", "not root")


def keys(settings: Settings) -> Iterator[Finding]:
    """Whether the keys can be used, only by whom they concern, and for how long."""
    path, log = settings.keys_path, settings.audit_path
    if path is None or log is None:
        yield ok("keys", "none: nobody may write over HTTP")
        return
    if not path.exists():
        yield fault(
            "keys", f"{path} is not there: every write is refused", "make the first key with `prereq key new NAME`"
        )
        return
    try:
        found = KeysFile(path).read()
    except KeysUnavailable as problem:
        yield fault("keys", str(problem), f"chmod 600 {path}" if "by others" in str(problem) else "make a new file")
        return
    mode = path.stat().st_mode & 0o777
    if mode & ~OWNER_ONLY:
        yield warning("keys", f"{path} has mode {mode:o}", f"chmod 600 {path}")
    now = datetime.now(UTC)
    yield ok("keys", f"{len(found)} in {path}")
    for key in found:
        if key.is_over(now):
            yield warning("keys", f"{key.name} has expired", f"revoke it with `prereq key revoke {key.name!r}`")
        elif key.is_over(now + SOON):
            yield warning("keys", f"{key.name} expires on {key.expires:%Y-%m-%d}", "make another one before that")
    yield _audit(log)


def _audit(path: Path) -> Finding:
    target = path if path.exists() else next(one for one in path.absolute().parents if one.is_dir())
    if path.is_dir() or not os.access(target, os.W_OK):
        return fault(
            "log of writes",
            f"{path} cannot be written: every write is refused",
            "correct its rights, or PREREQ_AUDIT_FILE",
        )
    size = path.stat().st_size if path.exists() else 0
    return ok("log of writes", f"{path}, {size / 1e6:,.1f} MB")
