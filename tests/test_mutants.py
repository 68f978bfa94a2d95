"""The faults are those that are meant, and trying one tells a test that notices it from one that does not."""

import ast
import textwrap

import pytest

from tests import mutants
from tests.faults import faults, sample
from tests.mutants import (
    FOUND,
    SURVIVED,
    Test,
    Trial,
    copied,
    known_equivalents,
    measured,
    near,
    recorded,
    reported,
    stages,
)

SOURCE = '''\
"""Words."""
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    LIMIT = 1

@cache(1)
def largest(numbers: "list[1]", most: int = 3) -> 4:
    """Doc."""
    if numbers and not most < 2:
        raise ValueError(f"{1 + 1} é", most)
    return sorted({n for n in numbers if n}, key=abs)[:most]
'''


def _changes(source):
    return {(fault.kind, fault.before, fault.after) for fault in faults("a.py", source)}


def test_the_faults_of_a_source_are_these():
    assert _changes(SOURCE) == {
        ("constant", "3", "4"),
        ("constant", "3", "2"),
        ("and/or", "numbers and not most < 2", "numbers or not most < 2"),
        ("condition negated", "numbers and not most < 2", "not (numbers and (not most < 2))"),
        ("condition dropped", "numbers and not most < 2", "False"),
        ("condition negated", "not most < 2", "most < 2"),
        ("boundary", "most < 2", "most <= 2"),
        ("comparison", "most < 2", "most >= 2"),
        ("constant", "2", "3"),
        ("constant", "2", "1"),
        ("dropped statement", 'raise ValueError(f"{1 + 1} é", most)', "pass"),
        ("swapped arguments", 'ValueError(f"{1 + 1} é", most)', "ValueError(most, f'{1 + 1} é')"),
        ("returned nothing", "sorted({n for n in numbers if n}, key=abs)[:most]", "None"),
        ("missing sort", "sorted({n for n in numbers if n}, key=abs)", "list({n for n in numbers if n})"),
        ("missing sort", "sorted({n for n in numbers if n}, key=abs)", "sorted({n for n in numbers if n})"),
        ("condition negated", "n", "not (n)"),
        ("condition dropped", "n", "True"),
    }


@pytest.mark.parametrize(
    ("statement", "change"),
    [
        ("x = min(a)", ("min/max", "min", "max")),
        ("x = any(a)", ("min/max", "any", "all")),
        ("x = a | b", ("operator", "a | b", "a & b")),
        ("x += 1", ("dropped statement", "x += 1", "pass")),
        ("a.append(b)", ("dropped statement", "a.append(b)", "pass")),
        ("x = True", ("constant", "True", "False")),
        ("x = a == b", ("comparison", "a == b", "a != b")),
        ("x = f(a, b)", ("swapped arguments", "f(a, b)", "f(b, a)")),
        ("x = list(reversed(a))", ("missing sort", "reversed(a)", "list(a)")),
        ("x = a if b else c", ("condition dropped", "b", "False")),
    ],
)
def test_each_kind_of_fault_is_made(statement, change):
    assert change in _changes(statement)


def test_every_fault_of_this_project_is_a_program_of_its_own():
    for path in (mutants.ROOT / "graph").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        unchanged = ast.dump(ast.parse(source))
        for fault in sample(faults(f"graph/{path.name}", source), 40, seed=1):
            assert ast.dump(ast.parse(fault.applied(source))) != unchanged, fault


def test_a_sample_is_the_same_for_the_same_seed_and_takes_every_package_and_kind():
    found = [fault for name in ("a/b.py", "c/d.py") for fault in faults(name, SOURCE)]
    taken = sample(found, 20, seed=1)
    assert taken == sample(found, 20, seed=1) != sample(found, 20, seed=2)
    assert len(set(taken)) == 20
    assert {fault.package for fault in taken} == {"a", "c"}
    assert {fault.kind for fault in taken} == {fault.kind for fault in found}


def test_the_tests_of_a_file_are_its_own_before_those_of_its_folder():
    tests = ["graph/a.py", "graph/b.py", "tests/graph/test_b.py", "tests/graph/test_a.py", "tests/test_x.py"]
    assert near("graph/a.py", tests) == ["graph/a.py", "tests/graph/test_a.py", "tests/graph/test_b.py"]
    assert near("api/formats/x.py", ["tests/api/test_formats.py"]) == ["tests/api/test_formats.py"]


def _test(id, seconds, *enters):
    return Test(id, seconds, frozenset(enters))


def test_the_tests_of_a_fault_are_those_that_enter_its_function_the_near_ones_first_as_far_as_time_allows():
    [fault, *_] = faults("graph/a.py", "def f():\n    return 1 + 1\n")
    quick, far, other = (_test(f"tests/{name}::t", 1, "graph/a.py:f") for name in ("graph/test_a.py", "x.py", "y.py"))
    slow, elsewhere = _test("tests/graph/test_a.py::slow", 9, "graph/a.py:f.g"), _test("z", 1, "graph/a.py:ff")
    tests = [quick, far, other, elsewhere, slow]
    assert stages(fault, tests, (20, 20)) == [([quick.id, slow.id], 10), ([far.id, other.id], 2)]
    assert stages(fault, tests, (1, 1)) == [([quick.id], 1), ([far.id], 1)]
    assert stages(fault, [elsewhere], (20, 20)) == [([], 0), (["z"], 1)], "what is done on import"
    none = _test("tests/graph/test_a.py::t", 1), _test("tests/x.py::t", 1)
    assert stages(fault, list(none), (20, 20)) == [([none[0].id], 1), ([], 0)], "what only a program of its own enters"


def test_a_parametrised_test_that_ran_in_two_processes_is_one_test():
    shares = [{"a": {"seconds": 2, "enters": ["f"]}, "b": {"seconds": 1, "enters": []}}]
    assert recorded([*shares, {"a": {"seconds": 1, "enters": ["g"]}}]) == [_test("b", 1), _test("a", 3, "f", "g")]


def test_every_equivalent_fault_names_its_reason():
    assert all(len(entry) == 4 for entry in known_equivalents())


def test_a_fault_is_found_by_a_test_and_survives_without_one(tmp_path):
    root = tmp_path / "project"
    for package in ("graph", "ingest", "queries", "api"):
        (root / package).mkdir(parents=True)
        (root / package / "__init__.py").touch()
    (root / "graph/sums.py").write_text("def added(a, b):\n    return a + b\n\n\ndef spare(a):\n    return a - 1\n")
    (root / "tests/graph").mkdir(parents=True)
    checks = """
        from graph.sums import added

        def test_added():
            assert added(2, 1) == 3
    """
    (root / "tests/graph/test_sums.py").write_text(textwrap.dedent(checks))
    (root / "pyproject.toml").write_text('[tool.pytest.ini_options]\nmarkers = ["neo4j", "chromium"]\n')
    copy = copied(tmp_path / "copy", root)
    tests = measured(copy)
    assert [(test.id, test.enters) for test in tests] == [
        ("tests/graph/test_sums.py::test_added", frozenset({"graph/sums.py:added"}))
    ]
    trial = Trial([copy], tests, None, minutes=1)
    tried = faults("graph/sums.py", (root / "graph/sums.py").read_text())
    operators = {fault: trial.outcome(fault) for fault in tried if fault.kind == "operator"}
    assert {fault.function: outcome for fault, outcome in operators.items()} == {"added": FOUND, "spare": SURVIVED}
    assert (copy.home / "graph/sums.py").read_text() == (root / "graph/sums.py").read_text()
    assert "graph/sums.py:6 (spare) a - 1 -> a + 1" in reported(operators)
