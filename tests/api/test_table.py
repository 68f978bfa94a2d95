"""Every question of the table has all its ways in: an address, a command, words, fields documented, and an answer."""

import re
import shlex

import pytest

from api import ways
from api.cli.main import app
from api.cli.telling import tell
from api.http import create_app
from api.settings import Settings
from api.table import BY_NAME, VERBS, encoded
from graph.questions.placement import Placement
from graph.samples import TINY
from graph.snapshot import Snapshot
from queries import open_store
from tests.client import TestClient

CONVERSES = {Placement}
"""Answers that the terminal tells in a conversation of their own."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('store')}/tiny.sqlite") as opened:
        opened.replace(TINY)
        yield opened


@pytest.fixture(scope="module")
def client(store):
    with TestClient(create_app(Settings(store=store.url))) as found:
        yield found


@pytest.fixture(scope="module")
def operations(client):
    paths = client.get("/openapi.json").json()["paths"]
    return {(path, method.upper()): one for path, methods in paths.items() for method, one in methods.items()}


every_verb = pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)


def _fields(verb):
    return verb.example.model_dump(mode="json", exclude_defaults=True)


def _path(verb):
    return ways.PREFIX + ways.path(verb).replace(":path}", "}")


@every_verb
def test_every_verb_has_an_address_with_all_its_fields_and_an_example(verb, operations):
    operation = operations[_path(verb), "POST" if verb.is_document else "GET"]
    assert operation["operationId"] == verb.name
    assert operation["description"] == verb.summary
    assert operation["responses"]["200"]["content"]["application/json"]["example"]["revision"]
    if not verb.is_document:
        named = {one["name"] for one in operation["parameters"]} - {"detail", "skip", "format"}
        assert named == ({"name"} if "{" in ways.path(verb) else set(verb.fields_in_order))


@every_verb
def test_the_example_of_every_verb_answers_by_its_address_with_what_the_function_gives(verb, client):
    address = ways.address(verb, _fields(verb))
    posted = verb.is_document and client.post(_path(verb), json=_fields(verb))
    answer = posted or client.get(address)
    assert answer.status_code == 200
    assert answer.content == encoded(verb, Snapshot(TINY), verb.example)


@every_verb
def test_every_verb_is_a_command_that_takes_all_its_fields(verb):
    name = ways.COMMANDS.get(verb.name, verb.name)
    [command] = [one.callback for one in app.registered_commands if one.callback.__name__ == name]
    assert command.__doc__
    taken = set(command.__signature__.parameters)
    conversation = {"answers"} if verb.answer in CONVERSES else set()
    listed = BY_NAME.get(name, verb)
    wanted = {"name"} if listed is not verb else {"file"} if verb.name == "verify" else set(verb.fields_in_order)
    assert wanted - conversation <= taken


@pytest.mark.parametrize("verb", [verb for verb in VERBS if not verb.is_document], ids=lambda verb: verb.name)
def test_the_example_of_every_verb_answers_by_its_command_with_the_bytes_of_http(verb, prereq, store):
    arguments = shlex.split(ways.command(verb, _fields(verb)))[1:]
    printed = prereq(*arguments, "--json", "--store", store.url)
    assert printed.stdout.encode() == encoded(verb, Snapshot(TINY), verb.example)


@every_verb
def test_every_verb_has_words_in_the_terminal(verb, prereq, store, capsys):
    if verb.answer in CONVERSES:
        said = prereq(ways.COMMANDS[verb.name], *verb.example.target, "--store", store.url, lines=b"y\n").stdout
    else:
        tell(verb.function(Snapshot(TINY), verb.example), Snapshot(TINY))
        said = capsys.readouterr().out
    assert re.search(r"[A-Za-z]{3}", said)
