"""Questions in plain words over HTTP and in the terminal."""

import pytest

from api.encode import encode
from api.http import create_app
from api.settings import Settings
from tests.client import TestClient

SENTENCES = (
    "what should I learn before Transformers?",
    "I know softmax. to just use attention, what do I need?",
    "plan for attention, 5 hours a week until june, starting next week",
    "how long does attention take",
    "shortest path to transformers",
    "fastest way to transformers if i know vectors",
    "do I need softmax for attention",
    "what opens up after maths",
    "i know vectors, what now",
    "pytorch vs tensorflow",
    "is there anything on attention",
    "what is attention",
    "explain maths",
    "a book on attention",
    "what do attention, maths and pytorch have in common",
)


@pytest.fixture
def client(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url))) as found:
        yield found


@pytest.fixture
def typed(prereq, tiny_store):
    return lambda *arguments: prereq(*arguments, "--store", tiny_store.url)


@pytest.fixture(scope="module")
def bundled_client(bundled):
    with TestClient(create_app(Settings(store=bundled))) as found:
        yield found


def _asked(client, sentence):
    return client.get("/api/v1/ask", params={"q": sentence, "today": "2026-11-28"})


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_request_that_is_named_has_the_same_answer(client, sentence):
    asked = _asked(client, sentence).json()
    assert encode(asked["answer"]) == client.get(asked["same_as"]).content


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_command_that_is_named_is_that_of_the_same_request(client, tiny_store, capsys, sentence):
    import shlex

    from api.cli.main import main

    asked = _asked(client, sentence).json()
    with pytest.raises(SystemExit) as left:
        main([*shlex.split(asked["command"])[1:], "--json", "--store", tiny_store.url])
    assert left.value.code in {0, None}
    assert capsys.readouterr().out.encode() == client.get(asked["same_as"]).content


@pytest.mark.parametrize("sentence", ["gardening", "how do I learn gardening?", "hello", "zzz zzz", "it", "?"])
def test_words_that_are_not_understood_are_no_error(client, sentence):
    response = _asked(client, sentence)
    assert (response.status_code, response.json()["answer"]) == (200, None)
    assert response.json()["examples"]


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({}, "q"),
        ({"q": " "}, "q"),
        ({"q": "x" * 501}, "q"),
        ({"q": "x\x00"}, "q"),
        ({"q": "x", "today": "soon"}, "today"),
    ],
)
def test_what_is_no_sentence_is_a_problem_that_names_the_field(client, parameters, field):
    response = client.get("/api/v1/ask", params=parameters)
    assert (response.status_code, response.json()["field"]) == (422, field)


def test_the_terminal_prints_the_bytes_of_http_whatever_the_hash_seed(client, prereq_process, tiny_store):
    asked = ["ask", SENTENCES[2], "--today", "2026-11-28", "--json", "--store", tiny_store.url]
    expected = _asked(client, SENTENCES[2]).content
    for seed in ("1", "2"):
        assert prereq_process(*asked, PYTHONHASHSEED=seed).stdout.encode() == expected


def test_the_terminal_says_what_was_understood_then_answers(typed):
    shown = typed("ask", "prereqs for transfomers").stdout
    assert '"transfomers" is read as "transformers".' in shown
    assert "What to learn before Transformers  (prereq before transformers)" in shown
    assert "Before Transformers: 4 skills, 20 hours" in shown


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_kind_of_answer_reads_in_the_terminal(typed, sentence):
    shown = typed("ask", *sentence.split())
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.count("\n") >= 2


def test_what_is_missing_is_said_in_the_terminal(typed):
    shown = typed("ask", "what should I learn before gardening?")
    assert '"gardening" is not in this roadmap' in shown.stdout
    assert "You can ask, for example:" in shown.stdout


@pytest.mark.parametrize("options", [(), ("--json",)])
@pytest.mark.parametrize("sentence", ["hello", "best laptop for PyTorch", "what should I learn before gardening?"])
def test_a_sentence_that_is_not_answered_is_one_line_and_has_an_exit_code_of_its_own(typed, sentence, options):
    shown = typed("ask", sentence, *options)
    assert (shown.returncode, shown.stdout.count("\n")) == (5, 1)


def test_the_first_question_of_a_placement_is_asked(typed):
    shown = typed("ask", "test me on transformers")
    assert "Question 1" in shown.stdout
    assert "prereq place transformers" in shown.stdout


@pytest.mark.parametrize(
    "sentence",
    ["is linux needed for docker if I know kubernetes", "everything about BERT including what helps", "find bert"],
)
def test_the_same_request_exists_and_has_the_same_answer(bundled_client, sentence):
    asked = bundled_client.get("/api/v1/ask", params={"q": sentence}).json()
    same = bundled_client.get(asked["same_as"])
    assert same.status_code == 200
    assert same.json() == asked["answer"]
