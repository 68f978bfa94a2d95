import asyncio
import json
import time
from dataclasses import replace

import pytest
from openapi_spec_validator import validate

from api import ways
from api.http import create_app
from api.settings import Settings
from api.table import VERBS, encoded
from graph.revision import revision
from graph.samples import TINY
from queries import open_store
from tests.client import TestClient


@pytest.fixture
def client(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url, poll_seconds=0.05))) as found:
        yield found


@pytest.fixture
def api(client):
    def ask(path, **parameters):
        return client.get(f"/api/v1/{path}", params=parameters)

    return ask


def test_before_answers_in_order_with_hours_need_and_reasons(api):
    answer = api("before", target="Transformers").json()
    seen = set()
    for item in answer["items"]:
        assert all(one["picked"] in seen and one["reason"] and one["need"] for one in item["requires"])
        seen.add(item["id"])
    assert [item["id"] for item in answer["items"]] == ["vectors", "softmax", "attention", "pytorch"]
    assert (answer["total_hours"], answer["total_hours_with_targets"]) == (20, 28)
    assert answer["targets"] == ["transformers"]
    assert answer["alternatives"][0]["not_picked"] == [{"id": "tensorflow", "name": "TensorFlow", "adds_hours": 2}]


def test_known_and_depth_shorten_the_answer(api):
    everything = len(api("before", target="transformers").json()["items"])
    assert len(api("before", target="transformers", known="attention").json()["items"]) < everything
    assert len(api("before", target="transformers", depth="use").json()["items"]) < everything


def test_parameters_may_repeat_and_take_ids_names_or_aliases(api):
    answer = api("before", target=["Transformer", "topic:maths"], known=["Softmax", "vector"]).json()
    assert answer["known"] == ["softmax", "vectors"]
    assert answer["targets"] == ["transformers", "topic:maths"]


def test_the_same_question_by_post_has_the_same_answer(client):
    question = {"target": ["transformers"], "known": ["softmax"], "depth": "use"}
    got = client.get("/api/v1/before", params=question)
    posted = client.post("/api/v1/before", json=question)
    assert posted.status_code == 200
    assert posted.content == got.content
    assert client.post("/api/v1/path", json={"to": "attention"}).json()["found"]


def test_every_verb_answers_with_the_revision(api):
    questions = {
        "find": {"q": "attention"},
        "skills": {},
        "skills/attention": {},
        "topics": {},
        "topics/maths": {},
        "before": {"target": "attention"},
        "order": {},
        "path": {"to": "attention"},
        "why": {"before": "softmax", "after": "attention"},
        "unlocks": {"skill": "vectors"},
        "export": {},
    }
    for path, parameters in questions.items():
        answer = api(path, **parameters)
        assert answer.status_code == 200, path
        assert answer.json()["revision"] == revision(TINY), path


def test_skills_come_in_pages_that_together_hold_each_once(api):
    seen, cursor = [], ""
    while True:
        page = api("skills", limit=4, after=cursor).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]
        if not cursor:
            break
    assert seen == sorted(skill.id for skill in TINY.skills)
    assert page["total"] == len(seen)
    assert [item["id"] for item in api("skills", topic="maths").json()["items"]] == ["softmax", "vectors"]


def test_a_skill_shows_what_it_requires_and_what_requires_it(api):
    card = api("skills/attention").json()
    assert {one["picked"] for one in card["requires"]} == {"vectors", "softmax"}
    assert card["required_by"] == ["transformers"]


@pytest.mark.parametrize(
    ("path", "parameters", "status", "member"),
    [
        ("before", {"target": "transfomers"}, 404, "did_you_mean"),
        ("before", {"target": "attention", "known": "gardening"}, 404, "did_you_mean"),
        ("before", {}, 422, "field"),
        ("before", {"target": ""}, 422, "field"),
        ("before", {"target": "x" * 201}, 422, "field"),
        ("before", {"target": "a\x07b"}, 422, "field"),
        ("before", {"target": "attention", "depth": "deep"}, 422, "field"),
        ("before", {"target": "attention", "knwon": "python"}, 422, "field"),
        ("path", {"to": "attention", "by": "luck"}, 422, "field"),
        ("skills", {"limit": 0}, 422, "field"),
        ("skills/gardening", {}, 404, "did_you_mean"),
        ("topics/gardening", {}, 404, "did_you_mean"),
        ("export", {"format": "docx"}, 422, "field"),
        ("nothing", {}, 404, "detail"),
    ],
)
def test_bad_questions_get_a_problem_that_says_what_to_do(api, path, parameters, status, member):
    answer = api(path, **parameters)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert {"type", "title", "status", "detail"} <= problem.keys()
    assert problem["status"] == status
    assert member in problem


def test_all_unknown_names_come_with_their_suggestions(api):
    problem = api("before", target=["transfomers", "attentoin"]).json()
    assert problem["did_you_mean"] == {"transfomers": ["Transformers"], "attentoin": ["Attention"]}


def test_an_ambiguous_name_is_a_409_with_candidates(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/two.sqlite") as store:
        store.replace(replace(TINY, ambiguous={"frame": ("pytorch", "tensorflow")}))
    with TestClient(create_app(Settings(store=store.url))) as client:
        answer = client.get("/api/v1/before", params={"target": "Frame"})
    assert answer.status_code == 409
    assert answer.json()["candidates"] == ["pytorch", "tensorflow"]


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"target": 3}', b'{"target": []}', b'{"target": ["x"], "more": 1}'])
def test_a_bad_body_is_a_422_in_the_one_shape(client, body):
    answer = client.post("/api/v1/before", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_wrong_method_is_a_problem_too(client):
    answer = client.delete("/api/v1/before")
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["allow"] == "GET, HEAD, POST"
    assert client.post("/api/v1/topics").headers["allow"] == "GET, HEAD"
    assert client.get("/api/v1/known").headers["allow"] == "POST"
    assert client.post("/openapi.json").headers["allow"] == "GET, HEAD"


def test_a_new_revision_is_served_without_a_restart(client, tiny_store):
    newer = replace(TINY, title="Newer")
    tiny_store.replace(newer)
    deadline = time.monotonic() + 10
    while client.get("/readyz").json()["revision"] != revision(newer):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_answers_go_on_through_an_outage_and_a_header_says_so(client, tiny_store):
    before = client.get("/api/v1/before", params={"target": "transformers"})
    assert "prereq-stale" not in before.headers
    for file in tiny_store.path.parent.glob("tiny.sqlite*"):
        file.rename(file.with_name(file.name + ".away"))
    deadline = time.monotonic() + 10
    while "prereq-stale" not in (after := client.get("/api/v1/before", params={"target": "transformers"})).headers:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert after.content == before.content
    assert client.get("/readyz").json()["stale"] is True


def test_with_nothing_loaded_questions_are_503_and_the_process_lives(tmp_path):
    with TestClient(create_app(Settings(store=f"sqlite:///{tmp_path}/none.sqlite"))) as client:
        assert client.get("/livez").status_code == 200
        for path in ("/readyz", "/api/v1/before?target=x", "/api/v1/topics"):
            answer = client.get(path)
            assert answer.status_code == 503
            assert "prereq ingest" in answer.json()["detail"]


def test_the_openapi_document_is_valid_and_complete(client):
    document = client.get("/openapi.json").json()
    validate(document)
    operations = [one for path in document["paths"].values() for one in path.values()]
    ids = [one["operationId"] for one in operations]
    assert len(ids) == len(set(ids))
    assert all(one.get("description") for one in operations)
    answers = {one["operationId"]: one["responses"]["200"]["content"] for one in operations}
    assert {id for id, answer in answers.items() if "application/json" not in answer} == {
        "browser_guide",
        "browser_guide_source",
        "browser_style",
        "browser_queries",
    }
    json_answers = {id: one["application/json"] for id, one in answers.items() if "application/json" in one}
    assert all("example" in answer for id, answer in json_answers.items() if not id.endswith("z"))
    asked = document["paths"]["/api/v1/before"]["get"]
    assert set(asked["responses"]) == {"200", "404", "409", "414", "421", "422", "429", "503"}
    assert list(asked["responses"]["404"]["content"]) == ["application/problem+json"]
    assert list(asked["responses"]["422"]["content"]) == ["application/problem+json"]


def test_the_documentation_page_loads_nothing_from_elsewhere(client):
    page = client.get("/docs")
    assert page.status_code == 200
    assert "http://" not in page.text.replace("http://127.0.0.1:8000", "")
    assert "https://" not in page.text
    for script in ("swagger-ui-bundle.js", "swagger-ui.css"):
        assert client.get(f"/static-offline-docs/{script}").status_code == 200


def test_an_error_of_ours_is_a_problem_without_a_traceback(tiny_store, monkeypatch):
    monkeypatch.setattr("graph.questions.table.topic_list", lambda snapshot: 1 / 0)
    with TestClient(create_app(Settings(store=tiny_store.url)), raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/topics")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "division" not in answer.text


def test_export_is_the_document_that_ingest_reads_back(api):
    from graph.interchange import parse

    assert revision(parse(json.loads(api("export").content))) == revision(TINY)


def test_the_same_answers_come_from_neo4j(tiny_store, empty_neo4j):
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
        store.replace(TINY)
    login = empty_neo4j.login
    settings = Settings(store=empty_neo4j.bolt, neo4j_user=login.user, neo4j_password=login.password)
    questions = [
        "before?target=transformers&choose=least_hours",
        "order",
        "why?before=softmax&after=transformers&known=attention",
        "unlocks?skill=vectors",
        "frontier?known=vectors",
        "compare?one=attention&other=pytorch",
        "trunk?target=transformers&target=pytorch",
        "plan?target=transformers&start=2027-01-04&deadline=2027-02-04",
        "export",
    ]
    with TestClient(create_app(settings)) as one, TestClient(create_app(Settings(store=tiny_store.url))) as two:
        for question in questions:
            assert one.get(f"/api/v1/{question}").content == two.get(f"/api/v1/{question}").content
        placed = {"target": ["transformers"], "answers": [{"skill": "pytorch", "yes": True}]}
        assert one.post("/api/v1/placement", json=placed).content == two.post("/api/v1/placement", json=placed).content


def test_an_address_that_is_too_long_is_told_to_come_by_post(client):
    address = "/api/v1/before?target=attention" + "&known=softmax" * 2000
    answer = client.get(address)
    assert (answer.status_code, answer.json()["type"]) == (414, "/guide/reference/errors/#address-too-long")
    assert "POST" in answer.json()["detail"]
    assert client.get("/api/v1/before?target=attention" + "&known=softmax" * 1000).status_code == 200


def test_five_thousand_known_names_come_by_post(client):
    question = {"target": ["attention"], "known": ["softmax", "Softmax"] * 2_500}
    assert client.post("/api/v1/before", json=question).json()["known"] == ["softmax"]


def test_more_than_five_thousand_names_are_refused_in_one_line_that_says_the_limit(client):
    answer = client.post("/api/v1/before", json={"target": ["attention"], "known": ["softmax"] * 5_001})
    assert (answer.status_code, answer.json()["field"]) == (422, "known")
    assert answer.json()["detail"] == "known has 5,001 names: give at most 5,000"


def test_of_many_unknown_names_the_first_get_suggestions_and_the_others_are_counted(client):
    answer = client.post("/api/v1/before", json={"target": [f"vector {n}" for n in range(5_000)]})
    problem = answer.json()
    assert answer.status_code == 404
    assert len(problem["did_you_mean"]) == 20
    assert problem["did_you_mean"]["vector 0"] == ["Vectors"]
    assert problem["more_unknown"] == 4_980
    assert problem["detail"].endswith("4,980 more of the names are unknown")
    assert len(answer.content) < 100_000


def test_a_field_with_one_value_is_not_given_twice(client):
    answer = client.get("/api/v1/skills?limit=5&limit=6")
    assert (answer.status_code, answer.json()["field"]) == (422, "limit")
    assert client.get("/api/v1/before?target=attention&known=softmax&known=vectors").status_code == 200


def test_a_body_that_is_too_large_is_refused(client):
    answer = client.post("/api/v1/known", content="- [ ] nothing\n" * 400_000)
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


def test_preferring_and_avoiding_the_same_skill_is_a_contradiction(api):
    answer = api("before", target="transformers", prefer="pytorch", avoid="PyTorch")
    assert (answer.status_code, answer.json()["field"]) == (422, "avoid")


def test_a_target_that_is_known_is_said_to_be(api):
    answer = api("before", target=["softmax", "attention"], known="softmax").json()
    assert (answer["already"], answer["target_items"][0]["id"]) == (["softmax"], "attention")


def test_a_body_that_does_not_state_its_length_is_cut_off(client):
    parts = (b"- [ ] nothing\n" * 1000 for _ in range(1000))
    assert client.post("/api/v1/known", content=parts).status_code == 413


def test_every_get_answers_head_without_a_body(client):
    for path in ("/livez", "/", "/api/v1/before?target=attention", "/before/attention"):
        asked, answer = client.get(path), client.head(path)
        assert (answer.status_code, answer.content) == (200, b"")
        assert answer.headers["content-type"] == asked.headers["content-type"]
    assert client.head("/api/v1/before?target=gardening").status_code == 404


def test_ticks_of_a_whole_topic_are_understood(client):
    answer = client.post("/api/v1/known", content="- [x] topic:maths\n- [x] gardening\n").json()
    assert (answer["known"], answer["not_understood"]) == (["softmax", "vectors"], ["gardening"])


def _is_on_the_loop():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def test_every_verb_answers_by_its_routes_and_never_on_the_event_loop(client, monkeypatch):
    places = {}

    def noting(verb, snapshot, asked):
        places.setdefault(verb.name, []).append(_is_on_the_loop())
        return encoded(verb, snapshot, asked)

    monkeypatch.setattr("api.http.routes.verbs.encoded", noting)
    for verb in VERBS:
        fields = verb.example.model_dump(mode="json", exclude_defaults=True)
        answers = [] if verb.is_document else [client.get(ways.address(verb, fields))]
        if verb.is_document or verb.lists:
            answers.append(client.post(ways.PREFIX + ways.path(verb), json=fields))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.content for answer in answers}) == 1, "POST and GET give the same bytes"
    assert set(places) == {verb.name for verb in VERBS}
    assert not any(on_the_loop for seen in places.values() for on_the_loop in seen)
