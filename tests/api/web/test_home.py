"""The first view: what it says without a script, and what it adds for somebody who was here before."""

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from api.http import create_app
from api.settings import Settings
from api.web.home import home
from graph.samples import TINY
from graph.snapshot import Snapshot
from queries import open_store
from tests.api.web.test_page import search_box, until
from tests.client import TestClient


@pytest.fixture(scope="module")
def client(bundled):
    with TestClient(create_app(Settings(store=bundled)), follow_redirects=False) as found:
        yield found


def words(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


def test_it_asks_for_a_name_first_and_shows_four_questions_with_their_answers(client):
    html = client.get("/").text
    assert len(re.findall(r"<input[^>]* autofocus", html)) == 1
    worked = re.search(r'<ul class="cards worked".*?</ul>', html, re.DOTALL).group()
    links = [unescape(link) for link in re.findall(r'href="([^"]+)"', worked)]
    assert len(links) == 4
    for link in links:
        assert client.get(link).status_code in {200, 303}
    assert "What should I learn before Transformers, and where do I start?" in words(worked)


def test_the_worked_answers_are_those_of_the_questions(client):
    html = words(client.get("/").text)
    before = client.get("/api/v1/before?target=transformers").json()
    assert f"{len(before['items'])} skills, " in html
    assert f"Start with {before['items'][0]['name']}." in html
    why = client.get("/api/v1/why?before=topic:mathematics/statistics&after=topic:machine-learning").json()
    assert why["sentence"] in html
    left = client.get("/api/v1/before?target=role:ml-engineer&background=programmer&known=pytorch").json()
    assert f"{left['total_hours_with_targets']:g} of " in html


def test_every_role_has_its_hours_and_every_field_its_skills(client):
    html = client.get("/").text
    roles = re.search(r'<ul class="cards roles".*?</ul>', html, re.DOTALL).group()
    assert len(re.findall(r"\d+ skills, \d+ to \d+ hours", roles)) == roles.count("<li>") >= 8
    fields = re.search(r'<ul class="fields-list".*?</ul>', html, re.DOTALL).group()
    names = re.findall(r"<a [^>]+>([^<]+)</a>", fields)
    assert "Mathematics" in names
    assert names == sorted(names, key=str.casefold)


def test_it_is_worked_out_once_for_a_snapshot():
    snapshot = Snapshot(TINY)
    assert home(snapshot) is home(snapshot)
    assert home(Snapshot(TINY)) is not home(snapshot)


def test_the_ticks_of_a_link_go_along_and_say_how_far_they_go(client):
    html = client.get("/?known=pytorch").text
    worked = re.search(r'<ul class="cards worked".*?</ul>', html, re.DOTALL).group()
    assert all("known=pytorch" in link for link in re.findall(r'href="([^"]+)"', worked))
    role = re.search(r'data-percent="role:ml-engineer"([^>]*)>(\d+)% known', html)
    assert "hidden" not in role[1]
    assert 0 < int(role[2]) < 100


def test_a_roadmap_of_another_kind_has_questions_of_its_own(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/tiny.sqlite") as store:
        store.replace(TINY)
        with TestClient(create_app(Settings(store=store.url)), follow_redirects=False) as tiny:
            html = tiny.get("/").text
            worked = re.search(r'<ul class="cards worked".*?</ul>', html, re.DOTALL).group()
            links = [unescape(link) for link in re.findall(r'href="([^"]+)"', worked)]
            assert len(links) == 3
            assert all(tiny.get(link).status_code in {200, 303} for link in links)
    assert "What do you want to become?" not in html


def test_one_types_at_once_and_is_suggested_skills_topics_and_roles(page, address):
    page.goto(address)
    page.keyboard.type("transf")
    page.get_by_role("option", name="Transformers").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(page, lambda: "/before/" in page.url)


def test_who_was_here_before_goes_on_where_they_were(page, address):
    page.goto(f"{address}/before/kubernetes?hours_per_week=6")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kubernetes basics")
    page.goto(f"{address}/before/docker?known=yaml")
    page.goto(address)
    own = page.get_by_role("region", name="Go on where you were")
    expect(own.locator("li")).to_have_count(2)
    expect(own.locator("li").nth(1)).to_contain_text("Your plan: 6 hours a week")
    own.get_by_role("link", name="Docker basics").click()
    until(page, lambda: page.url == f"{address}/before/docker?known=yaml")


def test_who_comes_first_sees_nothing_of_their_own(page, address):
    page.goto(address)
    expect(page.locator("[data-own]")).to_be_hidden()


def test_ticks_of_this_browser_are_counted_and_go_along_however_many_they_are(page, address):
    page.goto(address)
    ids = [skill["id"] for skill in page.request.get(f"{address}/api/v1/skills?limit=500").json()["items"]]
    page.evaluate("ids => ids.forEach((id) => localStorage.setItem('prereq:tick:' + id, '1'))", ids)
    page.goto(address)
    expect(page.locator("[data-along]")).to_contain_text(f"{len(ids)} skills that you ticked count as known")
    expect(page.locator(".top [data-count]")).to_have_text(f" · {len(ids)}")
    expect(page.locator('[data-percent="role:ml-engineer"]')).to_be_visible()
    search_box(page).fill("transformers")
    page.get_by_role("button", name="Ask").click()
    until(page, lambda: page.url.startswith(f"{address}/before/transformers?known="))
    known = parse_qs(urlsplit(page.url).query)["known"]
    assert set(known) < set(ids), "the fewest stand for all"


def test_a_tick_of_an_earlier_version_is_carried_over(page, address):
    page.goto(address)
    page.evaluate("localStorage.setItem('prereq:known', JSON.stringify(['docker', 'yaml']))")
    page.goto(address)
    expect(page.locator(".top [data-count]")).to_have_text(" · 2")
    kept = json.loads(page.evaluate("JSON.stringify({...localStorage})"))
    assert {"prereq:tick:docker", "prereq:tick:yaml"} <= set(kept)
    assert "prereq:known" not in kept
