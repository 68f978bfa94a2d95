"""Agents over both transports, with the client of the official package."""

import asyncio
import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import httpx2
import pytest
from mcp import Client, MCPError, StdioServerParameters

from api.agents import STALE, TOOLS, UNFORESEEN, agent_server, input_schema
from api.http import create_app
from api.http.limits import MAX_BODY_BYTES
from api.service import Service
from api.settings import Settings
from api.table import BY_NAME, encoded, question
from queries import open_store
from tests.client import TestClient
from tests.loop import in_a_loop

ROOT = Path(__file__).parents[2]
MAX_ANSWER_BYTES = 40_000
MAX_HOSTILE_ANSWER_BYTES = 60_000
"""Of a question with so many targets that every list of the answer is cut."""

QUESTIONS = {
    "ask": {"q": "what should I learn before transformers?", "today": "2027-01-04"},
    "find": {"q": "attention"},
    "before": {"target": ["transformers"]},
    "path": {"to": "transformers"},
    "why": {"before": "softmax", "after": "transformers"},
    "plan": {"target": ["transformers"], "start": "2027-01-04"},
    "unlocks": {"skill": "python"},
    "frontier": {"known": ["python"]},
    "place": {"target": ["transformers"], "answers": [{"skill": "vectors", "yes": True}]},
}
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}
ACCEPT = {"Accept": "application/json, text/event-stream"}


@pytest.fixture(scope="module")
def service(bundled):
    with open_store(bundled) as store:
        yield Service(store)


@pytest.fixture(scope="module")
def http_address(bundled, serving):
    with serving(bundled) as address:
        yield f"{address}/mcp"


@pytest.fixture(params=["stdio", "http", "http of 2025"])
def connect(request, bundled):
    """What opens a client over each transport, with the newest protocol and the one with a handshake."""
    if request.param == "stdio":
        command = StdioServerParameters(
            command=sys.executable,
            args=["-m", "api.cli", "mcp", "--store", bundled],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        return lambda: Client(command)
    address = request.getfixturevalue("http_address")
    return lambda: Client(address, mode="legacy" if "2025" in request.param else "auto")


def talk(connect, conversation):
    """What a conversation with a client comes to."""

    async def run():
        async with connect() as client:
            return await conversation(client)

    return in_a_loop(run())


def ask(service, tool, **fields):
    """The result of one call, in process."""
    return talk(lambda: Client(agent_server(service)), lambda client: client.call_tool(tool, fields))


def text(result):
    assert not result.is_error, result.content[0].text
    return result.content[0].text


def test_both_transports_list_the_nine_tools_and_answer_each_with_the_same_bytes(connect, service):
    async def conversation(client):
        listed = (await client.list_tools()).tools
        return listed, {name: await client.call_tool(name, fields) for name, fields in QUESTIONS.items()}

    listed, answers = talk(connect, conversation)
    assert [tool.name for tool in listed] == list(QUESTIONS)
    for tool in listed:
        assert tool.input_schema == input_schema(TOOLS[tool.name])
        assert tool.description == TOOLS[tool.name].summary
        assert tool.annotations.read_only_hint
    for name, result in answers.items():
        assert text(result) == text(ask(service, name, **QUESTIONS[name])), name
        assert len(text(result).encode()) <= MAX_ANSWER_BYTES, name
        assert json.loads(text(result))["revision"] == service.snapshot.revision


def test_both_transports_tell_what_to_do_about_a_wrong_question(connect):
    result = talk(connect, lambda client: client.call_tool("before", {"target": ["transfomers"]}))
    assert result.is_error
    assert result.content[0].text.startswith('"transfomers" is not in this roadmap; did you mean Transformers')


def test_both_transports_hand_out_skills_and_topics(connect, service):
    async def conversation(client):
        resources = (await client.list_resources()).resources
        templates = (await client.list_resource_templates()).resource_templates
        uris = ["prereq://topics", "prereq://skills/transformers", "prereq://topics/mathematics/linear-algebra"]
        return resources, templates, [(await client.read_resource(uri)).contents[0] for uri in uris]

    resources, templates, (topics, skill, topic) = talk(connect, conversation)
    assert [resource.uri for resource in resources] == ["prereq://topics"]
    assert [one.uri_template for one in templates] == ["prereq://skills/{id}", "prereq://topics/{id}"]
    assert {item["id"] for item in json.loads(topics.text)["items"]} == {
        one.id for one in service.snapshot.roadmap.topics
    }
    expected = encoded(BY_NAME["skill"], service.snapshot, question(BY_NAME["skill"], {"skill": "transformers"}))
    assert skill.text == expected.decode().rstrip()
    assert json.loads(topic.text)["topic"]["id"] == "mathematics/linear-algebra"
    assert {one.mime_type for one in (topics, skill, topic)} == {"application/json"}


@pytest.mark.parametrize("name", TOOLS)
def test_a_schema_holds_the_fields_of_the_question_in_its_words_and_refers_to_nothing(name):
    schema, fields = input_schema(TOOLS[name]), TOOLS[name].question.model_fields
    assert set(schema["properties"]) == {*fields, "skip"}
    assert set(schema["required"]) == {field for field, info in fields.items() if info.is_required()}
    assert all(schema["properties"][field]["description"] == info.description for field, info in fields.items())
    assert "$ref" not in json.dumps(schema)


@pytest.mark.parametrize(
    ("tool", "fields", "says"),
    [
        ("before", {}, "target is missing"),
        ("before", {"target": "transformers"}, "target should be a valid list"),
        ("before", {"target": ["transformers"], "depth": "deep"}, "depth should be 'use', 'understand'"),
        ("before", {"target": ["transformers"], "goal": "x"}, "goal is no parameter here: there are target, known"),
        ("before", {"target": ["transformers"], "skip": -1}, "skip is how many entries to leave out"),
        ("before", {"target": ["transformers"], "skip": "1"}, "skip is how many entries to leave out"),
        ("place", {"target": ["transformers"], "answers": [{"skill": "x"}]}, "answers.0.yes is missing"),
        ("plan", {"target": ["transformers"], "start": "soon"}, "start should be a valid date"),
        ("learn", {}, '"learn" does not exist: call one of ask, find, before'),
        ("find", {"q": ""}, "is empty"),
    ],
)
def test_a_bad_parameter_is_told_in_a_sentence(service, tool, fields, says):
    result = ask(service, tool, **fields)
    assert result.is_error
    assert says in result.content[0].text
    assert "\n" not in result.content[0].text


def test_an_ambiguous_name_is_told_with_its_candidates(service):
    ambiguous, ids = next(iter(service.snapshot.roadmap.ambiguous.items()))
    result = ask(service, "before", target=[ambiguous])
    assert result.is_error
    assert all(id in result.content[0].text for id in ids)


@pytest.mark.parametrize("uri", ["prereq://skills/nothing-like-it", "prereq://roles", "http://127.0.0.1/"])
def test_a_resource_that_is_not_there_is_an_error_that_names_it(service, uri):
    async def conversation(client):
        with pytest.raises(MCPError) as failed:
            await client.read_resource(uri)
        return str(failed.value)

    told = talk(lambda: Client(agent_server(service)), conversation)
    assert uri.removeprefix("prereq://skills/") in told


@pytest.mark.parametrize(
    ("tool", "fields", "part"),
    [
        ("before", {"target": ["topic:large language models"], "whole": True}, "items"),
        ("before", {"target": ["transformers", "kubernetes"]}, "items"),
        ("plan", {"target": ["role:ml-engineer"], "start": "2027-01-04", "hours_per_week": 1}, "weeks"),
        ("unlocks", {"skill": "python"}, "items"),
        ("unlocks", {"skill": "python"}, "direct"),
        ("frontier", {}, "items"),
    ],
)
def test_the_rest_of_a_long_list_comes_by_skip_until_it_is_whole(service, tool, fields, part):
    if fields.get("whole"):
        fields = {**fields, "target": [_largest_topic(service)]}
    whole = json.loads(encoded(TOOLS[tool], service.snapshot, question(TOOLS[tool], fields)))[part]
    seen, answers, left = [], 0, 1
    while left:
        answer = text(ask(service, tool, **fields, skip=len(seen)))
        assert len(answer.encode()) <= MAX_ANSWER_BYTES
        read = json.loads(answer)
        seen, answers, left = [*seen, *read[part]], answers + 1, read.get(f"{part}_left", 0)
        assert left == len(whole) - len(seen)
    assert answers > 1
    assert [_id(one) for one in seen] == [_id(one) for one in whole]


def _largest_topic(service):
    topic = max(service.snapshot.roadmap.topics, key=lambda topic: len(service.snapshot.skills_of(topic.id)))
    return f"topic:{topic.id}"


def _id(entry):
    return entry if isinstance(entry, str) else entry.get("id", entry.get("number"))


def test_a_step_says_name_hours_need_and_reason(service):
    items = json.loads(text(ask(service, "before", target=["transformers"])))["items"]
    assert all(item["id"] and item["name"] and item["hours"] for item in items)
    assert any("requires" in item for item in items)
    for requires in (item["requires"] for item in items if "requires" in item):
        (main,) = requires
        assert main["need"]
        assert main["reason"]
        assert "evidence" not in main


def test_every_hop_of_a_chain_is_shown(service):
    asked = {"before": "chain-rule", "after": "rlhf"}
    whole = json.loads(encoded(BY_NAME["why"], service.snapshot, question(BY_NAME["why"], asked)))
    shown = json.loads(text(ask(service, "why", **asked)))
    assert [len(chain) for chain in shown["chains"]] == [len(chain) for chain in whole["chains"]]
    assert len(whole["chains"][0]) > 3


def test_hostile_lists_give_bounded_answers(service):
    names = list(service.snapshot.order)
    for tool, fields in [
        ("before", {"target": names[:2000]}),
        ("plan", {"target": names[:2000], "start": "2027-01-04", "hours_per_week": 100}),
        ("frontier", {"known": names[:1000], "target": names[1000:]}),
        ("unlocks", {"skill": names[0], "known": names[5:2000]}),
    ]:
        assert len(text(ask(service, tool, **fields)).encode()) <= MAX_HOSTILE_ANSWER_BYTES, tool


def test_no_skill_or_topic_is_too_long_to_read(service):
    for kind, ids in (
        ("skill", service.snapshot.order),
        ("topic", [one.id for one in service.snapshot.roadmap.topics]),
    ):
        verb = BY_NAME[kind]
        assert max(len(encoded(verb, service.snapshot, question(verb, {kind: id}))) for id in ids) <= MAX_ANSWER_BYTES


def test_an_unforeseen_error_is_logged_and_not_told(caplog):
    class Broken:
        stale = False

        @property
        def snapshot(self):
            raise RuntimeError("a secret")

    result = ask(Broken(), "find", q="attention")
    assert result.is_error
    assert result.content[0].text == UNFORESEEN
    assert "a secret" in caplog.text


def test_an_answer_from_memory_says_so(tiny_store):
    service = Service(tiny_store)
    fresh = ask(service, "before", target=["transformers"])
    for file in tiny_store.path.parent.glob("tiny.sqlite*"):
        file.rename(file.with_name(file.name + ".away"))
    service.refresh()
    stale = ask(service, "before", target=["transformers"])
    assert [one.text for one in stale.content] == [fresh.content[0].text, STALE]
    assert len(fresh.content) == 1


class Slow(Service):
    """A service whose snapshot comes when it is let go; it notes the thread that waited for it."""

    def __init__(self, store):
        super().__init__(store)
        self.entered, self.go, self.thread = threading.Event(), threading.Event(), None

    @property
    def snapshot(self):
        self.thread = threading.current_thread()
        self.entered.set()
        assert self.go.wait(30)
        return super().snapshot


def test_a_tool_runs_beside_the_event_loop_and_livez_answers_meanwhile(tiny_store):
    slow = Slow(tiny_store)
    app = create_app(Settings(store=tiny_store.url), slow)
    body = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "find", "arguments": {"q": "pytorch"}},
    }

    async def run():
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            call = asyncio.create_task(client.post("/mcp", json=body, headers=ACCEPT))
            try:
                assert await asyncio.to_thread(slow.entered.wait, 30)
                assert (await client.get("/livez")).status_code == 200
                assert not call.done()
            finally:
                slow.go.set()
            return threading.current_thread(), (await call).json()

    loop, answer = in_a_loop(run())
    assert "pytorch" in answer["result"]["content"][0]["text"]
    assert slow.thread is not loop


@pytest.fixture
def posting(tiny_store):
    """What posts to `/mcp` of an app with these settings."""

    def post(host="127.0.0.1:8000", origin=None, **settings):
        app = create_app(Settings(store=tiny_store.url, **settings))
        headers = {**ACCEPT, "Host": host, **({"Origin": origin} if origin else {})}
        with TestClient(app) as client:
            return client.post("/mcp", json=INITIALIZE, headers=headers)

    return post


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("127.0.0.1:8000", None, 200),
        ("localhost:4711", "http://localhost:4711", 200),
        ("localhost", None, 200),
        ("[::1]:8000", None, 200),
        ("evil.example", None, 421),
        ("127.0.0.1.evil.example:8000", None, 421),
        ("127.0.0.1:8000", "https://evil.example", 403),
    ],
)
def test_only_names_of_this_machine_reach_agents_unless_others_are_set(posting, host, origin, status):
    assert posting(host, origin).status_code == status


def test_a_deployment_names_its_hosts(posting):
    hosts = "prereq.example.org, other.example"
    assert posting("prereq.example.org", "https://prereq.example.org", agent_hosts=hosts).status_code == 200
    assert posting("other.example:8443", agent_hosts=hosts).status_code == 200
    assert posting("third.example", agent_hosts=hosts).status_code == 421


def test_agents_only_post(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url))) as client:
        for method in ("GET", "HEAD", "DELETE", "PUT"):
            answer = client.request(method, "/mcp", headers=ACCEPT)
            assert answer.status_code == 405
            assert answer.headers["allow"] == "POST"
        assert client.get("/mcp").headers["content-type"] == "application/problem+json"
        assert (
            client.post("/mcp", content=b"{", headers={**ACCEPT, "Content-Type": "application/json"}).status_code == 400
        )
        too_long = client.post("/mcp", content=b" " * (MAX_BODY_BYTES + 1))
        assert too_long.status_code == 413


def test_nothing_of_the_protocol_is_loaded_before_an_agent_comes(bundled):
    code = f"""
import sys
from api.http import create_app
from api.settings import Settings
create_app(Settings(store={bundled!r}))
sys.exit(str({{"mcp", "mcp_types"}} & set(sys.modules) or ""))
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stderr.strip() == ""


def test_standard_output_holds_the_protocol_only_and_announcements_go_elsewhere(bundled):
    command = [sys.executable, "-m", "api.cli", "mcp", "--store", bundled]
    run = subprocess.run(
        command, input=json.dumps(INITIALIZE) + "\n", cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    (line,) = run.stdout.splitlines()
    assert json.loads(line)["result"]["serverInfo"]["name"] == "prereq"
    assert run.stderr == f"Store    {bundled}\n"


def test_the_dialogue_of_the_documentation_is_real(service):
    page = (ROOT / "docs" / "how-to" / "agents.md").read_text(encoding="utf-8")
    (call, answer) = re.findall(r"```json\n(.*?)```", page.split("## A dialogue")[1], re.DOTALL)[:2]
    asked = json.loads(call)
    said = json.loads(text(ask(service, asked["name"], **asked["arguments"])))
    assert json.loads(answer) == {**said, "revision": "..."}


def test_every_block_of_the_documentation_that_adds_prereq_is_json_and_starts_what_exists():
    page = (ROOT / "docs" / "how-to" / "agents.md").read_text(encoding="utf-8")
    blocks = [
        json.loads(block) for block in re.findall(r"```json\n(.*?)```", page.split("## A dialogue")[0], re.DOTALL)
    ]
    entries = [entry for block in blocks for servers in block.values() for entry in servers.values()]
    assert {entry.get("url", "http://127.0.0.1:8000/mcp") for entry in entries} == {"http://127.0.0.1:8000/mcp"}
    assert {tuple(entry["args"]) for entry in entries if "command" in entry} == {("mcp",)}
