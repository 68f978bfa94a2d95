"""A service listens before its roadmap is read, says so until it is, and swaps revisions without keeping old ones."""

import gc
import socket
import threading
import weakref
from dataclasses import replace

import httpx2
import pytest

from api.http import create_app
from api.service import Service, open_service_behind
from api.settings import Settings
from graph.errors import Loading, StoreUnavailable
from graph.samples import TINY
from queries import open_store
from tests import service as processes
from tests.api.test_service import _await
from tests.client import TestClient

QUESTION = "/api/v1/before?target=attention"
SWAPS = 20


class Slow:
    """A store whose first answer waits until it is let go, as that of one that is far away would."""

    def __init__(self, store):
        self._store, self.url, self.let_go = store, store.url, threading.Event()

    def __getattr__(self, name):
        return getattr(self._store, name)

    def revision(self):
        assert self.let_go.wait(60)
        return self._store.revision()


@pytest.fixture
def slow(tiny_store):
    store = Slow(tiny_store)
    yield store
    store.let_go.set()


@pytest.fixture
def starting(slow):
    """A client of a service that has begun to read its roadmap."""
    app = create_app(Settings(store=slow.url, poll_seconds=0.02), Service(slow), loads_behind=True)
    with TestClient(app) as client:
        yield client


def test_until_the_roadmap_is_read_the_process_lives_and_is_not_ready(starting):
    assert starting.get("/livez").status_code == 200
    answer = starting.get("/readyz")
    assert (answer.status_code, answer.json()["type"]) == (503, "/guide/reference/errors/#loading")


@pytest.mark.parametrize("address", [QUESTION, "/api/v1/skills/attention", "/api/v1/export"])
def test_until_the_roadmap_is_read_a_question_is_told_to_come_again(starting, address):
    answer = starting.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert int(answer.headers["retry-after"]) > 0
    assert answer.headers["cache-control"] == "no-store"


def test_until_the_roadmap_is_read_a_reader_sees_a_page_that_says_so(starting):
    answer = starting.get("/before/attention", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert "is being read" in answer.text


def test_once_it_is_read_the_same_question_is_answered(starting, slow):
    assert starting.get(QUESTION).status_code == 503
    slow.let_go.set()
    _await(lambda: starting.get("/readyz").status_code == 200)
    assert starting.get(QUESTION).status_code == 200


def test_a_service_that_nobody_follows_loads_when_it_is_asked(tiny_store):
    assert Service(tiny_store).snapshot.roadmap.title == "Tiny"


def test_a_followed_one_says_that_it_is_loading(tiny_store):
    service = Service(tiny_store)
    service.is_followed = True
    with pytest.raises(Loading):
        _ = service.snapshot


def test_a_store_is_filled_behind_and_again_until_that_works(tiny_store):
    tries = []

    def fill():
        tries.append(1)
        if len(tries) == 1:
            raise StoreUnavailable("not yet")

    service = Service(tiny_store, prepare=fill)
    assert [service.refresh(), service.refresh(), service.refresh()] == [False, True, False]
    assert len(tries) == 2


def test_a_start_reads_the_compiled_file_if_it_is_right(tiny_store, clean_environment, monkeypatch):
    first = open_service_behind(Settings(store=tiny_store.url))
    assert first.refresh()
    second = open_service_behind(Settings(store=tiny_store.url))
    monkeypatch.setattr(second.store, "snapshot", lambda: pytest.fail("the store was read"))
    assert second.refresh()
    assert second.snapshot.order == first.snapshot.order


def test_a_store_that_never_answers_keeps_nobody_from_listening_nor_from_ending(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as black_hole:
        store = f"bolt://127.0.0.1:{black_hole.getsockname()[1]}"
        log = tmp_path / "log"
        with processes.process(store, log) as started:
            address = processes.listening(started, log)
            assert httpx2.get(f"{address}/livez", timeout=60).json() == {"live": True}
            refused = httpx2.get(f"{address}{QUESTION}", timeout=60)
            assert (refused.status_code, refused.json()["type"]) == (503, "/guide/reference/errors/#loading")
        assert started.returncode in {0, -15}


def test_the_example_is_printed_once_the_roadmap_is_read(tiny_store, tmp_path):
    log = tmp_path / "log"
    with processes.serving(tiny_store.url, log):
        _await(lambda: "4 skills" in log.read_text())
    assert "target=Transformers" in log.read_text()


def test_a_roadmap_that_cannot_be_read_is_told_and_looked_for_again(tmp_path):
    log, empty = tmp_path / "log", f"sqlite:///{tmp_path}/later.sqlite"
    with processes.serving(empty, log) as address:
        _await(lambda: "does not exist yet" in log.read_text())
        with open_store(empty) as store:
            store.replace(TINY)
        _await(lambda: httpx2.get(f"{address}/readyz", timeout=60).status_code == 200)


def test_a_swapped_snapshot_is_kept_by_nobody(tiny_store):
    """What a question worked out of a revision goes with it."""
    app = create_app(Settings(store=tiny_store.url, poll_seconds=60), service := Service(tiny_store))
    gone = []
    with TestClient(app) as client:
        for number in range(SWAPS):
            tiny_store.replace(replace(TINY, title=f"Tiny {number}"))
            assert service.refresh()
            gone.append(weakref.ref(service.snapshot))
            for address in (
                "/",
                QUESTION,
                "/before/transformers?view=picture",
                "/map",
                "/roadmap",
                "/placement/attention",
            ):
                assert client.get(address).status_code == 200, address
        gc.collect()
        assert sum(one() is not None for one in gone) == 1


def test_a_later_revision_is_answered_from_when_its_names_are_ready(tiny_store):
    service = Service(tiny_store)
    service.refresh()
    assert not service.has_names
    tiny_store.replace(replace(TINY, title="Newer"))
    service.refresh()
    assert service.has_names
