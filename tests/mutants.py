"""Does a test notice when the code is wrong? `make mutants` puts small faults into copies of it, one at a time.

Each fault is tried in a copy of the tree: first on the tests that mirror its file, then on the other fast tests, the
quickest files first. A fault that no test notices has survived: a test is missing, or the fault changes nothing that
matters. The second kind is listed in ``equivalent.toml`` with its reason, and is left out from then on.
"""

import argparse
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.faults import Fault, faults, sample
from tests.neo4j_server import NoServer, server

ROOT = Path(__file__).parents[1]
EQUIVALENT = Path(__file__).with_name("equivalent.toml")
PACKAGES = ("graph", "ingest", "queries", "api/formats")
LEFT_OUT = ("queries/neo4j/server",)
"""What only starts other programs."""

ASKS_NEO4J = {
    "queries/neo4j": ["tests/queries/test_neo4j.py", "tests/queries/test_store_contract.py", "tests/queries/browser"],
    "queries/browser": ["tests/queries/browser"],
}
"""The tests of a package that need a Neo4j server: they run one at a time, because they empty its database."""

SLOW = (
    "test_wheel.py",
    "test_determinism.py",
    "test_cli.py",
    "test_exploring.py",
    "test_strategies.py",
    "test_mutants.py",
)
"""Tests that start many processes, or that test the tests."""

NOT_COPIED = shutil.ignore_patterns(
    ".*_cache", ".git", ".venv", ".neo4j", "__pycache__", "build", "dist", "screenshots"
)
MIN_SECONDS, UNMEASURED_SECONDS, TIMES_AS_LONG = 30, 15, 5
"""Tests that take so many times as long as they do without a fault have noticed it: it never ends."""

FOUND, SURVIVED, NOT_RUN = "found", "survived", "not run"


@dataclass
class Copy:
    """A copy of the tree, where one fault at a time is tried.

    ``seconds`` are those that each file of fast tests takes without a fault.
    """

    home: Path
    environment: dict[str, str]
    seconds: dict[str, float] = field(default_factory=dict)

    def outcome(self, fault: Fault, stages: list[list[str]]) -> str:
        """Whether the tests of some stage notice a fault."""
        path = self.home / fault.file
        source = path.read_text(encoding="utf-8")
        path.write_text(fault.applied(source), encoding="utf-8")
        try:
            return FOUND if any(self._fails(stage) for stage in stages if stage) else SURVIVED
        finally:
            path.write_text(source, encoding="utf-8")

    def _fails(self, stage: list[str]) -> bool:
        limit = MIN_SECONDS + TIMES_AS_LONG * sum(self.seconds.get(file, UNMEASURED_SECONDS) for file in stage)
        return self.pytest(["-x", *stage], limit) not in {0, 5}  # 5: there was no test

    def pytest(self, arguments: list[str], limit: float) -> int | None:
        """The exit code of pytest on this copy, or None if it took longer than so many seconds."""
        wanted = "not chromium" if "PREREQ_TEST_NEO4J_URI" in self.environment else "not chromium and not neo4j"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", wanted]
        process = subprocess.Popen(
            [*command, *arguments],
            cwd=self.home,
            env={**os.environ, **self.environment, "PYTHONPATH": str(self.home)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return process.wait(limit)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)  # the process and what it has started
                process.wait()


def copied(home: Path, root: Path = ROOT) -> Copy:
    """A copy of the tree in a folder, with the owner's document beside it where there is one."""
    shutil.copytree(root, home, ignore=NOT_COPIED)
    beside = root.parent / "shared"
    if beside.exists() and not (home.parent / "shared").exists():
        (home.parent / "shared").symlink_to(beside)
    # Python checks these by content: two versions of a file within a second have the same time and size.
    subprocess.run(
        [
            sys.executable,
            "-m",
            "compileall",
            "-q",
            "--invalidation-mode",
            "checked-hash",
            "graph",
            "ingest",
            "queries",
            "api",
        ],
        cwd=home,
        check=True,
    )
    return Copy(home, {})


def measured(copy: Copy) -> dict[str, float]:
    """The seconds that each file of fast tests takes; all of them pass, or nothing could be said about faults.

    Raises
    ------
    SystemExit
        If a test fails without any fault.
    """
    report = copy.home / "report.xml"
    slow = [f"--ignore-glob=*/{name}" for name in SLOW]
    code = copy.pytest([f"--junitxml={report}", "-o", "junit_family=xunit1", *slow], limit=1800)
    cases = list(ET.parse(report).iter("testcase")) if report.exists() else []  # noqa: S314 - our own report
    failed = [f"{case.get('file')}: {case.get('name')}" for case in cases if case.find("failure") is not None]
    if code != 0:
        sys.exit(f"mutants: the tests fail without any fault, mend them first: {', '.join(failed) or code}")
    seconds = Counter()
    for case in cases:
        seconds[case.get("file")] += float(case.get("time"))
    return dict(seconds)


def near(file: str, tests: list[str]) -> list[str]:
    """The tests that mirror a file: its doctests, ``tests/PACKAGE/test_MODULE.py``, and then those of its folder."""
    package, _, module = file.removesuffix(".py").rpartition("/")
    outer, _, name = package.rpartition("/")
    named = [f"tests/{package}/test_{module}", f"tests/{outer}/test_{name}"]
    mirrors = [test for name in named for test in tests if test.startswith(name)]
    folder = [test for test in tests if test.rpartition("/")[0] == f"tests/{package}"]
    return list(dict.fromkeys([*(test for test in tests if test == file), *mirrors, *folder]))


def known_equivalents(path: Path = EQUIVALENT) -> set[tuple[str, ...]]:
    """The file, function, text before and text after of each fault that changes nothing that matters."""
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("fault", [])
    assert all(entry["reason"] for entry in entries), "each has its reason"
    return {(entry["file"], entry["function"], entry["before"], entry["after"]) for entry in entries}


def identity(fault: Fault) -> tuple[str, ...]:
    """What a fault is known by, wherever its line moves."""
    return (fault.file, fault.function, fault.before, fault.after)


def every_fault(root: Path = ROOT) -> list[Fault]:
    """The faults of all packages, without those that are left out or known to change nothing."""
    files = [path for package in PACKAGES for path in sorted((root / package).rglob("*.py"))]
    names = {path.relative_to(root).as_posix(): path for path in files}
    found = [
        fault
        for name, path in names.items()
        if not name.startswith(LEFT_OUT)
        for fault in faults(name, path.read_text(encoding="utf-8"))
    ]
    known = known_equivalents()
    for entry in sorted(known - {identity(fault) for fault in found}):
        print(f"equivalent.toml names a fault that is no more: {' '.join(entry)}")
    return [fault for fault in found if identity(fault) not in known]


class Trial:
    """Tries faults on copies, several at a time, until the time is up."""

    def __init__(self, copies: list[Copy], neo4j: dict[str, str] | None, minutes: float):
        self._free: queue.SimpleQueue[Copy] = queue.SimpleQueue()
        self._neo4j = neo4j
        self._neo4j_is_mine = threading.Lock()
        self._until = time.monotonic() + minutes * 60
        for copy in copies:
            self._free.put(copy)

    def outcome(self, fault: Fault) -> str:
        """What became of a fault: found, survived or not run."""
        needs_neo4j = fault.package in ASKS_NEO4J
        if time.monotonic() > self._until or (needs_neo4j and self._neo4j is None):
            return NOT_RUN
        copy = self._free.get()
        try:
            tests = sorted(copy.seconds, key=copy.seconds.__getitem__)
            nearby = near(fault.file, tests)
            outcome = copy.outcome(fault, [nearby, [test for test in tests if test not in nearby]])
            if outcome == SURVIVED and needs_neo4j:
                with self._neo4j_is_mine:
                    asking = replace(copy, environment=self._neo4j)
                    outcome = asking.outcome(fault, [ASKS_NEO4J[fault.package]])
            return outcome
        finally:
            self._free.put(copy)


def reported(outcomes: dict[Fault, str]) -> str:
    """A line for each package, and each survivor with its change."""
    packages = defaultdict(Counter)
    for fault, outcome in outcomes.items():
        packages[fault.package][outcome] += 1
    lines = [f"{'package':<24}{FOUND:>10}{SURVIVED:>10}{NOT_RUN:>10}"]
    for package, counts in sorted([*packages.items(), ("all", Counter(outcomes.values()))]):
        lines.append(f"{package:<24}" + "".join(f"{counts[outcome]:>10}" for outcome in (FOUND, SURVIVED, NOT_RUN)))
    survivors = [str(fault) for fault, outcome in outcomes.items() if outcome == SURVIVED]
    return "\n".join([*lines, *(["", "Survivors:", *survivors] if survivors else [])])


def main() -> None:
    """Sample faults, try each, and say which survived."""
    parser = argparse.ArgumentParser(prog="mutants", description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200, help="how many faults (200)")
    parser.add_argument("--seed", type=int, default=1, help="another seed takes other faults (1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time (one a core)")
    parser.add_argument("--minutes", type=float, default=30, help="no fault is begun after so many (30)")
    parser.add_argument("--only", default="", help="only files whose path begins so: graph/questions/plan")
    asked = parser.parse_args()
    found = [fault for fault in every_fault() if fault.file.startswith(asked.only)]
    taken = sample(found, asked.count, asked.seed)
    print(f"{len(taken)} of {len(found)} faults, seed {asked.seed}", flush=True)
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        copies = [copied(work / f"copy{number}") for number in range(asked.jobs)]
        seconds = measured(copies[0])
        print(f"{len(seconds)} files of fast tests pass in {sum(seconds.values()):.0f} s without a fault", flush=True)
        for copy in copies:
            copy.seconds = seconds
        neo4j = _neo4j(stack, work) if any(fault.package in ASKS_NEO4J for fault in taken) else None
        trial = Trial(copies, neo4j, asked.minutes)
        pool = stack.enter_context(ThreadPoolExecutor(asked.jobs))
        outcomes = {}
        for fault, outcome in zip(taken, pool.map(trial.outcome, taken), strict=True):
            outcomes[fault] = outcome
            print(f"[{len(outcomes)}/{len(taken)}] {outcome:<8} {fault}", flush=True)
    print(f"\n{reported(outcomes)}")


def _neo4j(stack: ExitStack, work: Path) -> dict[str, str] | None:
    """The settings of a server that runs until the stack is left; None if there is none here."""
    try:
        running = stack.enter_context(server(work / "neo4j"))
    except NoServer as reason:
        print(f"faults that need it are not run: {reason}")
        return None
    names = ("PREREQ_TEST_NEO4J_URI", "PREREQ_TEST_NEO4J_USER", "PREREQ_TEST_NEO4J_PASSWORD")
    return dict(zip(names, (running.bolt, running.login.user, running.login.password), strict=True))


if __name__ == "__main__":
    main()
