"""Answers in brief, as HTTP and the terminal give them; agents get the same."""

import json

import pytest
from mcp import Client

from api.agents import agent_server
from api.brief import MAX_ITEMS, MAX_NESTED_ITEMS, brief
from api.cli.main import main
from api.http import create_app
from api.service import Service
from api.settings import Settings
from tests.client import TestClient
from tests.loop import in_a_loop


def shortened(answer, skip=0):
    return json.loads(brief(json.dumps(answer).encode(), skip))


def test_http_terminal_and_agents_give_the_same_bytes(tiny_store, capsysbinary):
    async def ask_as_agent():
        async with Client(agent_server(Service(tiny_store))) as client:
            return await client.call_tool("before", {"target": ["transformers"], "skip": 1})

    asked = ["before", "transformers", "--json", "--detail", "brief", "--skip", "1", "--store", tiny_store.url]
    with pytest.raises(SystemExit):
        main(asked)
    printed = capsysbinary.readouterr().out
    with TestClient(create_app(Settings(store=tiny_store.url))) as client:
        parameters = {"target": "transformers", "detail": "brief", "skip": 1}
        assert client.get("/api/v1/before", params=parameters).content == printed
        assert client.post("/api/v1/before", json={**parameters, "target": ["transformers"]}).content == printed
    assert in_a_loop(ask_as_agent()).content[0].text == printed.decode().rstrip()
    assert [item["id"] for item in json.loads(printed)["items"]] == ["softmax", "attention", "pytorch"]


@pytest.mark.parametrize("parameters", [{"detail": "some"}, {"detail": "brief", "skip": -1}])
def test_a_detail_that_does_not_exist_is_refused(tiny_store, parameters):
    with TestClient(create_app(Settings(store=tiny_store.url))) as client:
        answer = client.get("/api/v1/before", params={"target": "transformers", **parameters})
    assert answer.status_code == 422
    assert answer.json()["field"] in parameters


def test_a_long_list_is_cut_and_says_how_many_are_left():
    ids = [str(number) for number in range(MAX_ITEMS + 7)]
    assert shortened({"items": ids}) == {"items": ids[:MAX_ITEMS], "items_left": 7}
    assert shortened({"items": ids}, MAX_ITEMS) == {"items": ids[MAX_ITEMS:]}
    assert shortened({"items": ids}, len(ids)) == {}


def test_skip_goes_on_in_every_long_list_also_in_one_inside_the_answer_and_leaves_short_ones():
    ids = [str(number) for number in range(MAX_ITEMS + 1)]
    assert shortened({"weeks": ids, "known": ["a"], "answer": {"items": ids}}, MAX_ITEMS) == {
        "weeks": ids[MAX_ITEMS:],
        "known": ["a"],
        "answer": {"items": ids[MAX_ITEMS:]},
    }


def test_an_entry_keeps_its_main_reason_and_a_few_of_the_others():
    reasons = [{"need": "use", "reason": "first", "evidence": ["line 1"]}, {"need": "use", "reason": "second"}]
    entry = {"id": "a", "summary": "long", "requires": reasons, "needed_by": list("bcde")}
    assert shortened({"items": [entry]})["items"] == [
        {
            "id": "a",
            "requires": [{"need": "use", "reason": "first"}],
            "requires_left": 1,
            "needed_by": list("bcde")[:MAX_NESTED_ITEMS],
            "needed_by_left": 1,
        }
    ]


def test_only_what_is_unusual_of_an_entry_is_said_and_everything_of_the_answer_itself():
    usual = {"id": "a", "curated": True, "implied": False, "done": True}
    unusual = {"id": "b", "curated": False, "implied": True, "done": False}
    assert shortened({"fits": False, "hours": 0, "items": [usual, unusual]}) == {
        "fits": False,
        "hours": 0,
        "items": [{"id": "a"}, unusual],
    }


def test_a_chain_stays_whole():
    chain = [{"skill": str(number), "reason": "why"} for number in range(9)]
    assert shortened({"chains": [chain]}) == {"chains": [chain]}
