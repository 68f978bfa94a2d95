"""The OpenAPI document says of everything what it means."""

import pytest
from openapi_spec_validator import validate

from api.http import create_app
from api.http.openapi import SUMMARIES
from api.problems import TABLE, TYPES
from api.settings import Settings


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    store = tmp_path_factory.mktemp("openapi") / "none.sqlite"
    return create_app(Settings(store=f"sqlite:///{store}")).openapi()


def _fields(document):
    for name, schema in document["components"]["schemas"].items():
        for field, described in schema.get("properties", {}).items():
            yield f"{name}.{field}", described


def _operations(document):
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield f"{method.upper()} {path}", operation


def _is_plain(field):
    """Whether a field holds text, numbers or lists of them: what an example shows in one line."""
    types = {choice.get("type") for choice in field.get("anyOf", [field])}
    items = field.get("items", {})
    return bool(types & {"string", "integer", "number"}) or ("array" in types and items.get("type") == "string")


def test_the_document_is_valid(document):
    validate(document)


def test_every_field_is_described_in_a_sentence(document):
    fields = dict(_fields(document))
    assert len(fields) > 500
    assert [
        name for name, field in fields.items() if not field.get("description", "").strip().endswith((".", ":"))
    ] == []


def test_every_field_of_text_or_number_has_an_example(document):
    assert [name for name, field in _fields(document) if _is_plain(field) and not field.get("examples")] == []


def test_every_field_in_hours_or_days_says_its_unit(document):
    for name, field in _fields(document):
        if "hours" in name.rpartition(".")[2]:
            assert "hour" in field["description"].lower() or "`planned_hours`" in field["description"], name
        if field.get("examples", [""])[0] == "2027-01-04":
            assert "YYYY-MM-DD" in field["description"], name


def test_every_schema_is_described(document):
    schemas = document["components"]["schemas"]
    assert [name for name, schema in schemas.items() if not schema.get("description")] == []


def test_no_description_shows_how_it_is_written_in_the_code(document):
    texts = [schema["description"] for schema in document["components"]["schemas"].values()]
    texts += [field["description"] for _, field in _fields(document)]
    assert [text for text in texts if "``" in text or "Attributes" in text] == []


def test_every_value_of_an_enumeration_that_is_described_is_explained(document):
    depth = document["components"]["schemas"]["Depth"]
    for value in depth["enum"]:
        assert f"- `{value}`: " in depth["description"]


def test_every_parameter_is_described_with_an_example(document):
    for name, operation in _operations(document):
        for parameter in operation.get("parameters", []):
            assert parameter["description"].endswith("."), (name, parameter["name"])
            assert parameter["schema"].get("examples"), (name, parameter["name"])


def test_every_operation_says_in_words_what_it_does(document):
    for name, operation in _operations(document):
        assert " " in operation["summary"], name
        assert "_" not in operation["summary"], name
        assert operation["description"], name
    assert set(SUMMARIES) <= {operation["operationId"] for _, operation in _operations(document)}


def test_every_post_says_what_body_it_takes(document):
    for name, operation in _operations(document):
        if name.startswith("POST"):
            assert operation["requestBody"]["content"], name


def test_the_type_of_a_problem_is_a_section_of_the_guide(document):
    assert document["components"]["schemas"]["Problem"]["properties"]["type"]["examples"][0].startswith(TYPES)
    assert {row.status for row in TABLE.values()} <= {401, 403, 404, 409, 412, 422, 500, 503}
