"""Runs the benchmarks one after the other, shows what they print, and writes it to results.md with versions and date.

python -m benchmarks.run [--quick] [--only service,terminal]
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")
PACKAGES = ("fastapi", "starlette", "uvicorn", "pydantic", "orjson", "networkx", "rustworkx", "igraph", "highspy")
ALL: dict[str, Sequence[str]] = {
    "service": (),
    "terminal": (),
    "core": ("--sizes", "SKM"),
    "find": (),
    "ask": (),
    "layout": (),
    "page": (),
    "ingest": (),
    "sizes": (),
    "order": (),
    "placement": (),
    "learners": (),
}
QUICK: dict[str, Sequence[str]] = {
    "service": ("--rounds", "3", "--requests", "80", "--seconds", "6"),
    "terminal": ("--rounds", "3"),
    "core": ("--sizes", "S", "--rounds", "3"),
    "find": ("--strings", "500"),
    "layout": ("--rounds", "1"),
    "ingest": ("--bullets", "4000"),
    "learners": (),
}
"""What runs within three minutes on a quiet machine."""


def main() -> None:
    """Run, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    chosen = QUICK if given.quick else ALL
    if only := [name for name in given.only.split(",") if name]:
        chosen = {name: chosen.get(name, ()) for name in only}
    sections = [_section(name, arguments) for name, arguments in chosen.items()]
    RESULTS.write_text("\n".join([*_head(is_quick=given.quick), *sections]), encoding="utf-8")
    print(f"\nWritten to {RESULTS.relative_to(Path.cwd())}")


def _head(*, is_quick: bool) -> Iterator[str]:
    yield "# Results of the benchmarks\n"
    yield f"Written by `make {'bench-quick' if is_quick else 'bench'}`; ratios of one run, each beside its goal.\n"
    yield f"- Date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    yield f"- Machine: {os.cpu_count()} cores, {_processor()}; load at the end: {os.getloadavg()[0]:.1f}"
    yield f"- Python {platform.python_version()} on {platform.system()}"
    yield f"- {', '.join(_versions())}\n"


def _versions() -> Iterator[str]:
    for name in PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} missing"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def _section(name: str, arguments: Sequence[str]) -> str:
    """What one benchmark printed, as a section; what fails is told in its place, and the others go on."""
    print(f"\n# {name}", flush=True)
    started = time.monotonic()
    process = subprocess.Popen(  # noqa: S603 - our own modules
        [sys.executable, "-m", f"benchmarks.{name}", *arguments], stdout=subprocess.PIPE, text=True
    )
    lines = []
    for line in process.stdout or ():
        print(line, end="", flush=True)
        lines.append(line.rstrip())
    failed = f"\nIt ended with code {process.returncode}.\n" if process.wait() else ""
    shown = "\n".join(line for line in lines if line)
    return f"## {name}\n\n{time.monotonic() - started:.0f} s\n\n```text\n{shown}\n```\n{failed}"


if __name__ == "__main__":
    main()
