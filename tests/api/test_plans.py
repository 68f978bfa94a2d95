"""Plans over HTTP and in the terminal."""

import json

import pytest

from api.http import create_app
from api.settings import Settings
from tests.client import TestClient

QUESTION = {"target": "transformers", "hours_per_week": 6, "start": "2027-01-04"}


@pytest.fixture
def client(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url))) as found:
        yield found


def test_a_plan_by_get_and_by_post_is_the_same(client):
    got = client.get("/api/v1/plan", params=QUESTION)
    posted = client.post("/api/v1/plan", json={**QUESTION, "target": ["transformers"]})
    assert got.status_code == 200
    assert got.content == posted.content
    assert got.json()["start"] == "2027-01-04"


@pytest.mark.parametrize(
    ("form", "media", "begins"),
    [
        ("markdown", "text/markdown", "# Plan: Transformers"),
        ("ics", "text/calendar", "BEGIN:VCALENDAR"),
        ("csv", "text/csv", "place,id,name"),
        ("mermaid", "text/plain", "flowchart LR"),
    ],
)
def test_a_plan_can_be_taken_away(client, form, media, begins):
    answer = client.get("/api/v1/plan", params={**QUESTION, "format": form})
    assert answer.headers["content-type"].startswith(media)
    assert answer.text.startswith(begins)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"hours_per_week": 0}, "hours_per_week"),
        ({"hours_per_week": "nan"}, "hours_per_week"),
        ({"hours_per_week": "many"}, "hours_per_week"),
        ({"start": "yesterday"}, "start"),
        ({"deadline": "2026-01-01"}, "deadline"),
        ({"format": "docx"}, "format"),
    ],
)
def test_bad_plans_are_problems_that_name_the_field(client, change, field):
    answer = client.get("/api/v1/plan", params={**QUESTION, **change})
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_five_thousand_known_names_go_by_post(client):
    names = ["softmax", "vectors"] * 2_500
    answer = client.post("/api/v1/plan", json={**QUESTION, "target": ["transformers"], "known": names})
    assert answer.status_code == 200
    assert answer.json()["known"] == ["softmax", "vectors"]


def test_a_plan_verifies_and_a_changed_one_does_not(client):
    made = client.get("/api/v1/plan", params=QUESTION).json()
    order = [item["id"] for item in made["items"]]
    asked = {"target": ["transformers"], "revision": made["revision"]}
    assert client.post("/api/v1/plan/verify", json={**asked, "order": order}).json()["valid"]
    bad = client.post("/api/v1/plan/verify", json={**asked, "order": order[::-1]}).json()
    assert not bad["valid"]
    assert {one["kind"] for one in bad["violations"]} == {"too_early"}


def test_least_hours_can_be_asked_for_everywhere(client):
    for path in ("before", "order", "plan"):
        question = (
            {**QUESTION, "choose": "least_hours"}
            if path == "plan"
            else {"target": "transformers", "choose": "least_hours"}
        )
        assert client.get(f"/api/v1/{path}", params=question).status_code == 200
    answer = client.get("/api/v1/before", params={"target": "transformers", "choose": "least_hours"}).json()
    assert (answer["choose"], answer["proven"], answer["bound"]) == ("least_hours", True, 28)


def test_ticked_boxes_come_back_as_known(client):
    text = client.get("/api/v1/plan", params={**QUESTION, "format": "markdown"}).text
    answer = client.post("/api/v1/known", content=text.replace("[ ] **Softmax", "[x] **Softmax"))
    assert answer.json()["known"] == ["softmax"]
    assert client.post("/api/v1/known", content="").status_code == 422


def test_the_frontier_and_a_comparison_answer(client):
    items = client.get("/api/v1/frontier", params={"known": "vectors"}).json()["items"]
    assert [(item["id"], item["hops"]) for item in items] == [("pytorch", 1), ("tensorflow", 1), ("softmax", 2)]
    sides = client.get("/api/v1/compare", params={"one": "attention", "other": "pytorch"}).json()["sides"]
    assert [side["hours"] for side in sides] == [5, 12]


def test_in_the_terminal_a_plan_reads_back_and_verifies(prereq, tiny_store, tmp_path):
    asked = ["plan", "transformers", "--hours", "6", "--start", "2027-01-04", "--store", tiny_store.url]
    shown = prereq(*asked)
    assert "Transformers: 28 hours in 5 weeks, 2027-01-04 to 2027-02-05" in shown.stdout
    checklist = tmp_path / "plan.md"
    text = prereq(*asked, "--format", "markdown").stdout
    checklist.write_text(text.replace("[ ] **Softmax", "[x] **Softmax") + "- [x] gardening\n")
    rest = prereq(*asked, "--known-from", str(checklist))
    assert "27 hours" in rest.stdout
    assert "Known: Softmax" in rest.stdout
    assert '"gardening" is ticked and not in this roadmap' in rest.stderr
    made = tmp_path / "plan.json"
    made.write_text(prereq(*asked, "--json").stdout)
    assert prereq("verify", str(made), "--store", tiny_store.url).returncode == 0
    broken = json.loads(made.read_text())
    broken["items"].reverse()
    made.write_text(json.dumps(broken))
    failed = prereq("verify", str(made), "--store", tiny_store.url)
    assert failed.returncode == 1
    assert "too_early" in failed.stdout


def test_in_the_terminal_a_deadline_says_what_it_drops(prereq, tiny_store):
    asked = ["plan", "attention", "--hours", "7", "--start", "2027-01-04", "--store", tiny_store.url]
    shown = prereq(*asked, "--by", "2027-01-11").stdout
    assert "Softmax (1 h): you will be able to use Attention, not to explain it" in shown
    assert "Attention without Softmax: Its definition is written with it." in shown


def test_where_the_date_cannot_be_met_the_shortest_plan_is_the_answer_and_exits_with_one(prereq, tiny_store, client):
    asked = [
        "plan",
        "attention",
        "--hours",
        "7",
        "--start",
        "2027-01-04",
        "--by",
        "2027-01-07",
        "--store",
        tiny_store.url,
    ]
    title = "Does not fit by 2027-01-07: the shortest plan ends on 2027-01-10"
    for form in ([], ["--json"], ["--format", "markdown"], ["--format", "ics"], ["--format", "csv"]):
        shown = prereq(*asked, *form)
        assert (shown.returncode, shown.stderr) == (1, "")
        assert title in shown.stdout
        assert "Attention" in shown.stdout
    assert "It would fit with 16.5 hours a week, or by 2027-01-11." in prereq(*asked).stdout
    question = {"target": "attention", "hours_per_week": 7, "start": "2027-01-04", "deadline": "2027-01-07"}
    answer = client.get("/api/v1/plan", params=question)
    assert answer.status_code == 200
    made = answer.json()
    assert (made["fits"], [item["id"] for item in made["items"]]) == (False, ["vectors", "attention"])
    assert made["instead"] == {"hours_per_week": 16.5, "deadline": "2027-01-11"}


def test_a_cut_plan_of_somebody_with_a_profile_verifies_from_its_file(prereq, tiny_store, tmp_path):
    made = tmp_path / "plan.json"
    asked = ["plan", "transformers", "--known", "topic:models", "--hours", "7", "--start", "2027-01-04"]
    for more in (["--by", "2027-01-08"], ["--choose", "least_hours"], ["--prefer", "tensorflow"], ["--depth", "all"]):
        made.write_text(prereq(*asked, *more, "--json", "--store", tiny_store.url).stdout)
        assert prereq("verify", str(made), "--store", tiny_store.url).stderr == ""
        assert prereq("verify", str(made), "--store", tiny_store.url).returncode == 0


@pytest.mark.parametrize("text", ["", "{}", "[]", "[" * 100_000, '{"items": [1], "targets": []}'])
def test_a_file_that_is_no_plan_is_refused(prereq, tiny_store, tmp_path, text):
    (tmp_path / "plan.json").write_text(text)
    failed = prereq("verify", str(tmp_path / "plan.json"), "--store", tiny_store.url)
    assert failed.returncode == 2
    assert failed.stderr.count("\n") == 1


def test_json_of_the_terminal_is_that_of_http(prereq, tiny_store, client):
    asked = ["plan", "transformers", "--hours", "6", "--start", "2027-01-04", "--json", "--store", tiny_store.url]
    assert prereq(*asked).stdout.encode() == client.get("/api/v1/plan", params=QUESTION).content
    assert (
        prereq("frontier", "--json", "--store", tiny_store.url).stdout.encode()
        == client.get("/api/v1/frontier").content
    )
