"""Placement over HTTP, and in the terminal: by lines, by options, and on a real pseudo-terminal."""

import json
import os
import pty
import re
import subprocess
import sys

import pytest

from api.http import create_app
from api.settings import Settings
from tests.client import TestClient
from tests.terminal import ROOT

ASKED = ["place", "transformers"]


@pytest.fixture
def client(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url))) as found:
        yield found


@pytest.fixture
def post(client):
    def ask(**question):
        return client.post("/api/v1/placement", json={"target": ["transformers"], **question})

    return ask


@pytest.fixture
def place(prereq, tiny_store):
    return lambda lines, *arguments: prereq(*ASKED, "--store", tiny_store.url, *arguments, lines=lines)


def _skill_asked(answer):
    return answer.json()["question"]["skill"]


def test_the_answers_travel_with_the_question_until_it_is_done(post):
    answers = []
    while (found := post(answers=answers)).json()["question"]:
        answers.append({"skill": _skill_asked(found), "yes": _skill_asked(found) in {"vectors", "pytorch"}})
    assert found.status_code == 200
    assert found.json()["done"]
    assert found.json()["known"] == ["vectors", "pytorch"]
    assert (found.json()["hours_left"], found.json()["hours_saved"]) == (13, 15)


def test_to_leave_the_last_answer_out_is_to_take_it_back(post):
    first = post()
    answers = [{"skill": _skill_asked(first), "yes": False}]
    assert post(answers=answers).content != first.content
    assert post(answers=answers[:-1]).content == first.content


@pytest.mark.parametrize(
    ("change", "status", "field"),
    [
        ({"budget": 0}, 422, "budget"),
        ({"budget": 101}, 422, "budget"),
        ({"budget": "many"}, 422, "budget"),
        ({"answers": [{"skill": "vectors"}]}, 422, "answers"),
        ({"answers": [{"skill": "vectors", "yes": True, "sure": True}]}, 422, "answers"),
        ({"answers": [{"skill": "vectors", "yes": "perhaps"}]}, 422, "answers"),
        ({"answers": [{"skill": "attention", "yes": True}, {"skill": "vectors", "yes": False}]}, 422, "answers"),
        ({"answers": [{"skill": "tensorflow", "yes": True}], "depth": "use"}, 422, "answers"),
        ({"answers": [{"skill": "vectors", "yes": None}] * 1_001}, 422, "answers"),
        ({"answers": [{"skill": "gardening", "yes": True}]}, 404, None),
        ({"target": []}, 422, "target"),
        ({"target": ["gardening"]}, 404, None),
    ],
)
def test_a_bad_placement_is_a_problem_that_names_the_field(post, change, status, field):
    answer = post(**change)
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, answer.json().get("field")) == (status, field)


def test_json_of_the_terminal_is_that_of_http_and_asks_nothing(place, post):
    shown = place(b"y\n", "--yes", "PyTorch", "--no", "softmax", "--budget", "3", "--json")
    answers = [{"skill": "PyTorch", "yes": True}, {"skill": "softmax", "yes": False}]
    assert shown.stdout.encode() == post(answers=answers, budget=3).content
    refused = place(b"", "--yes", "attention", "--no", "vectors", "--json")
    answers = [{"skill": "attention", "yes": True}, {"skill": "vectors", "yes": False}]
    assert (refused.returncode, refused.stdout.encode()) == (2, post(answers=answers).content)


def test_lines_are_answers_and_their_end_ends_it(place):
    shown = place(b"y\nperhaps\n\nno\n")
    text = shown.stdout
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Question 3 of at most 12" in text
    assert "Question 4" not in text
    assert "12 of 28 hours are saved, 16 are left to learn." in text
    assert text.rstrip().splitlines()[-1].startswith("  prereq plan transformers --known pytorch --store ")


def test_an_answer_can_be_skipped_and_taken_back_even_the_last_one(place):
    skipped = place(b"s\nq\n").stdout
    assert "Undecided and so planned as unknown, 20 hours: Vectors, Softmax, Attention, PyTorch" in skipped
    taken_back = place(b"y\nb\nn\n", "--budget", "1").stdout
    assert taken_back.count("Question 1 of at most 1;") == 2
    assert "0 of 28 hours are saved" in taken_back


def test_what_is_no_text_is_no_answer(place):
    shown = place(b"\xff\xfe\x00\ny\n")
    assert shown.returncode == 0
    assert "12 of 28 hours are saved" in shown.stdout


def test_the_command_at_the_end_plans_the_hours_that_are_left(place, prereq):
    *_, command = place(b"n\ny\ny\n").stdout.rstrip().splitlines()
    left = re.search(r"(\S+) are left to learn", place(b"n\ny\ny\n").stdout)[1]
    planned = json.loads(prereq(*command.split()[1:], "--json").stdout)
    assert f"{planned['remaining_hours']:g}" == left


def test_contradicting_options_are_one_readable_line(place):
    failed = place(b"", "--yes", "attention", "--no", "vectors")
    assert failed.returncode == 2
    assert failed.stderr.count("\n") == 1
    assert "take one of the two back" in failed.stderr


def test_on_a_terminal_one_key_and_return_answer_each_question(tiny_store, clean_environment):
    command = [sys.executable, "-m", "api.cli", *ASKED, "--store", tiny_store.url]
    ours, theirs = pty.openpty()
    given = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=given, close_fds=True) as process:
        os.close(theirs)
        shown = ""
        for key in ("y", "b", "n", "q"):
            shown += _until(ours, "[q]uit: ")
            os.write(ours, f"{key}\n".encode())
        shown += _until(ours, None)
        assert process.wait(30) == 0
    os.close(ours)
    assert shown.count("Question 1 of at most 12") == 2
    assert shown.count("Question 2 of at most 12") == 2
    assert "0 of 28 hours are saved" in shown


def test_on_a_terminal_the_result_is_shown_as_soon_as_no_question_is_left(tiny_store, clean_environment):
    command = [sys.executable, "-m", "api.cli", *ASKED, "--budget", "1", "--store", tiny_store.url]
    ours, theirs = pty.openpty()
    given = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=given, close_fds=True) as process:
        os.close(theirs)
        _until(ours, "[q]uit: ")
        os.write(ours, b"y\n")
        shown = _until(ours, "[q]uit: ")
        os.write(ours, b"q\n")
        rest = _until(ours, None)
        assert process.wait(30) == 0
    os.close(ours)
    assert "12 of 28 hours are saved" in shown
    assert "are saved" not in rest, "it is shown once"


def _until(terminal, end):
    """What appears on a terminal up to some text, or until its program has ended."""
    shown = ""
    while end is None or not shown.endswith(end):
        try:
            part = os.read(terminal, 1024).decode()
        except OSError:  # Linux reports a terminal whose program has ended as an error
            part = ""
        if not part:
            assert end is None, shown
            break
        shown += part
    return shown


def test_the_next_question_does_not_depend_on_the_hash_seed(prereq_process, bundled):
    asked = ["place", "transformers", "--no", "vectors", "--json", "--store", bundled]
    first, second = (prereq_process(*asked, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert json.loads(first)["question"]
    assert first == second
