"""The page of an error: what is wrong in plain words, what may be meant, and where to go on; ticks are not lost."""

import re
from html import unescape

import pytest

from api.http import create_app
from api.settings import Settings
from tests.client import TestClient


@pytest.fixture
def client(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url)), headers={"Accept": "text/html"}) as found:
        yield found


def words(html):
    main = html[html.index("<main") : html.index("</main")]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))


def test_a_page_that_is_none_leads_to_search_and_fields(client):
    answer = client.get("/nothing")
    assert answer.status_code == 404
    assert "There is no such page" in words(answer.text)
    assert 'role="search"' in answer.text
    assert '<a href="/map/maths">Maths</a>' in answer.text


def test_an_unknown_name_is_told_once_with_what_may_be_meant(client):
    html = client.get("/before/tranformers?known=vectors").text
    assert "Nothing is called “tranformers”. Did you mean Transformers" in words(html)
    assert 'href="/search?known=vectors&amp;q=Transformers"' in html
    assert 'href="/map?known=vectors"' in html, "the ticks go along"


def test_an_unknown_start_names_those_that_there_are(client):
    assert "There is no start called “astronaut”. Did you mean None School" in words(
        client.get("/before/transformers?background=astronaut").text
    )


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("depth=deep", "How deep a list goes is one of"),
        ("hours_per_week=many", "Hours a week are a number, like 6 or 7.5."),
        ("hours_per_week=5&start=tomorrow", "The start is a day, like 2027-01-04."),
        ("hours_per_week=5&deadline=soon", "The day to be done by is a day"),
    ],
)
def test_what_cannot_be_read_in_a_link_is_told_with_the_link_without_it(client, query, told):
    answer = client.get(f"/before/transformers?known=vectors&{query}")
    assert answer.status_code == 422
    assert told in words(answer.text)
    without = unescape(re.search(r'href="([^"]+)">Go on without it', answer.text)[1])
    assert "known=vectors" in without
    assert client.get(without).status_code == 200


@pytest.mark.parametrize(
    "path", ["/nothing", "/before/%F0%28", "/before/x?depth=%00", "/map/" + "x" * 400, "/why?before=%00"]
)
def test_no_error_page_says_an_id_of_ours_or_breaks(client, path):
    answer = client.get(path)
    assert answer.status_code in {404, 422, 200}
    assert "data-problem" in answer.text or answer.status_code == 200
    assert "Traceback" not in answer.text
