import importlib
import re
from pathlib import Path

import pytest

from tests.conftest import SETTINGS, missing

ROOT = Path(__file__).parents[1]
LAYERS = ("graph", "queries", "ingest", "api")


@pytest.mark.parametrize("name", LAYERS)
def test_the_four_names_are_this_checkouts(name):
    found = importlib.import_module(name)
    assert Path(found.__file__).parent == ROOT / name


def test_every_package_folder_says_what_it_is():
    for layer in LAYERS:
        for file in (ROOT / layer).rglob("__init__.py"):
            assert file.read_text(encoding="utf-8").startswith('"""'), file


def test_no_module_has_grown_past_one_idea():
    long = {file: count for file in _modules() if (count := len(file.read_text(encoding="utf-8").splitlines())) > 400}
    assert long == {}


def test_nothing_is_skipped_but_for_want_of_a_tool_which_a_setting_makes_a_failure():
    allowed = {"conftest.py", "test_architecture.py", "test_sqlite.py"}  # SQLite: on Windows files have no permissions
    skipping = re.compile(r"pytest\.skip|mark\.skip|importorskip|xfail")
    files = [file for file in (ROOT / "tests").rglob("*.py") if skipping.search(file.read_text(encoding="utf-8"))]
    assert {file.name for file in files} <= allowed


@pytest.mark.parametrize("setting", ["PREREQ_REQUIRE_NEO4J", "PREREQ_REQUIRE_BROWSER", "PREREQ_REQUIRE_OWNER_ROADMAP"])
def test_what_is_missing_skips_a_test_unless_a_setting_requires_it(setting, monkeypatch):
    monkeypatch.delitem(SETTINGS, setting, raising=False)
    with pytest.raises(pytest.skip.Exception, match="no such tool"):
        missing("no such tool", setting)
    monkeypatch.setitem(SETTINGS, setting, "1")
    with pytest.raises(pytest.fail.Exception, match="no such tool"):
        missing("no such tool", setting)


def test_what_lies_below_the_ways_in_names_no_command_and_no_setting():
    """`api.problems` adds the advice: only the way in knows its commands and settings."""
    below = [file for layer in ("graph/errors.py", "queries") for file in _python(ROOT / layer)]
    named = re.compile(r"`prereq |`make |PREREQ_[A-Z]")
    assert [file for file in below if named.search(file.read_text(encoding="utf-8"))] == []


def _python(place):
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def _modules():
    return [file for layer in LAYERS for file in (ROOT / layer).rglob("*.py")]
