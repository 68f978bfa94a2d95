"""What the tests share: one Neo4j server and one Chromium a run, a store of each kind, and the bundled roadmap.

Tests that need the Neo4j server are marked ``neo4j``, tests that need Chromium ``chromium``, by their fixtures:
``pytest -m "not neo4j and not chromium"`` runs the others. In parallel, each of these is the work of one worker, so
that one server starts however many workers there are.
"""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from graph.samples import TINY
from queries import open_store
from tests import service, terminal
from tests.neo4j_server import NoServer, server

OWNER_ROADMAP = Path(__file__).parents[2] / "shared" / "roadmap" / "ai-engineer.md"
SHARED_DOCUMENTS = OWNER_ROADMAP.parents[1] / "cases" / "documents"
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

settings.register_profile("prereq", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("prereq")


# A Neo4j that lives for minutes: half the processor time goes into compiling well what soon ends.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")

SETTINGS = dict(os.environ)
"""The environment as the run began: tests clean it while they run."""

NEO4J_GROUP, CHROMIUM_GROUP, WHEEL_GROUP = "neo4j", "chromium", "wheel"
GROUP_OF_FIXTURE = {
    "neo4j_server": NEO4J_GROUP,
    "exploring": NEO4J_GROUP,
    "chromium": CHROMIUM_GROUP,
    "address": CHROMIUM_GROUP,
    "installed": WHEEL_GROUP,
}
"""The worker's group of tests with a costly fixture, the costliest first."""


def pytest_collection_modifyitems(config, items):
    """Mark the tests that need Neo4j or Chromium, and keep tests that share a costly fixture on one worker."""
    for item in items:
        fixtures = _fixtures(item)
        if groups := [group for fixture, group in GROUP_OF_FIXTURE.items() if fixture in fixtures]:
            item.add_marker(pytest.mark.xdist_group(groups[0]))
            _tell_scheduler(config, item, groups[0])
        if fixtures & {"neo4j_server", "exploring"}:
            item.add_marker(pytest.mark.neo4j)
        if "chromium" in fixtures:
            item.add_marker(pytest.mark.chromium)


def _tell_scheduler(config, item, group):
    """Put the group behind the test's id, where the scheduler of pytest-xdist reads it.

    Its version 3.8 does so itself, but in a way that pytest 9.2 ignores without a word
    (https://github.com/pytest-dev/pytest-xdist/issues/1386).
    """
    if getattr(config.option, "loadgroup", False):
        item._id = item.id.parse(f"{item.nodeid}@{group}")


def _fixtures(item):
    """The names of a test's fixtures, not of its parameters; ``store`` asks for a server only in its Neo4j form."""
    names = set(getattr(item, "fixturenames", ()))
    callspec = getattr(item, "callspec", None)
    if callspec is None:
        return names
    names -= {name for name in callspec.params if name in GROUP_OF_FIXTURE}
    return names | ({"neo4j_server"} if callspec.params.get("store") == "neo4j" else set())


def missing(what, setting):
    """Skip the test for want of something, or fail if a setting says that it must be there."""
    (pytest.fail if SETTINGS.get(setting) else pytest.skip)(what)


def chromium_program():
    """The Chromium of this machine, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory):
    """A running Neo4j; without one the test is skipped, or fails if PREREQ_REQUIRE_NEO4J is set."""
    try:
        with server(tmp_path_factory.mktemp("neo4j")) as found:
            yield found
    except NoServer as reason:
        missing(str(reason), "PREREQ_REQUIRE_NEO4J")


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium; without one the test is skipped, or fails if PREREQ_REQUIRE_BROWSER is set."""
    from playwright.sync_api import sync_playwright

    program = chromium_program()
    if program is None:
        missing("no Chromium for the tests: install the package chromium", "PREREQ_REQUIRE_BROWSER")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serving(tmp_path_factory):
    """What starts `prereq serve` on the store of an address: yields the service's own address."""
    return lambda store, *arguments, **environment: service.serving(
        store, tmp_path_factory.mktemp("serving") / "log", *arguments, **environment
    )


@pytest.fixture
def empty_neo4j(neo4j_server):
    """The server's address and login, with nothing in its database."""
    from neo4j import GraphDatabase

    auth = (neo4j_server.login.user, neo4j_server.login.password)
    with GraphDatabase.driver(neo4j_server.bolt, auth=auth) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_="neo4j")
    return neo4j_server


@pytest.fixture(scope="module")
def bundled_neo4j(neo4j_server, bundled):
    """The server's address and login, with the project's own roadmap in its database."""
    with open_store(bundled) as source, open_store(neo4j_server.bolt, neo4j_server.login) as opened:
        if opened.revision() != source.revision():
            opened.replace(source.load())
    return neo4j_server


@pytest.fixture(scope="session")
def browsable_neo4j(neo4j_server):
    """A server with its Browser; where it has none the test is skipped, or fails if PREREQ_REQUIRE_BROWSER is set."""
    if not neo4j_server.browser:
        missing("this Neo4j server comes without its Browser: let the tests start their own", "PREREQ_REQUIRE_BROWSER")
    return neo4j_server


@pytest.fixture
def cypher(neo4j_server):
    """What runs a statement in the server's database, and gives its records."""
    from neo4j import GraphDatabase

    auth = (neo4j_server.login.user, neo4j_server.login.password)
    with GraphDatabase.driver(neo4j_server.bolt, auth=auth) as driver:
        yield lambda query, **given: driver.execute_query(query, given, database_="neo4j").records


@pytest.fixture(params=["sqlite", "neo4j"])
def store(request, tmp_path):
    """An empty store of each kind."""
    if request.param == "sqlite":
        opened = open_store(f"sqlite:///{tmp_path}/store.sqlite")
    else:
        running = request.getfixturevalue("empty_neo4j")
        opened = open_store(running.bolt, running.login)
    with opened:
        yield opened


@pytest.fixture
def tiny_store(tmp_path):
    """An SQLite store that holds the sample roadmap."""
    with open_store(f"sqlite:///{tmp_path}/tiny.sqlite") as opened:
        opened.replace(TINY)
        yield opened


@pytest.fixture(scope="session")
def bundled(tmp_path_factory):
    """The address of an SQLite store that holds the project's own roadmap."""
    from ingest.pipeline import OWN_EDITION, ingest

    url = f"sqlite:///{tmp_path_factory.mktemp('bundled')}/prereq.sqlite"
    with open_store(url) as opened:
        ingest(OWN_EDITION, opened)
    return url


@pytest.fixture(scope="session")
def owner_roadmap():
    """The owner's document; without it the test is skipped, or fails if PREREQ_REQUIRE_OWNER_ROADMAP is set."""
    if not OWNER_ROADMAP.exists():
        missing("the owner's document is not beside this checkout", "PREREQ_REQUIRE_OWNER_ROADMAP")
    return OWNER_ROADMAP


@pytest.fixture(scope="session")
def shared_documents():
    """The folder of other people's documents; without it the test is skipped, as without the owner's."""
    if not SHARED_DOCUMENTS.exists():
        missing("the shared documents are not beside this checkout", "PREREQ_REQUIRE_OWNER_ROADMAP")
    return SHARED_DOCUMENTS


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    """Compiled snapshots of this run only."""
    with pytest.MonkeyPatch.context() as given:
        given.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def clean_environment(monkeypatch, tmp_path):
    """No setting from outside, and a home of one's own."""
    for name in [name for name in os.environ if name.startswith("PREREQ_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def prereq(clean_environment):
    """What types a command: `prereq("before", "x", PREREQ_PORT="1")` gives its exit code and what it printed."""
    return lambda *arguments, lines=b"", **environment: terminal.typed(
        arguments, clean_environment, lines=lines, **environment
    )


@pytest.fixture
def prereq_process(clean_environment):
    """The same by a process of its own, for what only a process shows: its start, its hash seed, its end."""
    return lambda *arguments, **environment: terminal.run(arguments, clean_environment, **environment)
