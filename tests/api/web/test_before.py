"""What the view of a target says besides its steps: where one starts from, what is assumed, roles and topics."""

import re
from dataclasses import replace
from html import unescape

import pytest

from api.http import create_app
from api.settings import Settings
from graph.model import Background, Level, Mention, Milestone, Resource, Role, RoleSkill
from graph.samples import TINY
from queries import open_store
from tests.client import TestClient

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


def test_the_first_lines_say_what_is_assumed_with_its_question_and_a_link_that_starts_from_nothing(client):
    html, words = shown(client, "/before/transformers")
    assert ": 1 skill, 3 h, taken as known. Can you add two vectors? No, add it" in words
    assert 'href="/before/transformers?background=none"' in html
    _, without = shown(client, "/before/transformers?background=none")
    assert "nothing is taken as known." in without


def test_an_answer_begins_with_a_sentence_in_which_the_hours_are_a_range(client):
    then = "then 6.5–12 for Transformers. Start with "
    assert f"Learn 3 skills first, in 14–26 hours, {then}" in shown(client, "/before/transformers")[1]
    assert f"Learn 4 skills first, in 16–30 hours, {then}" in shown(client, "/before/transformers?background=none")[1]


def test_how_much_is_behind_one_is_told_by_what_is_known_and_what_is_assumed(client):
    assert "11% behind you (11% assumed)" in shown(client, "/before/transformers")[1]
    assert "15% behind you (4% known, 11% assumed) Untick all" in shown(client, "/before/transformers?known=softmax")[1]
    assert "Tick what you know" in shown(client, "/before/transformers?background=none")[1]


def test_the_next_steps_come_with_their_reason_and_where_to_learn_them(client):
    html, _ = shown(client, "/before/transformers?background=none&known=softmax&known=vectors")
    [next_steps] = re.findall(r'<section class="next".*?</section>', html, re.DOTALL)
    words = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", next_steps)))
    assert "Your next three steps PyTorch 12 h For Transformers: Its definition is written with it." in words
    assert '<a href="https://example.org/paper" rel="noreferrer">A paper</a>' in next_steps
    assert "No link is known yet." in words


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tensorflow", "TensorFlow is one way of several: for Transformers, PyTorch was taken."),
        ("Vector", "Vectors is needed; you are assumed to have it"),
        ("topic:models", "Of its"),
        ("role:builder", "Of its"),
        ("tensorflo", "“tensorflo” is not in this roadmap under that name. Did you mean TensorFlow?"),
        ("zzzz", "“zzzz” is not in this roadmap."),
    ],
)
def test_what_is_missed_in_the_list_is_explained(client, name, told):
    assert told in shown(client, f"/before/transformers?missing={name}")[1]


def test_a_skill_that_only_a_deeper_question_asks_for_has_a_link_that_asks_it(client):
    _, words = shown(client, "/before/pytorch?depth=use&missing=vectors&background=none")
    assert "Ask that deep" in words or "is not needed" in words
    assert "ask at depth" not in words


def test_what_is_assumed_is_told_in_one_closed_line_and_can_be_lacked_and_assumed_again(client):
    html, words = shown(client, "/before/transformers")
    assert '<details class="assumed" id="assumed">' in html
    assert "Taken as known: Vectors" in words
    assert 'id="step-vectors"' not in html
    assert 'href="/before/transformers?lacking=vectors"' in html
    html, words = shown(client, "/before/transformers?lacking=vectors")
    assert 'id="step-vectors"' in html
    assert "Vectors is not taken as known." in words
    assert '<input type="hidden" name="lacking" value="vectors">' in html
    assert 'href="/before/transformers" data-swap aria-label="Take it as known again: Vectors"' in html


def test_where_one_starts_from_is_chosen_among_the_backgrounds_the_least_first(client):
    html, words = shown(client, "/before/transformers?background=coder")
    assert re.findall(r'<option value="(\w*)"( selected)?>', html) == [("none", ""), ("", ""), ("coder", " selected")]
    assert ": 2 skills, 15 h, taken as known. Can you train a model?" in words


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
    assert '<a href="https://example.org/paper" rel="noreferrer">A paper</a>, section 3 <span' in html
    assert "A paper, section 3 · paper, free" in words
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
    assert "the essentials" in words
    assert 'id="step-softmax"' not in html
    html, _ = shown(client, "/before/topic:maths?background=none&whole=true")
    assert 'id="step-softmax"' in html
    assert 'id="whole-true" checked' in html
    assert "the essentials" not in shown(client, "/before/transformers")[1]


def test_a_role_is_a_target_with_a_summary_reasons_and_milestones(client):
    html, words = shown(client, "/before/role:builder")
    assert "What to learn to become Model builder Builds models." in words
    assert "Attention goal enough to use" in row(html, "attention")
    assert "For Model builder: Everything rests on it." in row(html, "attention")
    assert "A first model Train one. It works when: It beats a guess. You use PyTorch." in words
    assert html.index('id="step-pytorch"') < html.index("A first model")


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
    for path in ("/", "/map", "/skill/attention", "/why?before=vectors&after=attention", "/search?q=vect&listed=true"):
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
    html, _ = shown(client, "/before/transformers?background=coder&lacking=vectors&view=weeks")
    [plan] = re.findall(r'href="(/api/v1/plan[^"]+format=json)"', html)
    assert "background=coder" in plan
    assert "lacking=vectors" in plan
    before = client.get("/api/v1/before?target=transformers&background=coder&lacking=vectors").json()
    listed = [item["id"] for item in (*before["items"], *before["target_items"])]
    assert sorted(item["id"] for item in client.get(unescape(plan)).json()["items"]) == sorted(listed)


def test_what_helps_and_what_is_known_are_told_apart_from_what_is_assumed(client):
    html, words = shown(client, "/before/transformers?known=softmax")
    assert "Softmax" in row(html, "softmax")
    assert "Taken as known: Vectors" in words
    assert "Needs Softmax, Vectors (assumed)" in row(html, "attention")


WEEKS = "hours_per_week=5&start=2027-01-04"


def test_the_weeks_say_how_long_it_takes_with_hours_and_boxes(client):
    html, words = shown(client, f"/before/transformers?{WEEKS}")
    assert "5 weeks, 2027-01-04 to 2027-02-07. 25 hours of work, as people differ 20–38." in words
    assert "Week 1 2027-01-04 to 2027-01-10 5 h" in words
    assert "PyTorch part 1 of 3" in words
    assert sorted(re.findall(r'id="tick-(\w+)"', html)) == ["attention", "pytorch", "softmax", "transformers"]


def test_the_weeks_without_hours_are_those_of_the_usual_hours(client):
    moved = client.get("/before/transformers?view=weeks", follow_redirects=False).headers["location"]
    assert re.fullmatch(r"/before/transformers\?hours_per_week=8&start=\d{4}-\d\d-\d\d", moved)


def test_what_a_date_cuts_is_told_with_what_that_costs_and_a_link_that_keeps_everything(client):
    html, words = shown(client, f"/before/transformers?background=none&{WEEKS}&deadline=2027-02-12")
    assert "Left out to be done by 2027-02-12" in words
    assert "Without it you will be able to use" in words
    assert "The price of it" in words
    assert (
        f'href="/before/transformers?background=none&amp;{WEEKS.replace("&", "&amp;")}" data-swap>Keep everything'
        in html
    )


def test_a_date_that_cannot_be_met_has_buttons_that_take_what_can(client):
    html, words = shown(client, f"/before/transformers?{WEEKS}&deadline=2027-01-14")
    assert "It does not fit by 2027-01-14. What follows is the shortest plan there is" in words
    [day] = re.findall(r"Take the date (\S+)", words)
    [hours] = re.findall(r"Take (\S+) hours a week", words)
    for changed in (f"{WEEKS}&deadline={day}", f"hours_per_week={hours}&start=2027-01-04&deadline=2027-01-14"):
        assert f'href="/before/transformers?{changed.replace("&", "&amp;")}" data-swap' in html
        assert "It does not fit" not in shown(client, f"/before/transformers?{changed}")[1]


def test_nothing_is_taken_away_where_nothing_is_left(client):
    html, words = shown(client, f"/before/transformers?known=transformers&{WEEKS}")
    assert "Nothing is left to learn for Transformers." in words
    assert "Take it with you" not in words
    assert "/api/v1/plan" not in html


def test_the_milestones_of_a_role_stand_in_their_weeks(client):
    html, words = shown(client, f"/before/role:builder?{WEEKS}")
    [week] = re.findall(r'<a href="#week-(\d)">Week \d</a>: <b>A first model', html)
    assert "Milestone: A first model. Train one. It works when: It beats a guess." in words
    assert html.index(f'id="week-{week}"') < html.index("Milestone: A first model")


def test_a_skill_tells_its_question_its_levels_why_it_is_needed_and_what_it_opens(client):
    _, words = shown(client, "/skill/softmax")
    assert "1.5–3 h 1–1.5 h to be able to use it" in words
    assert "Can you turn scores into probabilities?" in words
    assert "To use it is enough: Can you call softmax?" in words
    assert "Attention needed to understand it Its definition is written with it." in words
    assert "1 skill directly, 2 in all." in words
    assert "The roadmap does not name it; what it names needs it." in words
    assert "Line 1, Models: Attention" in shown(client, "/skill/attention")[1]


def test_a_skill_says_where_to_learn_it_and_filters_by_link(client):
    html, words = shown(client, "/skill/attention")
    assert "A paper, section 3 · paper, free" in words
    assert 'href="/skill/attention?free=true#learn"' in html
    assert "A trap" not in shown(client, "/skill/attention?free=true")[1]
    assert "Nothing of that kind." in shown(client, "/skill/attention?kind=book")[1]
    assert "No link is known yet." in shown(client, "/skill/vectors")[1]


def test_a_skill_is_ticked_without_a_script_too(client):
    html, _ = shown(client, "/skill/attention?known=attention")
    assert 'id="tick-attention" checked' in html
    html, words = shown(client, "/skill/vectors?known=attention")
    assert 'id="tick-vectors" checked disabled' in html
    assert "It comes with what you know." in words
    assert '<input type="hidden" name="known" value="attention">' in html


def test_the_fields_of_why_say_names_and_no_ids(client):
    html, _ = shown(client, "/why?before=topic:maths&after=transformers")
    assert re.findall(r'data-suggest="fill" value="([^"]*)"', html) == ["Maths", "Transformers"]
