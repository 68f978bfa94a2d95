"""What the view of a target says besides its steps: where one starts from, what is assumed, roles and topics."""

import re
from dataclasses import replace
from html import unescape

import pytest
from starlette.testclient import TestClient

from api.http import create_app
from api.settings import Settings
from graph.model import Background, Level, Mention, Milestone, Need, Resource, Role, RoleSkill
from graph.samples import TINY
from queries import open_store

SCHOOL = Background("school", "School", "school maths", "add two vectors", ("vectors",))
CODER = Background("coder", "Coder", "code", "train a model", ("pytorch", "vectors"), aliases=("programmer",))
BUILDER = Role(
    "builder",
    "Model builder",
    "Builds models.",
    (
        RoleSkill("attention", Level.USE, "Everything rests on it."),
        RoleSkill("pytorch", Level.UNDERSTAND, "Models are written in it."),
    ),
    milestones=(Milestone("A first model", "Train one.", "It beats a guess.", ("pytorch",)),),
)
LINKS = (
    Resource("A paper", "https://example.org/paper", kind="paper", free=True, part="section 3"),
    Resource("A trap", "javascript:alert(1)"),
)


def _stocked():
    """The sample roadmap with two backgrounds, a role, a level, hours for it, and links."""
    skills = {one.id: one for one in TINY.skills}
    skills["softmax"] = replace(skills["softmax"], hours=2, hours_use=1, can_use="Can you call softmax?")
    mentions = (Mention(1, "Attention", skills["attention"].topic),)
    skills["attention"] = replace(skills["attention"], resources=LINKS, mentions=mentions)
    requirements = [
        replace(one, levels=(Level.USE,)) if (one.skill, one.members) == ("attention", ("softmax",)) else one
        for one in TINY.requirements
    ]
    return replace(
        TINY,
        skills=tuple(skills.values()),
        requirements=tuple(requirements),
        backgrounds=(CODER, SCHOOL),
        roles=(BUILDER,),
    )


@pytest.fixture
def client(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/stocked.sqlite") as store:
        store.replace(_stocked())
        with TestClient(create_app(Settings(store=store.url))) as opened:
            yield opened


def shown(client, path):
    """The HTML of a view, and its words without the picture."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    html = re.sub(r"<svg.*?</svg>", "", answer.text, flags=re.DOTALL)
    return html, re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


def row(html, skill):
    """The words of the row of a skill, and of what it opens."""
    found = re.search(rf'<li class="step [^"]*" id="step-{skill}">.*?</details>', html, re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", found.group())))


def test_the_first_line_says_what_is_assumed_with_a_link_that_starts_from_nothing(client):
    html, words = shown(client, "/before/transformers")
    assert "Assumes 1 skill of school maths, 3 hours (can you add two vectors? if not: start from nothing)." in words
    assert 'href="/before/transformers?background=none"' in html
    assert "--background" not in words
    _, without = shown(client, "/before/transformers?background=none")
    assert "Assumes nothing." in without


def test_the_totals_stand_with_and_without_what_is_assumed(client):
    assert (
        "3 skills, 17 hours 25 hours with the target, 28 with the assumed" in shown(client, "/before/transformers")[1]
    )
    assert "4 skills, 20 hours 28 hours with the target" in shown(client, "/before/transformers?background=none")[1]


def test_what_is_assumed_is_told_in_one_closed_line_and_can_be_lacked_and_assumed_again(client):
    html, words = shown(client, "/before/transformers")
    assert '<details class="assumed" id="assumed">' in html
    assert "Assumed: Vectors" in words
    assert 'id="step-vectors"' not in html
    assert 'href="/before/transformers?lacking=vectors"' in html
    html, words = shown(client, "/before/transformers?lacking=vectors")
    assert 'id="step-vectors"' in html
    assert "Vectors is not assumed." in words
    assert '<input type="hidden" name="lacking" value="vectors">' in html
    assert 'href="/before/transformers" data-swap aria-label="Assume it again: Vectors"' in html


def test_where_one_starts_from_is_chosen_among_the_backgrounds_the_least_first(client):
    html, words = shown(client, "/before/transformers?background=coder")
    assert re.findall(r'<option value="(\w*)"( selected)?>', html) == [("none", ""), ("", ""), ("coder", " selected")]
    assert "Assumes 2 skills of code, 15 hours" in words


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("background=school", ""),
        ("background=programmer", "?background=coder"),
        ("background=none&depth=thorough", "?depth=thorough"),
        ("background=school&depth=thorough", "?depth=thorough&background=school"),
        ("lacking=Vector&known=softmax", "?known=softmax&lacking=vectors"),
        ("lacking=vectors&known=vectors", "?known=vectors"),
        ("whole=true", ""),
        ("whole=&background=", ""),
    ],
)
def test_a_link_keeps_of_the_start_what_differs_from_the_usual(client, asked, kept):
    answer = client.get(f"/before/transformers?{asked}", follow_redirects=False)
    moved = answer.headers.get("location", answer.request.url.raw_path.decode())
    assert moved == f"/before/transformers{kept}"


def test_a_lacking_skill_that_the_roadmap_no_longer_has_is_told(client):
    assert "No longer in this roadmap, so not counted: gone." in shown(client, "/before/attention?lacking=gone")[1]


def test_an_unknown_background_is_a_page_with_all_that_there_are(client):
    answer = client.get("/before/transformers?background=astronaut")
    assert answer.status_code == 404
    assert all(f">{name}</a>" in answer.text for name in ("Coder", "None", "School"))


def test_a_row_says_level_reason_hours_and_question_of_that_level(client):
    html, _ = shown(client, "/before/attention?background=none")
    words = row(html, "softmax")
    assert "Softmax enough to use 1 h For Attention: Its definition is written with it." in words
    assert "Can you call softmax?" in words
    assert "enough to use" not in row(html, "vectors")
    html, _ = shown(client, "/before/attention?depth=thorough")
    assert "Softmax 2 h" in row(html, "softmax")
    assert "Can you turn scores into probabilities?" in row(html, "softmax")


def test_resources_are_links_and_nothing_else_becomes_one(client):
    html, words = shown(client, "/before/attention")
    assert '<a href="https://example.org/paper" rel="noreferrer">A paper</a>, section 3 (paper, free)' in html
    assert "A trap" in words
    assert "javascript:" not in html


def test_steps_are_numbered_through_to_the_target(client):
    html, _ = shown(client, "/before/transformers?background=none")
    assert re.findall(r'<span class="place">(\d+)</span>', html) == ["1", "2", "3", "4", "5"]
    _, answer = html, client.get("/api/v1/before?target=transformers&background=none").json()
    listed = re.findall(r'id="step-([\w-]+)"', html)
    assert listed == [item["id"] for item in (*answer["items"], *answer["target_items"])]


def test_a_target_that_another_one_follows_stands_in_its_place(client):
    html, words = shown(client, "/before/vectors?also=transformers&background=none")
    assert re.findall(r'id="step-([\w-]+)"', html)[0] == "vectors"
    assert "Then the target" in words


def test_a_topic_is_told_with_its_size_and_asked_as_a_whole(client):
    html, words = shown(client, "/before/topic:maths?background=none")
    assert "Maths: 1 essentials, 3 hours; the whole topic has 2 skills, 5 hours." in words
    assert "Vectors goal" in row(html, "vectors")
    assert "only the essentials" in words
    assert 'id="step-softmax"' not in html
    html, _ = shown(client, "/before/topic:maths?background=none&whole=true")
    assert 'id="step-softmax"' in html
    assert 'id="whole-true" checked' in html
    assert "only the essentials" not in shown(client, "/before/transformers")[1]


def test_a_role_is_a_target_with_a_summary_reasons_and_milestones(client):
    html, words = shown(client, "/before/role:builder")
    assert "What to learn to become Model builder Builds models." in words
    assert "Attention goal enough to use" in row(html, "attention")
    assert "For Model builder: Everything rests on it." in row(html, "attention")
    assert "A first model Train one. Shows that it works: It beats a guess. Exercises PyTorch." in words
    assert html.index('id="step-pytorch"') < html.index("A first model")
    assert "Into your weeks" in words


def test_everything_that_the_document_mentions_is_a_target(client):
    html, words = shown(client, "/before/all")
    assert "What to learn before all" in words
    assert "Attention goal" in row(html, "attention")
    assert 'id="step-transformers"' not in html
    assert "Is Vectors needed for all?" in shown(client, "/why?before=vectors&after=all")[1]


def test_the_first_view_offers_the_roles(client):
    html, words = shown(client, "/")
    assert "What do you want to become?" in words
    assert 'href="/before/role:builder"' in html


def test_a_roadmap_without_roles_asks_for_none(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url))) as client:
        assert "What do you want to become?" not in shown(client, "/")[1]


def test_the_start_goes_along_to_other_views(client):
    for path in ("/", "/map", "/around/attention", "/why?before=vectors&after=attention", "/search?q=vect&listed=true"):
        html, _ = shown(client, path + ("&" if "?" in path else "?") + "background=coder&lacking=vectors")
        assert '<input type="hidden" name="background" value="coder">' in html
        assert '<input type="hidden" name="lacking" value="vectors">' in html
        assert 'href="/map?background=coder&amp;lacking=vectors"' in html


def test_a_search_leads_to_roles_and_starts_from_backgrounds(client):
    def moved(words):
        return client.get("/search", params={"q": words}, follow_redirects=False).headers["location"]

    assert moved("model builder") == "/before/role:builder"
    assert moved("Coder") == "/?background=coder"
    assert moved("what before attention as a coder?").startswith("/before/attention?background=coder")
    assert "You start from: Coder." in shown(client, "/?background=coder")[1]


def test_what_words_may_mean_is_told_with_its_kind_and_summary(client):
    html, words = shown(client, "/search?q=builder&listed=true")
    assert "Model builder to become Builds models." in words
    assert 'href="/before/role:builder"' in html
    html, words = shown(client, "/search?q=coder&listed=true")
    assert "Coder to start from code" in words
    assert 'href="/?background=coder"' in html


def test_a_plan_that_is_taken_away_starts_where_the_view_does(client):
    html, _ = shown(client, "/before/transformers?background=coder&lacking=vectors")
    [plan] = re.findall(r'href="(/api/v1/plan[^"]+format=json)"', html)
    assert "background=coder" in plan
    assert "lacking=vectors" in plan
    before = client.get("/api/v1/before?target=transformers&background=coder&lacking=vectors").json()
    listed = [item["id"] for item in (*before["items"], *before["target_items"])]
    assert sorted(item["id"] for item in client.get(unescape(plan)).json()["items"]) == sorted(listed)


def test_what_helps_and_what_is_known_are_told_apart_from_what_is_assumed(client):
    html, words = shown(client, "/before/transformers?known=softmax")
    assert "What you know saves 1 hour of 25." in words
    assert "Assumed: Vectors" in words
    assert f"needed to {Need.USE} it, assumed" in row(html, "attention")
