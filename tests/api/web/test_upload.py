"""The upload form: a document, a key, a look at what would become of it, and then the write; without any script."""

import re
from dataclasses import replace
from html import unescape

import pytest

from api.http import create_app
from api.keys.file import KeysFile
from api.keys.key import Scope, new_key
from api.settings import Settings
from api.web.upload import MAX_SHOWN_LINES
from graph.revision import revision
from graph.samples import TINY
from tests.client import TestClient

BREAD = "---\ntitle: Bread\ncatalogue: none\n---\n# Bread\n- Kneading\n- Shaping (requires: Kneading)\n"


@pytest.fixture
def settings(tiny_store, tmp_path):
    return Settings(store=tiny_store.url, api_keys_file=str(tmp_path / "keys.json"))


@pytest.fixture
def client(settings):
    with TestClient(create_app(settings), headers={"Accept": "text/html"}) as found:
        yield found


@pytest.fixture
def key(settings):
    secret, kept = new_key("editor", [Scope.WRITE])
    KeysFile(settings.keys_path).add(kept)
    return secret


def _fields(html):
    """What the form of a page sends beside what one types: its hidden fields, as a browser reads them."""
    form = html[html.index('action="/upload"') : html.index("</form>", html.index('action="/upload"'))]
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    text = re.search(r'<textarea name="text"[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    return {name: unescape(value) for name, value in {**hidden, "text": text[1]}.items()}


def _file(content=BREAD, name="bread.md"):
    return {"document": (name, content.encode() if isinstance(content, str) else content)}


def test_a_document_is_looked_at_first_and_then_written_as_it_was_shown(client, key, tiny_store):
    shown = client.post("/upload", data={"key": key}, files=_file())
    assert shown.status_code == 200
    assert "Nothing is written yet" in shown.text
    assert tiny_store.revision() == revision(TINY)
    written = client.post("/upload", data={"key": key, **_fields(shown.text)})
    assert written.status_code == 200
    assert "2 skills" in written.text
    assert tiny_store.load().title == "Bread"
    assert "Shaping" in client.get("/roadmap").text


def test_what_somebody_else_wrote_after_the_look_is_not_lost(client, key, tiny_store):
    fields = _fields(client.post("/upload", data={"key": key}, files=_file()).text)
    tiny_store.replace(replace(TINY, title="Theirs"))
    late = client.post("/upload", data={"key": key, **fields})
    assert late.status_code == 412
    assert "somebody else wrote" in late.text
    assert tiny_store.load().title == "Theirs"


def test_a_pasted_text_is_read_in_the_form_that_is_chosen(client, key):
    text = "# catalogue: none\nname,requires\nKneading,\nShaping,Kneading\n"
    shown = client.post("/upload", data={"key": key, "text": text, "form": "csv"})
    assert "2 skills" in shown.text
    assert _fields(shown.text)["name"] == "roadmap.csv"
    assert _fields(shown.text)["text"] == text


def test_the_key_is_in_no_answer_and_no_answer_sets_a_cookie_or_is_kept(client, key):
    looks = [client.get("/upload"), client.post("/upload", data={"key": key}, files=_file())]
    looks += [client.post("/upload", data={"key": key, **_fields(looks[1].text)})]
    looks += [client.post("/upload", data={"key": key}, files=_file(""))]
    for answer in looks:
        assert key not in answer.text
        assert "set-cookie" not in answer.headers
        assert answer.headers["cache-control"] == "no-store"
        assert "form-action 'self'" in answer.headers["content-security-policy"]


def test_a_key_in_the_address_or_in_a_cookie_writes_nothing(client, key, tiny_store):
    client.cookies.set("key", key)
    answer = client.post(f"/upload?key={key}", data={"action": "write"}, files=_file())
    assert answer.status_code == 401
    assert tiny_store.revision() == revision(TINY)


@pytest.mark.parametrize("given", ["", "prereq_x"])
def test_without_a_key_that_is_known_the_form_says_so(client, key, given, tiny_store):
    answer = client.post("/upload", data={"key": given, "action": "write"}, files=_file())
    assert answer.status_code == 401
    assert 'role="alert"' in answer.text
    assert tiny_store.revision() == revision(TINY)


def test_a_key_to_read_may_look_and_not_write(client, settings, tiny_store):
    secret, kept = new_key("reader", [Scope.READ])
    KeysFile(settings.keys_path).add(kept)
    shown = client.post("/upload", data={"key": secret}, files=_file())
    assert shown.status_code == 200
    assert client.post("/upload", data={"key": secret, **_fields(shown.text)}).status_code == 403
    assert tiny_store.revision() == revision(TINY)


@pytest.mark.parametrize(
    ("content", "name", "status", "words"),
    [
        ("", "bread.md", 422, "is empty"),
        (b"\0", "bread.md", 422, "is binary"),
        (b"\xff\xfe", "bread.md", 422, "UTF-16"),
        (BREAD, "bread.docx", 422, "no form that is read"),
        ("no heading", "bread.md", 422, "has no heading"),
        ("[" * 2_000, "bread.json", 422, "is not JSON"),
    ],
)
def test_a_document_that_cannot_be_used_is_told_in_the_form(client, key, content, name, status, words):
    answer = client.post("/upload", data={"key": key}, files=_file(content, name))
    assert answer.status_code == status
    assert words in answer.text
    assert "<form" in answer.text


def test_a_form_without_a_document_is_told(client, key):
    answer = client.post("/upload", data={"key": key})
    assert answer.status_code == 422
    assert "choose a file" in answer.text


@pytest.mark.parametrize("field", ["key", "revision", "action"])
def test_a_file_where_a_text_should_be_is_told(client, field):
    answer = client.post("/upload", files={field: ("a", b"b")})
    assert answer.status_code == 422
    assert "is a file" in answer.text


def test_a_form_that_is_too_large_or_has_too_many_fields_is_refused(client, key):
    assert client.post("/upload", data={"key": key}, files=_file(b" " * 4_000_001)).status_code == 413
    assert client.post("/upload", data={f"f{number}": "x" for number in range(2_000)}).status_code < 500
    many = {f"f{number}": (None, "x") for number in range(30)}
    assert client.post("/upload", files=many).status_code == 400


def test_what_a_document_says_is_text_on_the_page_and_never_markup(client, key):
    shown = client.post(
        "/upload", data={"key": key}, files=_file("# A\n- <script>alert(1)</script>x\n- B `</textarea>`\n")
    )
    assert "<script>alert" not in shown.text
    assert "`</textarea>`" in _fields(shown.text)["text"]


def test_of_a_long_document_the_first_lines_are_shown(client, key):
    long = "---\ncatalogue: none\n---\n# A\n" + "".join(
        f"- skill number {number}\n" for number in range(MAX_SHOWN_LINES + 50)
    )
    shown = client.post("/upload", data={"key": key}, files=_file(long))
    assert shown.text.count("<tr><td>") == MAX_SHOWN_LINES
    assert "51 more lines are not shown" in shown.text


def test_an_empty_store_is_filled_by_the_form(tmp_path, settings, key):
    empty = settings.model_copy(update={"store": f"sqlite:///{tmp_path}/empty.sqlite"})
    with TestClient(create_app(empty), headers={"Accept": "text/html"}) as client:
        shown = client.post("/upload", data={"key": key}, files=_file())
        assert client.post("/upload", data={"key": key, **_fields(shown.text)}).status_code == 200
        assert client.get("/readyz").status_code == 200


def test_without_a_file_of_keys_there_is_no_form_and_no_link_to_one(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url)), headers={"Accept": "text/html"}) as client:
        for answer in (client.get("/upload"), client.post("/upload", data={"key": "x"}, files=_file())):
            assert answer.status_code == 403
            assert "<main" in answer.text
            assert 'action="/upload"' not in answer.text
        assert "/upload" not in client.get("/").text


def test_with_a_file_of_keys_the_foot_of_a_page_leads_to_the_form(client):
    assert '<a href="/upload">' in client.get("/").text
