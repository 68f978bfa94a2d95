"""Resources of the catalogue, and the check of their addresses."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.errors import CatalogueError
from graph.model import Resource
from ingest.catalogue import load
from ingest.catalogue.links import faults
from ingest.catalogue.sources import addresses

TOPIC = """name: Containers
core: [docker]
skills:
  - id: docker
    name: Docker
    summary: Pack a program with what it needs.
    can_you: Can you build an image and run it?
    hours: 8
    entry_point: true
"""
SOURCES = """sources:
  - {id: handbook, title: The handbook, publisher: Us, url: "https://books.example/", kind: book, seen: 2026-11-29,
     free: true}
  - {id: pages, title: The pages, publisher: Us, url: "https://docs.example/", kind: documentation, seen: 2026-11-28}
"""
RESOURCES = """resources:
  docker:
    - {source: pages, path: start, title: First steps}
    - {source: handbook, path: "#c3", part: "Chapter 3, images"}
"""


@pytest.fixture
def home(tmp_path):
    for name, text in {
        "cloud/_domain.yaml": "name: Cloud\ncore: [docker]\n",
        "cloud/containers.yaml": TOPIC,
        "sources.yaml": SOURCES,
        "resources/cloud.yaml": RESOURCES,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def _change(home: Path, name: str, old: str, new: str) -> Path:
    path = home / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    return home


def test_a_resource_is_a_part_of_a_source(home):
    assert load(home).skills["docker"].resources == (
        Resource("First steps", "https://docs.example/start", kind="documentation", seen="2026-11-28"),
        Resource(
            *("The handbook", "https://books.example/#c3"),
            kind="book",
            free=True,
            part="Chapter 3, images",
            seen="2026-11-29",
        ),
    )


def test_a_dead_resource_is_hidden_but_its_address_is_still_checked(home):
    _change(home, "resources/cloud.yaml", "title: First steps", "dead: 2026-11-29")
    assert [one.kind for one in load(home).skills["docker"].resources] == ["book"]
    assert dict(addresses(home)) == {
        "https://books.example/": "sources.yaml",
        "https://docs.example/": "sources.yaml",
        "https://docs.example/start": "resources/cloud.yaml",
        "https://books.example/#c3": "resources/cloud.yaml",
    }


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "says"),
    [
        ("resources/cloud.yaml", "  docker:", "  podman:", 2, "no skill has the id podman"),
        ("resources/cloud.yaml", "source: pages", "source: posters", 2, "no source has the id posters"),
        ("resources/cloud.yaml", 'path: "#c3", part: "Chapter 3, images"', "path: '#c3', page: 3", 4, "not permitted"),
        ("resources/cloud.yaml", 'handbook, path: "#c3", part: "Chapter 3, images"', "pages, path: start", 2, "twice"),
        ("sources.yaml", "id: pages", "id: handbook", 4, "already defined"),
        ("sources.yaml", "https://docs.example/", "http://docs.example/", 4, "pattern"),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(home, name, old, new, line, says):
    _change(home, name, old, new)
    with pytest.raises(CatalogueError) as raised:
        load(home)
    assert str(raised.value).startswith(f"{home / name}:{line}: ")
    assert says in str(raised.value)


def test_a_skill_has_its_resources_in_one_file(home):
    (home / "resources" / "data.yaml").write_text(RESOURCES)
    with pytest.raises(CatalogueError, match="has resources in another file already"):
        load(home)


class _Pages(BaseHTTPRequestHandler):
    """A site that has ``/good``, gives ``/shy`` only to GET, and nothing else."""

    def do_HEAD(self):
        self._answer({"/good": 200, "/shy": 405}.get(self.path, 404))

    def do_GET(self):
        self._answer(200 if self.path in {"/good", "/shy"} else 404)

    def _answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Nothing is printed."""


def test_addresses_that_give_no_page_are_told_with_the_reason():
    with ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}"
        good, shy, missing = faults([f"{site}/good", f"{site}/shy", f"{site}/missing"])
        server.shutdown()
    assert (good, shy, missing) == ("", "", "answers with status 404")
    [away] = faults([f"{site}/good"])
    assert away.startswith("cannot be reached (")
