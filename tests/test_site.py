"""The manual as a site: whole, searchable, the same each time, and content with itself."""

import json
import re
import threading
import time
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount

from api.http import create_app
from api.problems import TYPES
from api.settings import Settings
from api.web.guide import PATH, Guide
from graph.samples import TINY
from queries import open_store
from tests.client import TestClient
from tests.manual import reference
from tests.manual.site import build, edition

TYPES_INTO_A_FIELD = """() => {
  let focused = document.activeElement;
  while (focused && focused.shadowRoot) focused = focused.shadowRoot.activeElement;
  return focused && focused.tagName === "INPUT";
}"""

LOADS = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}
"""What a browser fetches by itself, by the tag."""


class Page(HTMLParser):
    """What a page loads, links to and names, and its scripts that stand in the page itself."""

    def __init__(self, text):
        super().__init__()
        self.loads, self.links, self.ids, self.inline = [], [], set(), 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.ids.add(given.get("id"))
        self.inline += tag == "script" and "src" not in given and given.get("type") != "application/json"
        self.inline += "style" in given or tag == "style"
        if tag in LOADS and given.get(LOADS[tag]):
            self.loads.append(given[LOADS[tag]])
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "guide"
    build(folder)
    return folder


@pytest.fixture(scope="module")
def pages(site):
    return {path: Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def _target(path, link):
    """The file and the anchor that a link of a page leads to."""
    address, _, anchor = link.partition("#")
    file = (path.parent / unquote(address)).resolve() if address else path
    return (file / "index.html" if file.is_dir() else file), anchor


def test_every_link_and_file_of_the_site_is_there(pages):
    assert len(pages) > 35
    for path, page in pages.items():
        for link in (*page.loads, *page.links):
            if not link.startswith(("http://", "https://", "mailto:", "data:")):
                file, anchor = _target(path, link)
                if file.suffix != ".tsv":  # the lists of reviews are not on the site
                    assert file.exists(), (path, link)
                if anchor and file in pages and not anchor.startswith("__"):
                    assert unquote(anchor) in pages[file].ids, (path, link)


def test_nothing_of_the_site_comes_from_another_host_or_runs_from_within_a_page(pages):
    for path, page in pages.items():
        assert [load for load in page.loads if "//" in load] == [], path
        assert page.inline == 0, path


def test_the_site_says_its_version_and_date_and_can_be_searched(site):
    assert re.fullmatch(r"Prereq [\d.]+, \d{4}-\d\d-\d\d", edition())
    assert edition() in (site / "index.html").read_text(encoding="utf-8")
    assert "how-to/add-a-skill/" in json.dumps(json.loads((site / "search.json").read_text(encoding="utf-8")))


def test_the_type_of_every_error_leads_to_its_section(pages, site):
    page = site / TYPES.removeprefix(f"{PATH}/").partition("#")[0] / "index.html"
    assert set(reference.MENDING) <= pages[page].ids


@pytest.fixture(scope="module")
def with_manual(site, tmp_path_factory):
    """The service on a small roadmap, with the manual that was built here."""
    url = f"sqlite:///{tmp_path_factory.mktemp('manual')}/tiny.sqlite"
    with open_store(url) as store:
        store.replace(TINY)
    app = create_app(Settings(store=url))
    [mounted] = [route for route in app.routes if isinstance(route, Mount) and route.path == PATH]
    mounted.app = Guide(site)
    return app


@pytest.fixture(scope="module")
def client(with_manual):
    with TestClient(with_manual) as found:
        yield found


def test_the_service_has_the_manual_with_a_policy_for_scripts(client):
    page = client.get("/guide/start/first-answer/")
    assert page.status_code == 200
    assert "Your first answer" in page.text
    assert "script-src 'self';" in page.headers["content-security-policy"]
    assert client.get("/guide/start/first-answer").status_code == 200
    assert client.get("/guide/nothing/").status_code == 404


def test_a_service_without_the_manual_says_how_to_make_it(tmp_path):
    with TestClient(Starlette(routes=[Mount(PATH, Guide(tmp_path / "none"))])) as client:
        answer = client.get("/guide/")
    assert (answer.status_code, answer.text) == (404, "The manual is not built here: run `make docs`")


def test_the_search_of_the_manual_finds_an_error_under_its_policy(chromium, site, serving_site):
    page = chromium.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(f"{serving_site}/guide/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Control+k")
    page.wait_for_function(TYPES_INTO_A_FIELD)  # before it does, a letter is a shortcut to the next page
    page.keyboard.type("ambiguous-name")
    page.get_by_text("A name in the question stands for several things").first.wait_for(timeout=20_000)
    page.close()
    assert said == []


@pytest.fixture
def serving_site(with_manual):
    """The address of a server with the manual."""
    server = uvicorn.Server(uvicorn.Config(with_manual, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    [listening] = server.servers[0].sockets
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
