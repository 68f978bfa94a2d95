"""A pytest plugin: the functions of the project that each test enters, and the seconds that it takes.

`tests/mutants.py` loads it once, to learn which tests could notice a fault. A parametrised test is one test here.
"""

import json
import os
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path

import pytest

PACKAGES = ("graph", "ingest", "queries", "api")
FOLDER = "ENTERED_FOLDER"
"""The setting that names the folder to write to: one file a process."""


class Recorder:
    """What the tests of this process have entered so far."""

    def __init__(self, root):
        self._root = f"{root}{os.sep}"
        self._codes = {}
        self._entered = defaultdict(set)
        self._seconds = defaultdict(float)

    def _trace(self, frame, event, argument):
        code = frame.f_code
        self._codes[id(code)] = code  # kept, so that the number stays its own

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        """Listen to the calls of a test and of its fixtures, in every thread."""
        self._codes.clear()
        begun = time.perf_counter()
        threading.settrace(self._trace)
        sys.settrace(self._trace)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)
            test = item.nodeid.partition("[")[0]
            self._seconds[test] += time.perf_counter() - begun
            self._entered[test].update(filter(None, map(self._function, self._codes.values())))

    def _function(self, code):
        """The file and the function of a code: what is inside a function counts as the function."""
        file = code.co_filename.removeprefix(self._root)
        if file.startswith(PACKAGES) and "<" not in code.co_qualname.partition(".<locals>")[0]:
            return f"{file}:{code.co_qualname.partition('.<locals>')[0]}"
        return None

    def pytest_sessionfinish(self):
        """Write what was recorded."""
        tests = {
            test: {"seconds": seconds, "enters": sorted(self._entered[test])} for test, seconds in self._seconds.items()
        }
        Path(os.environ[FOLDER], f"{os.getpid()}.json").write_text(json.dumps(tests), encoding="utf-8")


def pytest_configure(config):
    """Record in the processes that run tests."""
    config.pluginmanager.register(Recorder(config.rootpath), "entered")
