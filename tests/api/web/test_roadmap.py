"""The document line by line: every line once, with what it became, in pages and by filters."""

import re
import time
from dataclasses import replace
from html import unescape

import pytest
from playwright.sync_api import expect

from api.http import create_app
from api.settings import Settings
from api.web.roadmap import MAX_PAGE_LINES, Only, document
from graph.model import ReadEntry
from graph.samples import TINY
from graph.snapshot import Snapshot
from queries import open_store
from tests.api.web.test_page import until
from tests.api.web.test_views import HOSTILE
from tests.client import TestClient

ENTRIES = (
    ReadEntry(1, "Everything", "title", (), "the title of the document"),
    ReadEntry(3, "Maths", "topic", (), "names the topic maths"),
    ReadEntry(4, "Vectors and softmax", "skills", ("vectors", "softmax")),
    ReadEntry(5, "Do your best", "prose", (), "names no skill"),
    ReadEntry(6, "Frameworks", "skills", ("softmax",), '"Frameworks" may mean pytorch or tensorflow'),
    ReadEntry(8, "Models", "topic", (), "names the topic models"),
    ReadEntry(9, "Attention", "covered", ("attention",), "belongs to a skill above it"),
    ReadEntry(10, "A talk", "resource", (), "has a link, and names no skill"),
)


@pytest.fixture
def client(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/read.sqlite") as store:
        store.replace(replace(TINY, entries=ENTRIES))
        with TestClient(create_app(Settings(store=store.url)), follow_redirects=False) as found:
            yield found


def rows(html):
    """The words of each shown line, by its number."""
    found = re.findall(r'<li class="[^"]*" id="line-(\d+)".*?>(.*?)</li>', html, re.DOTALL)
    return {int(line): re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", row))).strip() for line, row in found}


def test_every_line_is_told_with_what_it_became(client):
    found = rows(client.get("/roadmap").text)
    assert list(found) == [entry.line for entry in ENTRIES]
    assert found[3].startswith("3 Maths Topic Maths")
    assert found[4] == "4 Vectors and softmax Vectors Softmax"
    assert found[5] == "5 Do your best Names no skill"
    assert found[6].endswith("“Frameworks” was left out: it may mean PyTorch or TensorFlow .")
    assert found[9].endswith("Part of Attention")
    assert "kept as something to learn from" in found[10]


@pytest.mark.parametrize(
    ("only", "lines"),
    [("skills", [4, 6, 9]), ("topics", [3, 8]), ("left-out", [5, 6, 10]), ("unclear", [6]), ("new", [])],
)
def test_a_filter_is_a_link_with_the_number_of_its_lines(client, only, lines):
    html = client.get("/roadmap").text
    if lines:
        assert re.search(rf'href="/roadmap\?only={only}">[^<]+<span>{len(lines)}</span>', html)
    assert list(rows(client.get(f"/roadmap?only={only}").text)) == lines


def test_skills_are_links_with_boxes_that_the_ticks_of_the_link_fill(client):
    html = client.get("/roadmap?known=attention").text
    boxes = dict(
        re.findall(r'<input type="checkbox" name="known" value="([\w-]+)"[^>]*?( checked(?: disabled)?)?>', html)
    )
    assert boxes == {"vectors": " checked disabled", "softmax": "", "attention": " checked"}
    assert '<a href="/before/softmax?known=attention">Softmax</a>' in html


def test_a_line_leads_to_its_page(client):
    moved = client.get("/roadmap?line=9").headers["location"]
    assert moved == "/roadmap#line-9"
    assert 'id="line-9"' in client.get(moved).text


def test_what_cannot_be_read_of_it_is_told(client):
    assert client.get("/roadmap?page=2").status_code == 404
    assert "the last one is page 1" in client.get("/roadmap?page=2").text
    assert client.get("/roadmap?only=nothing").status_code == 422
    assert client.get("/roadmap?page=0").status_code == 422


def test_a_roadmap_without_its_document_says_so(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url))) as client:
        assert "came without its document" in client.get("/roadmap").text


def test_a_hostile_document_is_shown_as_text(tmp_path):
    entries = [replace(entry, text=HOSTILE, why=f'"{HOSTILE}" may mean {HOSTILE}') for entry in ENTRIES]
    with open_store(f"sqlite:///{tmp_path}/hostile.sqlite") as store:
        store.replace(replace(TINY, title=HOSTILE, entries=tuple(entries)))
        with TestClient(create_app(Settings(store=store.url))) as client:
            text = client.get("/roadmap").text
    assert "<script>alert" not in text
    assert HOSTILE in unescape(text)


def test_ten_thousand_lines_come_in_pages_and_each_is_on_one(tmp_path):
    lines = [replace(ENTRIES[2], line=line) for line in range(1, 10_001)]
    snapshot = Snapshot(replace(TINY, entries=tuple(lines)))
    pages = document(snapshot).pages[Only.ALL]
    assert [line.line for page in pages for line in page] == list(range(1, 10_001))
    assert max(map(len, pages)) <= MAX_PAGE_LINES
    with open_store(f"sqlite:///{tmp_path}/long.sqlite") as store:
        store.replace(snapshot.roadmap)
        with TestClient(create_app(Settings(store=store.url))) as client:
            first = client.get("/roadmap")
            start = time.perf_counter()
            last = client.get(f"/roadmap?page={len(pages)}")
            assert time.perf_counter() - start < 2, "the document is not read again for each page"
    assert first.text.count('class="number"') == MAX_PAGE_LINES
    assert 'id="line-10000"' in last.text


def test_sections_are_whole_and_named_in_the_contents(bundled):
    with open_store(bundled) as store:
        found = document(store.snapshot())
    names = [section.name for section in found.sections]
    assert "Mathematics" in names
    assert len(names) == len(set(names))
    for section in found.sections:
        assert found.page_of(section.line) == section.page


def test_a_tick_is_kept_and_ticks_what_comes_with_it(page, address):
    page.goto(f"{address}/roadmap?only=skills")
    box = page.locator('input[value="python-decorators"]').first
    box.check()
    comes_with = page.locator('input[value="python-basics"]').first
    expect(comes_with).to_be_checked()
    expect(comes_with).to_be_disabled()
    expect(page.locator(".top [data-count]")).to_have_text(" · 1")
    page.reload()
    expect(box).to_be_checked()
    box.uncheck()
    expect(comes_with).not_to_be_checked()
    expect(page.locator(".top [data-count]")).to_have_text("")


def test_without_scripts_ticks_go_into_the_link(browsing, address):
    with browsing(java_script_enabled=False) as page:
        page.goto(f"{address}/roadmap?only=skills")
        page.locator('input[value="python-decorators"]').first.check()
        page.get_by_role("button", name="Keep these ticks in the link").click()
        until(page, lambda: "known=python-decorators" in page.url)
        assert page.locator('input[value="python-basics"]').first.is_checked()
