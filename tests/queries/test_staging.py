"""A graph that is staged in Neo4j: whole for our readers at every moment, and finished by the next write."""

from dataclasses import replace

import pytest

from graph.errors import StoreBusy, StoreUnavailable, UnreadableStore
from graph.interchange import canonical
from graph.revision import revision, stamp
from graph.samples import TINY
from queries import open_store
from queries.neo4j import limits, writing
from queries.neo4j import store as module
from tests.queries.test_store_contract import RICH

MANY_POINTS = 6
"""Of so many write points one is tried: `make chaos` tries all, with processes that are killed."""


class Killed(BaseException):
    """The writer dies: it cleans up nothing."""


@pytest.fixture
def staged(empty_neo4j, monkeypatch):
    """A store that stages whatever it writes, a few rows at a time."""
    monkeypatch.setattr(module, "MAX_ROWS_AT_ONCE", 0)
    monkeypatch.setattr(writing, "MAX_BATCH_ROWS", 10)
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
        yield store


def _with_deaths(monkeypatch, store, at, before=lambda: None):
    """Have the writer die at its transaction of a number (never: -1); the list of the statements that it ran."""
    real, ran = type(store)._execute, []

    def execute(self, session, writer, one, parameters):
        before()
        if len(ran) == at:
            raise Killed
        ran.append(one)
        return real(self, session, writer, one, parameters)

    monkeypatch.setattr(type(store), "_execute", execute)
    return ran


def test_what_is_staged_comes_out_as_it_went_in(staged, cypher):
    assert staged.replace(RICH).is_written
    assert staged.load() == canonical(RICH)
    assert (staged.revision(), staged.stamp()) == (revision(RICH), stamp(RICH))
    assert not staged.replace(RICH).is_written
    assert staged.replace(RICH, rewrite=True).is_written
    assert staged.replace(TINY).is_written
    assert staged.load() == canonical(TINY)
    assert cypher("MATCH (s:PrereqStaged) RETURN s") == []
    [roadmap] = cypher("MATCH (r:Roadmap) RETURN properties(r) AS properties")
    assert set(roadmap["properties"]) == {"id", "name", "title", "revision", "stamp", "schema", "write"}


def test_at_every_moment_of_a_write_a_reader_gets_the_old_or_the_new_graph_whole(staged, empty_neo4j, monkeypatch):
    staged.replace(TINY)
    seen = []

    def read():
        with open_store(empty_neo4j.bolt, empty_neo4j.login) as reader:
            seen.append(reader.load())
            assert reader.revision() == revision(seen[-1])
            assert reader.get("vectors") in seen[-1].skills

    _with_deaths(monkeypatch, staged, -1, read)
    staged.replace(RICH)
    first_new = seen.index(canonical(RICH))
    assert seen[:first_new] == [canonical(TINY)] * first_new
    assert seen[first_new:] == [canonical(RICH)] * (len(seen) - first_new)
    assert 0 < first_new < len(seen)


def test_killed_at_any_write_point_the_store_gives_a_whole_graph_and_the_next_write_works(staged, monkeypatch):
    with monkeypatch.context() as patched:
        points = _with_deaths(patched, staged, -1)
        staged.replace(RICH)
    monkeypatch.setattr(limits, "MAX_SILENT_SECONDS", 0.0)
    for point in range(0, len(points), MANY_POINTS):
        with monkeypatch.context() as patched:
            patched.setattr(module, "MAX_ROWS_AT_ONCE", 1_000)
            staged.replace(TINY)
        with monkeypatch.context() as patched:
            _with_deaths(patched, staged, point)
            with pytest.raises(Killed):
                staged.replace(RICH)
        assert staged.load() in (canonical(TINY), canonical(RICH))
        assert staged.faults == ()


def test_whoever_looks_at_the_nodes_finds_that_they_are_being_written(staged, monkeypatch, cypher):
    staged.replace(TINY)
    states = []
    _with_deaths(monkeypatch, staged, -1, lambda: states.extend(cypher("MATCH (r:Roadmap) RETURN r.state AS state")))
    staged.replace(RICH)
    assert {state["state"] for state in states} == {None, "being written: what is drawn may be half of it"}


def _half_drawn(staged, monkeypatch):
    """A store whose writer died soon after the switch."""
    staged.replace(TINY)
    with monkeypatch.context() as patched:
        ran = _with_deaths(patched, staged, -1)
        staged.replace(RICH)
        at = next(number for number, one in enumerate(ran) if "pending_revision" in one) + 3
    staged.replace(TINY)
    monkeypatch.setattr(limits, "MAX_SILENT_SECONDS", 0.0)
    with monkeypatch.context() as patched:
        _with_deaths(patched, staged, at)
        with pytest.raises(Killed):
            staged.replace(RICH)
    assert staged.load() == canonical(RICH)


@pytest.mark.parametrize("mend", [
    lambda store: store.replace(RICH), lambda store: store.restate(), lambda store: store.replace(TINY),
])  # fmt: skip
def test_a_switch_that_was_cut_is_finished_by_the_next_write(staged, monkeypatch, cypher, mend):
    _half_drawn(staged, monkeypatch)
    mend(staged)
    assert cypher("MATCH (r:Roadmap) RETURN r.state AS state")[0]["state"] is None
    drawn = staged.load()
    assert drawn in (canonical(TINY), canonical(RICH))
    [count] = cypher("MATCH ()-[r:REQUIRES]->() RETURN count(r) AS count")
    assert count["count"] == sum(len(one.members) for one in drawn.requirements)


def test_a_failure_after_the_switch_says_that_the_graph_is_stored(staged, monkeypatch):
    staged.replace(TINY)

    def fail(*_):
        raise OSError("the network is gone")

    monkeypatch.setattr(writing, "write", fail)
    with pytest.raises(StoreUnavailable, match="holds the whole roadmap now"):
        staged.replace(RICH)
    assert staged.load() == canonical(RICH)


def test_a_staged_part_that_somebody_changed_is_told(staged, monkeypatch, cypher):
    _half_drawn(staged, monkeypatch)
    cypher("MATCH (s:PrereqStaged {kind: 'skills'}) SET s.content = 'x'")
    with pytest.raises(UnreadableStore, match="run the ingest again"):
        staged.load()
    staged.replace(RICH)
    assert staged.load() == canonical(RICH)


def test_a_writer_whose_place_was_taken_stops_and_says_so(staged, monkeypatch, cypher):
    staged.replace(TINY)
    _with_deaths(monkeypatch, staged, -1, lambda: cypher("MATCH (r:Roadmap) SET r.writer = 'another'"))
    with pytest.raises(StoreBusy, match="took this one's place"):
        staged.replace(RICH)
    assert staged.load() == canonical(TINY)


def test_a_writer_that_is_kept_waiting_says_busy(staged, monkeypatch, cypher):
    staged.replace(TINY)
    monkeypatch.setattr(limits, "MAX_WAIT_SECONDS", 0.3)
    cypher("MATCH (r:Roadmap) SET r.writer = 'another', r.writer_seen = timestamp()")
    with pytest.raises(StoreBusy, match="another process"):
        staged.replace(RICH)
    cypher("MATCH (r:Roadmap) SET r.writer_seen = 'long ago'")
    assert staged.replace(RICH).is_written


def test_a_graph_that_fits_is_written_in_one_transaction(empty_neo4j, monkeypatch):
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
        ran = _with_deaths(monkeypatch, store, -1)
        store.replace(replace(TINY, title="Small"))
        assert ran == []
