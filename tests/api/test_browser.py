import pytest

from api.http import create_app
from api.settings import Settings
from graph.samples import TINY
from queries.browser.fitting import fitting
from queries.browser.saved import bundle
from tests.client import TestClient

BROWSER = "http://127.0.0.1:7474"
FILES = {
    "guide.html": "text/html",
    "guide.adoc": "text/asciidoc",
    "style.grass": "text/plain",
    "queries.zip": "application/zip",
}


@pytest.fixture
def client(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url))) as found:
        yield found


@pytest.mark.parametrize(("file", "media_type"), FILES.items())
def test_neo4j_browser_may_read_what_is_made_for_it(file, media_type, client):
    answer = client.get(f"/browser/{file}", headers={"Origin": BROWSER})
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == media_type
    assert answer.headers["access-control-allow-origin"] == "*"


def test_the_question_that_browser_asks_before_it_fetches_a_guide_is_answered(client):
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "cache-control,pragma"}
    answer = client.options("/browser/guide.html", headers={"Origin": BROWSER, **asked})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert set(answer.headers["access-control-allow-headers"].replace(" ", "").split(",")) >= {
        "cache-control",
        "pragma",
    }


@pytest.mark.parametrize("path", ["/api/v1/topics", "/livez", "/browserx", "/openapi.json"])
def test_nothing_else_is_open_to_other_origins(path, client):
    assert "access-control-allow-origin" not in client.get(path, headers={"Origin": BROWSER}).headers
    asked = {"Origin": BROWSER, "Access-Control-Request-Method": "GET"}
    assert "access-control-allow-origin" not in client.options(path, headers=asked).headers


def test_only_reading_is_allowed(client):
    assert client.post("/browser/guide.html").status_code == 405
    asked = {"Origin": BROWSER, "Access-Control-Request-Method": "POST"}
    assert client.options("/browser/guide.html", headers=asked).status_code == 400


def test_the_guide_names_the_address_that_it_came_from(client):
    assert "http://127.0.0.1:8000/browser/style.grass" in client.get("/browser/guide.html").text
    assert "http://127.0.0.1:8000/browser/queries.zip[" in client.get("/browser/guide.adoc").text


def test_a_host_with_markup_in_it_is_text_in_the_guide(client):
    page = client.get("/browser/guide.html", headers={"Host": 'x"><script>alert(1)</script>'})
    assert "<script" not in page.text


def test_the_bundle_is_the_saved_queries(client):
    skills = [client.app.state.service.snapshot.skills[id].name for id in client.app.state.service.snapshot.order]
    instead = fitting(skills, [topic.name for topic in TINY.topics])
    assert client.get("/browser/queries.zip").content == bundle(instead)


def test_the_examples_of_the_guide_are_names_of_the_roadmap(client):
    guide = client.get("/browser/guide.adoc").text
    assert ":param {" in guide
    assert '"Transformers"' in guide
    assert '"Diffusion models"' not in guide
