"""Finding out what somebody knows: one question at a time, with what each answer changes, ending in the ticks."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect

from api.http import create_app
from api.settings import Settings
from api.web.parameters import Placing
from api.web.placing import asking
from graph.questions.placement import placement
from graph.snapshot import Snapshot
from graph.solution import solve
from tests.api.web.test_page import until
from tests.client import TestClient
from tests.strategies import roadmaps


@pytest.fixture
def client(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url)), follow_redirects=False) as found:
        yield found


def links(html):
    """The address of each answer, by its word."""
    return {word: unescape(link) for link, word in re.findall(r'rel="nofollow" href="([^"]+)">(Yes|No|Skip)<', html)}


def words(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_a_question_shows_what_each_answer_would_change(client):
    html = client.get("/placement/transformers").text
    assert "Can you train a model with PyTorch?" in html
    assert re.search(r"Yes \d+ hours fall away", words(html))
    assert "No it stays in your list" in words(html)
    assert links(html)["Yes"] == "/placement/transformers?said=yes.pytorch"


def test_an_answer_is_told_with_its_effect_and_can_be_taken_back(client):
    html = client.get("/placement/transformers?said=yes.pytorch").text
    assert "Yes to PyTorch: 12 hours fall away." in words(html)
    assert "Question 2 of at most 12" in html
    assert 'href="/placement/transformers">‹ Back' in html
    html = client.get("/placement/transformers?said=yes.pytorch&said=skip.attention").text
    assert "Attention was skipped: it stays in your list." in words(html)
    assert 'href="/placement/transformers?said=skip.attention" aria-label="Take back: PyTorch"' in html


def test_it_ends_in_the_list_with_what_is_known(client):
    html = client.get("/placement/transformers").text
    while found := links(html):
        html = client.get(found["Yes"]).text
    assert "Nothing is left to ask" in html or "nothing left to learn" in html
    [(result, keep)] = re.findall(r'href="(/before/[^"]+)" data-keep="([^"]+)"', html)
    known = parse_qs(urlsplit(unescape(result)).query)["known"]
    assert known == keep.split()
    assert client.get(unescape(result)).status_code == 200


def test_answers_that_do_not_go_together_are_told_and_left_out(client):
    html = client.get("/placement/transformers?said=no.vectors&said=yes.attention&said=yes.gone").text
    assert "contradicts another answer: gone, Attention." in words(html)
    assert "said=yes.gone" not in html
    assert "said=no.vectors" in html


@pytest.mark.parametrize("said", ["yes", "maybe.vectors", "yes.", ".", "yes.\x00"])
def test_what_is_no_answer_is_left_out(client, said):
    answer = client.get("/placement/transformers", params={"said": said})
    assert answer.status_code == 200
    assert "Question 1 of at most 12" in answer.text


def test_a_target_is_named_first_and_what_is_wrong_with_it_stands_beside_the_field(client):
    assert client.get("/placement").status_code == 200
    assert client.get("/placement?target=Transformer").headers["location"] == "/placement/transformers"
    wrong = client.get("/placement?target=tranformers")
    assert wrong.status_code == 404
    assert 'aria-describedby="target-problem"' in wrong.text
    assert '<a href="/placement?target=Transformers">Transformers</a>' in wrong.text


def test_another_spelling_leads_to_the_one_address(client):
    moved = client.get("/placement/Transformer?said=yes.pytorch").headers["location"]
    assert moved == "/placement/transformers?said=yes.pytorch"


def test_more_is_asked_of_who_wants_more(client):
    html = client.get("/placement/transformers?budget=1&said=skip.pytorch").text
    assert "That was the last of 1 questions" in html
    assert 'href="/placement/transformers?said=skip.pytorch&amp;budget=13"' in html


def test_a_sentence_in_the_search_box_leads_to_the_questions(client):
    answer = client.get("/search", params={"q": "quiz me on Transformers"})
    assert answer.headers["location"].startswith("/placement/transformers")


def test_the_form_of_why_says_what_is_wrong_beside_the_field(client):
    answer = client.get("/why?before=vektors&after=transformers")
    assert answer.status_code == 404
    assert 'aria-describedby="before-problem"' in answer.text
    assert '"/why?before=Vectors&after=transformers"' in unescape(answer.text)
    assert "after-problem" not in answer.text


@given(roadmaps(), st.data())
def test_the_effect_of_an_answer_is_what_the_plan_then_takes(roadmap, data):
    snapshot = Snapshot(roadmap)
    target = data.draw(st.sampled_from(snapshot.order))
    said = ()
    while (now := asking(snapshot, target, Placing(said=said))).found.question:
        word = data.draw(st.sampled_from(["yes", "no", "skip"]))
        said = (*said, f"{word}.{now.found.question.skill}")
        assert now.found.hours_left == placement(snapshot, [target], now.found.answers).hours_left
        assert now.dropped == ()
    profile = Placing(known=now.found.known, lacking=now.found.lacking).profile
    assert solve(snapshot, [target], profile).hours == now.found.hours_left


def test_it_is_done_by_keyboard_and_its_result_is_ticked(page, address):
    page.goto(f"{address}/placement/transformers")
    assert page.evaluate("document.activeElement.id") == "question", "the question is read out first"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, lambda: "said=yes." in page.url)
    [said] = parse_qs(urlsplit(page.url).query)["said"]
    expect(page.locator(".effect")).to_contain_text("fall away")
    page.get_by_role("link", name="Enough: show my list").click()
    until(page, lambda: "/before/transformers" in page.url)
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('prereq:tick:'))")
    assert kept == [f"prereq:tick:{said.removeprefix('yes.')}"]


def test_without_scripts_it_is_asked_and_answered_all_the_same(browsing, address):
    with browsing(java_script_enabled=False) as page:
        page.goto(f"{address}/placement")
        page.get_by_role("textbox", name="On the way to what?").fill("kubernetes")
        page.get_by_role("button", name="Start").click()
        page.get_by_role("link", name="No", exact=True).click()
        page.get_by_role("link", name="Skip", exact=True).click()
        expect(page.get_by_text("Question 3 of at most 12")).to_be_visible()
        page.get_by_role("link", name="‹ Back").click()
        expect(page.get_by_text("Question 2 of at most 12")).to_be_visible()
