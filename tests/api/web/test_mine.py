"""One's own skills: seen, cleared, taken away and brought back; and ticks where the browser does not play along."""

import re
from dataclasses import replace
from html import unescape

import pytest
from playwright.sync_api import expect

from api.http import create_app
from api.settings import Settings
from api.web.parameters import Ticked
from api.web.progress import percents
from graph.samples import TINY
from graph.snapshot import Snapshot
from queries import open_store
from tests.api.web.test_page import until
from tests.api.web.test_views import HOSTILE
from tests.client import TestClient

KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('prereq:tick:')).sort()"


@pytest.fixture
def client(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url)), follow_redirects=False) as found:
        yield found


def words(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def kept(page):
    return [key.removeprefix("prereq:tick:") for key in page.evaluate(KEPT)]


def keep(page, *ids):
    page.evaluate(
        "ids => ids.forEach((id, at) => localStorage.setItem('prereq:tick:' + id, String(at + 1)))", list(ids)
    )


def test_the_skills_of_a_link_stand_by_field_with_what_comes_with_them(client):
    html = client.get("/my-skills?known=attention").text
    assert "1 skill that you ticked, and 1 that come with it" in words(html)
    assert re.findall(r'id="tick-mine-([\w-]+)"', html) == ["vectors", "attention"]
    assert 'data-share="/my-skills?known=attention"' in html


def test_more_skills_than_a_link_holds_are_sent_and_not_kept(client):
    ids = [f"gone-{number}" for number in range(3000)]
    answer = client.post("/my-skills", json={"known": ["attention", *ids]})
    assert answer.status_code == 200
    assert "1 skill that you ticked" in words(answer.text)
    assert "etag" not in answer.headers
    assert client.post("/my-skills", json={"known": [str(number) for number in range(10_001)]}).status_code == 422
    assert client.post("/my-skills/progress", json={"known": "all"}).status_code == 422


def test_a_skill_is_added_by_name_and_a_wrong_name_is_told_beside_the_field(client):
    assert client.get("/my-skills?known=vectors&add=Softmax").headers["location"] == (
        "/my-skills?known=vectors&known=softmax"
    )
    wrong = client.get("/my-skills?add=vektors")
    assert wrong.status_code == 404
    assert 'aria-describedby="add-problem"' in wrong.text
    assert ">Vectors</a>" in wrong.text


def test_the_file_is_read_back_as_the_same_skills(client):
    file = client.get("/my-skills/file?known=attention&known=softmax")
    assert file.headers["content-disposition"] == 'attachment; filename="my-skills.md"'
    back = client.post("/api/v1/known", content=file.content, headers={"Content-Type": "text/markdown"}).json()
    assert back["known"] == ["softmax", "attention"]


def test_a_tick_follows_a_renamed_and_a_merged_skill(tmp_path):
    skills = tuple(
        replace(one, formerly=("old-softmax", "softmin")) if one.id == "softmax" else one for one in TINY.skills
    )
    with open_store(f"sqlite:///{tmp_path}/renamed.sqlite") as store:
        store.replace(replace(TINY, skills=skills))
        with TestClient(create_app(Settings(store=store.url))) as client:
            found = client.post("/my-skills/progress", json={"known": ["old-softmax", "softmin", "gone"]}).json()
    assert found["known"] == ["softmax"]
    assert found["renamed"] == {"old-softmax": "softmax", "softmin": "softmax"}
    assert found["lost"] == ["gone"]


def test_a_hostile_tick_is_shown_as_text(client):
    text = client.get("/my-skills", params={"known": HOSTILE}).text
    assert "<script>alert" not in text
    assert HOSTILE in unescape(text)


def test_what_is_all_known_is_known_to_a_hundred_percent():
    snapshot = Snapshot(TINY)
    found = percents(snapshot, Ticked(known=tuple(snapshot.order)))
    assert set(found.values()) == {100}
    assert set(found) == {f"topic:{id}" for id in snapshot.topics if snapshot.skills_of(id)}


def test_boxes_of_a_field_are_kept_and_count(page, address):
    page.goto(f"{address}/map/mathematics/linear-algebra")
    page.get_by_role("checkbox", name="I know Dot product").check()
    expect(page.locator('[data-percent="topic:mathematics/linear-algebra"]')).to_contain_text("% known")
    expect(page.get_by_role("checkbox", name="I know Vectors")).to_be_disabled()
    assert kept(page) == ["dot-product"]


def test_ones_skills_are_seen_cleared_and_brought_back(page, address):
    page.goto(address)
    keep(page, "docker", "gone-skill")
    page.goto(f"{address}/my-skills")
    expect(page.locator("main .so-far").first).to_contain_text("1 skill that you ticked")
    expect(page.get_by_text("Not in this roadmap, so not counted: gone-skill.")).to_be_visible()
    page.get_by_role("button", name="Forget it").click()
    expect(page.locator(".top [data-count]")).to_have_text(" · 1")
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_text("Nothing is ticked any more.")).to_be_visible()
    assert kept(page) == []
    page.get_by_role("button", name="Undo").click()
    until(page, lambda: kept(page) == ["docker"])
    page.get_by_label("Add a skill that you know").fill("YAML")
    page.get_by_role("button", name="Add").click()
    until(page, lambda: kept(page) == ["docker", "yaml"])
    expect(page.get_by_text("Added.")).to_be_visible()
    page.get_by_label("Add a skill that you know").fill("yamel")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#add-problem")).to_contain_text("“yamel” is not in this roadmap.")
    page.complaints.clear()  # Chromium reports the status 404 that the page is meant to have


def test_a_file_is_taken_away_and_brought_back_in_another_browser(page, browsing, address, tmp_path):
    page.goto(address)
    keep(page, "docker", "yaml")
    page.goto(f"{address}/my-skills")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take away as a file").click()
    assert taken.value.suggested_filename == "my-skills.md"
    taken.value.save_as(tmp_path / "my-skills.md")
    (tmp_path / "empty.md").write_text("- [ ] Docker\n")
    with browsing() as other:
        other.goto(f"{address}/my-skills")
        other.locator("[data-bring] input").set_input_files(tmp_path / "empty.md")
        expect(other.get_by_text("empty.md has no ticked box that names a skill of this roadmap.")).to_be_visible()
        other.locator("[data-bring] input").set_input_files(tmp_path / "my-skills.md")
        expect(other.get_by_text("2 skills were brought back.")).to_be_visible()
        assert kept(other) == ["docker", "yaml"]


def test_the_skills_of_somebody_elses_link_are_offered_and_not_taken(page, address):
    page.goto(address)
    keep(page, "docker")
    page.goto(f"{address}/my-skills?known=yaml")
    expect(page.get_by_text("1 of these skills is in the link, and not kept in this browser yet.")).to_be_visible()
    assert kept(page) == ["docker"]
    page.get_by_role("button", name="Keep it").click()
    until(page, lambda: kept(page) == ["docker", "yaml"])
    assert page.url == f"{address}/my-skills"


def test_two_tabs_that_tick_at_once_lose_nothing_and_see_each_other(page, address):
    page.goto(f"{address}/roadmap?only=skills")
    other = page.context.new_page()
    other.goto(f"{address}/map/mathematics/linear-algebra")
    mine = page.locator('input[value="regular-expressions"]').first
    theirs = other.get_by_role("checkbox", name="I know Vectors")
    mine.check()
    theirs.check()
    expect(page.locator(".top [data-count]")).to_have_text(" · 2")
    expect(other.locator(".top [data-count]")).to_have_text(" · 2")
    assert kept(page) == ["regular-expressions", "vectors"]
    other.close()


BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }"


@pytest.mark.parametrize(("script", "words"), [(BLOCKED, "This browser keeps nothing"), (FULL, "has no room left")])
def test_a_tick_that_cannot_be_kept_is_told_and_stands_in_the_link(browsing, address, script, words):
    with browsing() as page:
        page.add_init_script(script)
        page.goto(f"{address}/map/mathematics/linear-algebra")
        page.get_by_role("checkbox", name="I know Vectors").check()
        expect(page.locator("[data-storage]")).to_contain_text(words)
        until(page, lambda: "known=vectors" in page.url)
        page.reload()
        expect(page.get_by_role("checkbox", name="I know Vectors")).to_be_checked()


def test_what_another_version_kept_and_nobody_can_read_is_put_aside_and_told(page, address):
    page.goto(address)
    page.evaluate("localStorage.setItem('prereq:known', '{\"version\": 9}')")
    page.goto(address)
    expect(page.locator("[data-storage]")).to_contain_text("could not be read")
    assert page.evaluate("localStorage.getItem('prereq:unread')") == '{"version": 9}'


def test_without_scripts_the_skills_of_the_link_are_changed_by_forms(browsing, address):
    with browsing(java_script_enabled=False) as page:
        page.goto(f"{address}/my-skills?known=docker")
        page.get_by_label("Add a skill that you know").fill("yaml")
        page.get_by_role("button", name="Add").click()
        until(page, lambda: "known=yaml" in page.url)
        page.get_by_role("checkbox", name="I know Docker basics").uncheck()
        page.get_by_role("button", name="Keep these ticks in the link").click()
        until(page, lambda: "docker" not in page.url)
