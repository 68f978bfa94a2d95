"""A slice of `make chaos` that takes seconds: nothing is lost or torn, whatever happens to a writer or its file."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.errors import SchemaMismatch, StoreEmpty, StoreError, StoreUnavailable
from queries import open_store
from queries.neo4j import limits
from queries.neo4j import store as neo4j_store
from tests.chaos.killing import NEW, OLD, checked, killed_at_points, killed_at_random

ROOT = Path(__file__).parents[2]
MIN_KILLED = 1


@pytest.fixture
def url(tmp_path):
    """The address of an SQLite store that holds the old graph."""
    with open_store(f"sqlite:///{tmp_path}/chaos.sqlite") as store:
        store.replace(OLD)
    return store.url


@pytest.fixture
def patient(monkeypatch):
    """Undo what the killing changes in this process."""
    monkeypatch.setattr(limits, "MAX_SILENT_SECONDS", limits.MAX_SILENT_SECONDS)


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("kill", [killed_at_points, killed_at_random])
def test_a_writer_that_is_killed_leaves_the_old_or_the_new_graph_in_sqlite(url, kill):
    ends = kill(url, kills=4)
    assert sum(count for (died, _), count in ends.items() if died == "killed") >= MIN_KILLED, ends


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("rows_at_once", [0, 1_000_000], ids=["staged", "at once"])
def test_a_writer_that_is_killed_leaves_the_old_or_the_new_graph_in_neo4j(empty_neo4j, monkeypatch, rows_at_once):
    monkeypatch.setattr(neo4j_store, "MAX_ROWS_AT_ONCE", rows_at_once)
    ends = killed_at_points(empty_neo4j.bolt, empty_neo4j.login, kills=2)
    assert {died for died, _ in ends} == {"killed"}


WRITE = """
import resource, sys
from queries import open_store
from graph.errors import StoreError
from tests.chaos.killing import NEW
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    open_store(sys.argv[1]).replace(NEW)
except StoreError as problem:
    print(problem)
"""


def _limited_write(url, most_bytes):
    """Write the new graph where no file may grow beyond so many bytes: what a full disk does to a file."""
    return subprocess.run(
        [sys.executable, "-c", WRITE, url, str(most_bytes)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.parametrize("most_bytes", [0, 4_096, 60_000])
def test_where_the_file_cannot_grow_the_old_graph_stays_and_one_sentence_says_why(url, most_bytes):
    said = _limited_write(url, most_bytes)
    assert (said.startswith(url), said.count("\n")) == (True, 1), said
    assert checked(url) == "old"


def test_two_ingests_at_once_leave_one_of_both_graphs(url):
    def write(graph):
        for _ in range(4):
            open_store(url).replace(graph)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(write, OLD), pool.submit(write, NEW)]:
            done.result(60)
    checked(url)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_file_that_was_cut_is_told_in_one_sentence(url, share):
    file = open_store(url).path
    os.truncate(file, int(file.stat().st_size * share))
    with pytest.raises(StoreError) as told:
        checked(url)
    assert isinstance(told.value, StoreEmpty | StoreUnavailable)
    assert (str(told.value).startswith(url), str(told.value).count("\n")) == (True, 0)


def test_a_damaged_file_says_what_to_do(url):
    file = open_store(url).path
    content = bytearray(file.read_bytes())
    content[4096 : len(content) - 4096] = os.urandom(len(content) - 8192)
    file.write_bytes(content)
    for action in (open_store(url).load, lambda: open_store(url).replace(NEW)):
        with pytest.raises(StoreUnavailable, match=r"is damaged: .* prereq restore"):
            action()


@pytest.mark.parametrize("version", [3, 99])
def test_a_newer_layout_is_left_alone(url, version):
    connection = sqlite3.connect(open_store(url).path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    before = open_store(url).path.read_bytes()
    for action in (open_store(url).load, lambda: open_store(url).replace(NEW)):
        with pytest.raises(SchemaMismatch):
            action()
    assert open_store(url).path.read_bytes() == before
