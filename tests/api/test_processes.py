"""Several processes on one store: each serves a new revision soon after it is written."""

from contextlib import ExitStack
from dataclasses import replace

import httpx2
import pytest

from graph.samples import TINY
from tests import service as processes
from tests.api.test_service import _await

PROCESSES = 3
QUESTION = "/api/v1/before?target=attention"
POLL_SECONDS = "0.5"


@pytest.fixture
def addresses(tiny_store, tmp_path):
    """Where three processes serve the same store; they start at once."""
    with ExitStack() as running:
        logs = [tmp_path / f"log-{number}" for number in range(PROCESSES)]
        started = [
            running.enter_context(processes.process(tiny_store.url, log, PREREQ_POLL_SECONDS=POLL_SECONDS))
            for log in logs
        ]
        yield [processes.looked(processes.listening(*one)) for one in zip(started, logs, strict=True)]


def test_a_new_revision_is_served_by_every_process_with_the_same_bytes(addresses, tiny_store):
    old = {_ask(address).content for address in addresses}
    assert len(old) == 1
    revision = tiny_store.replace(replace(TINY, title="Newer")).revision
    _await(lambda: all(_ask(address).json()["revision"] == revision for address in addresses))
    new = {_ask(address).content for address in addresses}
    assert len(new) == 1
    assert new != old
    assert len({_ask(address).headers["etag"] for address in addresses}) == 1


def _ask(address):
    return httpx2.get(f"{address}{QUESTION}", timeout=60)
