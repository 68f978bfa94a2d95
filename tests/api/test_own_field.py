"""A roadmap of another field, from `prereq new` to a plan and the page: nothing of machine learning is in it."""

import json

import pytest

from api.http import create_app
from api.settings import Settings
from tests.client import TestClient

MACHINE_LEARNING = ("python", "machine learning", "neural", "statistics", "algebra", "transformer", "docker", "git-")


@pytest.fixture(params=["md", "csv", "yaml"])
def bread(request, prereq, tmp_path):
    """The address of a store that holds the template in one form."""
    file, store = tmp_path / f"bread.{request.param}", f"sqlite:///{tmp_path}/bread.db"
    assert f"Wrote {file}" in prereq("new", str(file)).stdout
    assert prereq("ingest", str(file), "--store", store).returncode == 0
    return store


def test_it_is_planned_in_the_terminal(prereq, bread):
    answer = json.loads(prereq("before", "steam baking", "--json", "--store", bread).stdout)
    assert {item["id"] for item in answer["items"]} == {
        "weighing-ingredients",
        "kneading",
        "sourdough-starter",
        "proofing",
    }
    assert [item["id"] for item in answer["items"]][-1] == "proofing"
    assert (answer["total_hours"], answer["helpful"][0]["id"]) == (13, "scoring")
    plan = prereq("plan", "steam baking", "--hours", "5", "--start", "2027-01-04", "--store", bread)
    assert plan.stdout.startswith("Steam baking: 15 hours in 3 weeks")
    assert prereq("why", "yeast", "steam baking", "--store", bread).returncode == 0


def test_the_page_and_the_export_hold_nothing_of_machine_learning(prereq, bread):
    with TestClient(create_app(Settings(store=bread))) as client:
        pages = [client.get(path) for path in ("/", "/before/steam-baking", "/map", "/why?before=yeast&after=proofing")]
        found = client.get("/api/v1/find?q=pyhton").json()
        guide = client.get("/browser/guide.adoc").text
    for page in pages:
        assert (page.status_code, [word for word in MACHINE_LEARNING if word in page.text.casefold()]) == (200, [])
    assert "Sourdough starter" in pages[1].text
    assert [word for word in ("Transformers", "Python", "Deep learning", "Backpropagation") if word in guide] == []
    assert found["verdict"] == "none"
    exported = prereq("export", "--store", bread).stdout.casefold()
    assert [word for word in MACHINE_LEARNING if word in exported] == []


def test_a_template_is_not_overwritten(prereq, tmp_path):
    file = tmp_path / "bread.csv"
    file.write_text("mine")
    refused = prereq("new", str(file))
    assert (refused.returncode, file.read_text()) == (2, "mine")
    assert refused.stderr == f"prereq: {file}: exists already, and is not overwritten: choose another name\n"


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", 'name\n"open\n'), ("a.yaml", "- ["), ("a.json", "{"), ("a.rst", "A"), ("none", None)]
)
def test_a_bad_list_is_one_line_and_stores_nothing(prereq, tmp_path, name, text):
    file, store = tmp_path / name, tmp_path / "bread.db"
    file.mkdir() if text is None else file.write_text(text)
    refused = prereq("ingest", str(file), "--store", f"sqlite:///{store}")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert not store.exists() or prereq("topics", "--store", f"sqlite:///{store}", "--json").returncode != 0
