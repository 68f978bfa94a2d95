"""The views as the server gives them, before any script: what they say, under which headers, and what they escape."""

import re
from dataclasses import replace
from html import unescape

import pytest

from api.http import create_app
from api.settings import Settings
from graph.model import Evidence, EvidenceKind, Mention
from graph.revision import revision
from graph.samples import TINY
from queries import open_store
from tests.client import TestClient

HOSTILE = """<script>alert(1)</script> "'${7*7}{{7*7}}</title></svg>-->"""
VIEWS = [
    "/",
    "/before/transformers",
    "/before/transformers?known=vectors&by=stage&hours_per_week=5&start=2027-01-04",
    "/before/transformers?hours_per_week=5&start=2027-01-04&view=list&missing=tensorflow",
    "/before/transformers?view=picture",
    "/before/transformers?view=picture&open=1&way=vectors",
    "/before/transformers?view=picture&open=all",
    "/before/topic:models",
    "/search?q=vect&listed=true",
    "/search?q=what+now",
    "/map",
    "/map/maths",
    "/skill/attention",
    "/roadmap",
    "/my-skills",
    "/my-skills?known=attention&known=gone",
    "/placement",
    "/placement/transformers",
    "/placement/transformers?said=yes.pytorch&budget=1",
    "/why",
    "/why?before=vectors&after=transformers",
]


@pytest.fixture
def client(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url)), follow_redirects=False) as found:
        yield found


@pytest.fixture
def hostile(tmp_path):
    """A service on a roadmap whose every text is an attack."""
    skills = tuple(
        replace(
            one,
            name=f"{one.name} {HOSTILE}",
            summary=HOSTILE,
            can_you=HOSTILE,
            aliases=(f"{one.id} {HOSTILE}",),
            mentions=(Mention(1, HOSTILE, one.topic),),
        )
        for one in TINY.skills
    )
    evidence = (Evidence(EvidenceKind.DOCUMENTATION, HOSTILE, "javascript:alert(1)", HOSTILE),)
    requirements = tuple(replace(one, reason=HOSTILE, evidence=evidence) for one in TINY.requirements)
    topics = tuple(replace(one, name=f"{one.name} {HOSTILE}") for one in TINY.topics)
    roadmap = replace(TINY, title=HOSTILE, skills=skills, topics=topics, requirements=requirements)
    with open_store(f"sqlite:///{tmp_path}/hostile.sqlite") as store:
        store.replace(roadmap)
        settings = Settings(store=store.url, report_url="https://example.org/new")
        with TestClient(create_app(settings), follow_redirects=False) as found:
            yield found


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_answers_under_a_policy_that_lets_nothing_inline_run(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", answer.text)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.text), "nothing comes from elsewhere"


@pytest.mark.parametrize("path", VIEWS)
def test_texts_of_a_hostile_roadmap_are_shown_as_text(hostile, path):
    text = hostile.get(path).text
    assert "<script>alert" not in text
    assert 'href="javascript:' not in text
    assert not re.search(r"\s49\b", text), "nothing in it is evaluated"
    for title in re.findall(r"<title>(.*?)</title>", text, re.DOTALL):
        assert "<" not in title
    if path.startswith(("/before", "/skill")):
        assert HOSTILE in unescape(text)


@pytest.mark.parametrize("path", VIEWS)
def test_hostile_names_are_text_in_previews(hostile, path):
    html = hostile.get(path).text
    head = html[: html.index("</head>")]
    assert "<script>" not in head
    for value in re.findall(r'<meta [^>]*content="([^"]*)">', head):
        assert "<" not in value
    assert html.count("</title>") == html.count("<title>")
    if path.startswith("/placement/"):
        assert HOSTILE in unescape(unescape(head))


def test_the_words_that_somebody_searched_are_shown_as_text(client):
    text = client.get("/search", params={"q": HOSTILE}).text
    assert "<script>alert" not in text
    assert "alert(1)" in text


def test_texts_of_a_hostile_roadmap_are_text_in_mermaid_too(hostile):
    chart = hostile.get("/api/v1/plan", params={"target": "transformers", "format": "mermaid"}).text
    assert "<script" not in chart
    assert all(line.count('"') == 2 for line in chart.splitlines() if '"' in line)


def test_another_spelling_of_a_question_leads_to_its_one_address(client):
    def moved(path):
        answer = client.get(path)
        assert answer.status_code == 303
        return answer.headers["location"]

    assert moved("/before/Transformer") == "/before/transformers"
    assert moved("/before/transformers?known=&depth=understand&by=topic") == "/before/transformers"
    assert moved("/before/transformers?known=vectors&known=Attention") == "/before/transformers?known=attention"
    assert moved("/before/transformers?utm_source=mail") == "/before/transformers"
    assert moved("/before/transformers?view=list&by=topic&open=2") == "/before/transformers"
    assert moved("/before/transformers?view=unheard") == "/before/transformers"
    assert moved("/around/attention?known=vectors") == "/skill/attention?known=vectors"
    assert client.get("/before/transformers?known=attention").status_code == 200


def test_a_lost_tick_is_told_and_left_out_of_every_link(client):
    text = client.get("/before/transformers?known=gone&known=vectors").text
    assert "No longer in this roadmap, so not counted: gone." in text
    assert "known=gone" not in text


def test_a_tick_follows_a_skill_whose_id_changed(tmp_path):
    renamed = tuple(replace(one, formerly=("old-softmax",)) if one.id == "softmax" else one for one in TINY.skills)
    with open_store(f"sqlite:///{tmp_path}/renamed.sqlite") as store:
        store.replace(replace(TINY, skills=renamed))
        with TestClient(create_app(Settings(store=store.url)), follow_redirects=False) as client:
            answer = client.get("/before/transformers?known=old-softmax")
    assert answer.headers["location"] == "/before/transformers?known=softmax"


def test_an_unknown_skill_is_a_page_that_helps(client):
    answer = client.get("/before/tranformers")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert '<a href="/search?q=Transformers">Transformers</a>' in answer.text


def test_a_program_gets_its_problem_as_json_still(client):
    for path in ("/api/v1/before?target=tranformers", "/api/v1/nothing"):
        assert client.get(path, headers={"Accept": "text/html"}).headers["content-type"] == "application/problem+json"
    assert client.get("/nothing").headers["content-type"] == "application/problem+json"
    assert client.get("/nothing", headers={"Accept": "text/html"}).headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "path",
    [
        "/before/transformers?hours_per_week=many",
        "/before/transformers?hours_per_week=1000",
        "/before/transformers?depth=deep",
        "/before/transformers?start=tomorrow&hours_per_week=8",
        "/before/transformers?start=2027-02-01&deadline=2027-01-01",
        "/why?before=%00&after=vectors",
        "/before/" + "x" * 500,
    ],
)
def test_what_cannot_be_asked_is_a_page_that_says_so(client, path):
    answer = client.get(path, follow_redirects=True)
    assert answer.status_code == 422
    assert "data-problem" in answer.text


def test_an_empty_store_is_told_in_words(tmp_path):
    with TestClient(create_app(Settings(store=f"sqlite:///{tmp_path}/none.sqlite"))) as client:
        answer = client.get("/")
    assert answer.status_code == 503
    assert "fill it with `prereq ingest FILE`" in unescape(answer.text)


def test_a_view_that_did_not_change_is_not_sent_again(client):
    first = client.get("/before/transformers")
    assert client.get("/before/transformers", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert client.get("/map", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_files_are_kept_for_a_year_under_an_address_of_their_content(client):
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/").text)
    assert len(addresses) > 6
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert client.get("/static/other/page.js").headers["cache-control"] == "no-cache"
    assert client.get("/static/other/nothing.js").status_code == 404


def test_a_requirement_is_reported_where_it_is_seen_if_there_is_where_to(client, tiny_store):
    assert "Report" not in client.get("/skill/transformers").text
    settings = Settings(store=tiny_store.url, report_url="mailto:roadmap@example.org")
    with TestClient(create_app(settings)) as reporting:
        text = unescape(reporting.get("/skill/transformers").text)
    assert "mailto:roadmap@example.org?subject=Requirement%3A%20transformers%20needs%20attention" in text
    assert revision(TINY) in text


def test_what_a_picture_is_asked_to_open_and_does_not_have_changes_nothing(client):
    usual = client.get("/before/transformers?view=picture").text
    for asked in ("open=99", "open=2/nowhere", "open=<script>", "way=gone", "way=topic:maths"):
        answer = client.get(f"/before/transformers?view=picture&{asked}", follow_redirects=True)
        assert answer.status_code == 200
        assert answer.text.count('class="node') == usual.count('class="node')
        assert "From " not in answer.text
        assert "<script>" not in answer.text.replace("<script type", "")


def test_a_way_is_told_from_a_skill_to_the_target_with_its_reasons(client):
    text = client.get("/before/transformers?view=picture&way=softmax").text
    told = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", text[text.index('id="way"') :])))
    assert "From Softmax to Transformers" in told
    assert "for Attention: Its definition is written with it.for Transformers:" in told
    assert re.search(r'class="node [^"]*lit chosen"', text)


def test_one_choice_is_shown_with_a_link_that_takes_the_other(client):
    text = client.get("/before/transformers").text
    assert 'href="/before/transformers?prefer=tensorflow"' in text
    assert "TensorFlow" in client.get("/before/transformers?prefer=tensorflow").text


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("Transformer", "/before/transformers"),
        ("topic:maths", "/before/topic:maths"),
        ("what do I need before Attention?", "/before/attention"),
        ("is softmax needed for attention?", "/why"),
        ("a plan for attention, 5 hours a week", "/before/attention"),
    ],
)
def test_a_search_leads_to_the_view_that_answers(client, words, path):
    answer = client.get("/search", params={"q": words})
    assert answer.status_code == 303
    assert answer.headers["location"].partition("?")[0] == path


def test_a_search_takes_the_ticks_along(client):
    answer = client.get("/search", params={"q": "Transformers", "known": "vectors", "depth": "use"})
    assert answer.headers["location"] == "/before/transformers?known=vectors&depth=use"


def test_an_ambiguous_name_shows_its_candidates(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/ambiguous.sqlite") as store:
        store.replace(replace(TINY, ambiguous={"framework": ("pytorch", "tensorflow")}))
        with TestClient(create_app(Settings(store=store.url)), follow_redirects=False) as client:
            found, named = client.get("/search?q=framework"), client.get("/before/framework")
    assert found.status_code == 200
    assert named.status_code == 409
    for answer in (found, named):
        assert 'href="/before/pytorch"' in answer.text
        assert 'href="/before/tensorflow"' in answer.text
