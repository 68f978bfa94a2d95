"""Tests that share a costly fixture are the work of one worker, however many there are."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONFTEST = "from tests.conftest import pytest_collection_modifyitems"
TESTS = """
import pytest

@pytest.fixture
def neo4j_server():
    pass

@pytest.mark.parametrize("number", range(8))
def test_one(number, neo4j_server):
    pass
"""


def test_tests_that_need_a_server_all_go_to_one_worker(tmp_path):
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_shared.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    neo4j: needs a server")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadgroup"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    workers = re.findall(r"^\[(gw\d)\] .*PASSED", run.stdout, re.MULTILINE)
    assert len(workers) == 8, run.stdout
    assert len(set(workers)) == 1
