"""Does a test notice when the code is wrong? `make mutants` puts small faults into copies of it, one at a time.

One run of `TESTS` without a fault tells which functions each test enters. Each fault is then tried in a copy of the
tree, on the tests that enter its function: first those that mirror its file, then the others, the quickest first,
as many as `NEAR_SECONDS` and `FAR_SECONDS` allow. A fault that none of them notices has survived: a test is missing, or
the fault changes nothing that matters. The second kind is listed in ``equivalent.toml`` with its reason, and is left
out from then on.
"""

import argparse
import json
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
from dataclasses import dataclass, replace
from pathlib import Path

from tests import entered
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

TESTS = (
    *PACKAGES,
    "tests/graph",
    "tests/ingest",
    "tests/queries",
    "tests/api/test_formats.py",
    "tests/api/test_plans.py",
)
"""The tests that are to notice a fault: doctests, and those that ask the packages themselves."""

SLOW = ("test_strategies.py",)
"""Tests of the tests."""

NOT_COPIED = shutil.ignore_patterns(".*_cache", ".git", ".venv", ".neo4j", "__pycache__", "build", "dist")
NEAR_SECONDS, FAR_SECONDS = 40, 10
"""Once the near tests of a fault, or the others, take so many seconds without it, no more of them are run."""

MIN_LIMIT_SECONDS, NEO4J_SECONDS, TIMES_AS_LONG = 20, 300, 5
"""Tests that take so many times as long as they do without a fault have noticed it: it never ends."""

FOUND, SURVIVED, NOT_RUN = "found", "survived", "not run"


@dataclass(frozen=True)
class Test:
    """A test by its id for pytest, with the ``seconds`` that it takes and the ``FILE:FUNCTION`` that it ``enters``."""

    __test__ = False

    id: str
    seconds: float
    enters: frozenset[str]

    @property
    def file(self) -> str:
        """The file of the test."""
        return self.id.partition("::")[0]


@dataclass
class Copy:
    """A copy of the tree, where one fault at a time is tried."""

    home: Path
    environment: dict[str, str]

    def outcome(self, fault: Fault, stages: list[tuple[list[str], float]]) -> str:
        """Whether the tests of some stage notice a fault; a stage has the seconds that its tests take without it."""
        path = self.home / fault.file
        source = path.read_text(encoding="utf-8")
        path.write_text(fault.applied(source), encoding="utf-8")
        try:
            return FOUND if any(self._fails(*stage) for stage in stages if stage[0]) else SURVIVED
        finally:
            path.write_text(source, encoding="utf-8")

    def _fails(self, tests: list[str], seconds: float) -> bool:
        limit = MIN_LIMIT_SECONDS + TIMES_AS_LONG * seconds
        return self.pytest(["-p", "no:xdist", "-x", *tests], limit) not in {0, 5}  # 5: there was no test

    def pytest(self, arguments: list[str], limit: float) -> int | None:
        """The exit code of pytest on this copy, or None if it took longer than so many seconds."""
        wanted = "not chromium" if "PREREQ_TEST_NEO4J_URI" in self.environment else "not chromium and not neo4j"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", wanted]
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
    shutil.copy2(entered.__file__, home / "tests")
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


def measured(copy: Copy, jobs: int = 1) -> list[Test]:
    """The tests, the quickest first; all of them pass, or nothing could be said about faults.

    Raises
    ------
    SystemExit
        If a test fails without any fault.
    """
    report, folder = copy.home / "report.xml", copy.home.parent / "entered"
    folder.mkdir()
    recording = replace(copy, environment={**copy.environment, entered.FOLDER: str(folder)})
    slow = [f"--ignore-glob=*/{name}" for name in SLOW]
    parallel = ["-n", str(jobs), "--dist", "loadgroup", "-p", "tests.entered"]
    tests = [test for test in TESTS if (copy.home / test).exists()]
    code = recording.pytest([f"--junitxml={report}", "-o", "junit_family=xunit1", *parallel, *slow, *tests], limit=1800)
    cases = list(ET.parse(report).iter("testcase")) if report.exists() else []  # noqa: S314 - our own report
    failed = [f"{case.get('file')}: {case.get('name')}" for case in cases if case.find("failure") is not None]
    if code != 0:
        sys.exit(f"mutants: the tests fail without any fault, mend them first: {', '.join(failed) or code}")
    return recorded([json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))])


def recorded(processes: list[dict[str, dict]]) -> list[Test]:
    """The tests that some processes recorded, the quickest first; each did its share of a parametrised test."""
    seconds, enters = Counter(), defaultdict(set)
    for tests in processes:
        for id, test in tests.items():
            seconds[id] += test["seconds"]
            enters[id].update(test["enters"])
    return sorted((Test(id, seconds[id], frozenset(enters[id])) for id in seconds), key=lambda test: test.seconds)


def near(file: str, tests: list[str]) -> list[str]:
    """The test files that mirror a file: its doctests, ``tests/PACKAGE/test_MODULE.py``, and those of its folder."""
    package, _, module = file.removesuffix(".py").rpartition("/")
    outer, _, name = package.rpartition("/")
    named = [f"tests/{package}/test_{module}", f"tests/{outer}/test_{name}"]
    mirrors = [test for name in named for test in tests if test.startswith(name)]
    folder = [test for test in tests if test.rpartition("/")[0] == f"tests/{package}"]
    return list(dict.fromkeys([*(test for test in tests if test == file), *mirrors, *folder]))


def stages(
    fault: Fault, tests: list[Test], most: tuple[float, float] = (NEAR_SECONDS, FAR_SECONDS)
) -> list[tuple[list[str], float]]:
    """The tests that could notice a fault, the near ones first, and their seconds.

    These are the tests that enter its function. What runs on import could be noticed by any test that enters its file,
    and what no test enters itself by the near tests, which may start a program.
    """
    function, inside = f"{fault.file}:{fault.function}", f"{fault.file}:{fault.function}."
    near_files = set(near(fault.file, [test.file for test in tests]))
    could = (
        [test for test in tests if any(name == function or name.startswith(inside) for name in test.enters)]
        or [test for test in tests if any(name.startswith(f"{fault.file}:") for name in test.enters)]
        or [test for test in tests if test.file in near_files]
    )
    groups = [[test for test in could if (test.file in near_files) == wanted] for wanted in (True, False)]
    return [_in_time(*group) for group in zip(groups, most, strict=True)]


def _in_time(tests: list[Test], most: float) -> tuple[list[str], float]:
    taken, seconds = [], 0.0
    for test in tests:
        if seconds >= most:
            break
        taken.append(test.id)
        seconds += test.seconds
    return taken, seconds


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

    def __init__(self, copies: list[Copy], tests: list[Test], neo4j: dict[str, str] | None, minutes: float):
        self._tests = tests
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
            outcome = copy.outcome(fault, stages(fault, self._tests))
            if outcome == SURVIVED and needs_neo4j:
                with self._neo4j_is_mine:
                    asking = replace(copy, environment=self._neo4j)
                    outcome = asking.outcome(fault, [(ASKS_NEO4J[fault.package], NEO4J_SECONDS)])
            return outcome
        finally:
            self._free.put(copy)


def reported(outcomes: dict[Fault, str]) -> str:
    """A line for each package, and each survivor with its change."""
    packages = defaultdict(Counter)
    for fault, outcome in outcomes.items():
        packages[fault.package][outcome] += 1
    lines = [f"{'package':<24}{FOUND:>10}{SURVIVED:>10}{NOT_RUN:>10}"]
    for package, counts in [*sorted(packages.items()), ("all", Counter(outcomes.values()))]:
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
        tests = measured(copies[0], asked.jobs)
        seconds = sum(test.seconds for test in tests)
        print(f"{len(tests)} tests pass in {seconds:.0f} s without a fault", flush=True)
        neo4j = _neo4j(stack, work) if any(fault.package in ASKS_NEO4J for fault in taken) else None
        trial = Trial(copies, tests, neo4j, asked.minutes)
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
