"""What goes beyond the window: the copied link and its preview, the colours that are kept, and the printed list."""

import re
from html import unescape

import pytest
from playwright.sync_api import expect

from api.http import create_app
from api.settings import Settings
from tests.api.web.test_views import VIEWS
from tests.client import TestClient

BACKGROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def client(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url)), follow_redirects=True) as found:
        yield found


def preview(html):
    """The title and the description that a link shows where it is sent."""
    found = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', html))
    return unescape(found["title"]), unescape(found["description"])


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_has_a_title_and_a_description_for_previews(client, path):
    html = client.get(path).text
    title, description = preview(html)
    assert title == unescape(re.search(r"<title>(.*?)</title>", html, re.DOTALL)[1])
    assert 20 < len(description) < 300


def test_a_preview_says_what_the_view_answers(client):
    assert preview(client.get("/before/transformers?background=none").text)[1].endswith("Start with Vectors.")
    assert preview(client.get("/why?before=vectors&after=transformers").text)[1].startswith("Yes: ")
    assert "Attention" in preview(client.get("/placement/attention").text)[1]


def test_the_link_is_copied(chromium, address):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/before/docker?known=yaml")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/before/docker?known=yaml"
    page.goto(f"{address}/my-skills?known=yaml&known=gone")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/my-skills?known=yaml"
    context.close()


def test_the_colours_are_switched_kept_and_there_before_anything_is_drawn(page, address):
    page.emulate_media(color_scheme="light")
    page.goto(address)
    light = page.evaluate(BACKGROUND)
    page.get_by_role("button", name="Dark colours").click()
    dark = page.evaluate(BACKGROUND)
    assert dark != light
    page.route("**/page.js", lambda route: route.abort())
    page.goto(f"{address}/map")
    assert page.evaluate(BACKGROUND) == dark, "no module has run yet"
    page.unroute("**/page.js")
    page.complaints.clear()
    page.goto(f"{address}/map")
    page.get_by_role("button", name="Light colours").click()
    assert page.evaluate(BACKGROUND) == light
    assert page.evaluate("localStorage.getItem('prereq:theme')") is None, "the system shows it anyway"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(BACKGROUND) == dark


def test_a_list_is_printed_in_black_on_white_with_its_boxes(page, address):
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(f"{address}/roadmap")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')").strip() == "#000"
    expect(page.locator(".read-lines input").first).to_be_visible()
    for hidden in (".top", ".bottom", ".choices-of", ".contents"):
        expect(page.locator(hidden)).to_be_hidden()
