"""What OpenAPI says of every field of an answer: its meaning, from the class that has it, and a real value."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from enum import Enum
from typing import Any, get_args, get_type_hints

from api.brief import Detail
from api.formats import Format
from api.formats.graphs import GraphFormat
from api.http.examples import examples
from api.table import VERBS
from graph.model import ReadEntry
from graph.questions.described import COMMON, EXAMPLES, attributes, summary
from graph.questions.known import Known
from queries import Counts

Schema = dict[str, Any]


def complete(schemas: dict[str, Schema]) -> None:
    """Describe the schemas of answers, and give each of their fields an example where the samples have one."""
    for kind in _answer_classes():
        if (schema := schemas.get(kind.__name__)) is not None:
            _describe(kind, schema)
    for name, answer in examples():
        _show(schemas, schemas[name], answer)
    _fill(schemas)


def _answer_classes() -> list[type]:
    """The classes of answers and of what stands in them, and the values of parameters, each once."""
    seen: dict[type, None] = {}
    waiting: list[Any] = [Detail, Format, GraphFormat, Known, Counts, ReadEntry, *(verb.answer for verb in VERBS)]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum)):
            if kind not in seen:
                seen[kind] = None
                waiting += get_type_hints(kind).values() if is_dataclass(kind) else ()
        else:
            waiting += get_args(kind)
    return list(seen)


def _describe(kind: type, schema: Schema) -> None:
    texts = attributes(kind)
    if issubclass(kind, Enum):
        values = [f"- `{member.value}`: {texts[member.name]}" for member in kind if member.name in texts]
        schema["description"] = "\n".join([summary(kind), "", *values]).strip()
        return
    schema["description"] = summary(kind)
    for name, field in schema.get("properties", {}).items():
        if text := texts.get(name) or COMMON.get(f"{kind.__name__}.{name}") or COMMON.get(name):
            field["description"] = text


def _show(schemas: Mapping[str, Schema], schema: Schema, value: Any) -> None:
    """Give the fields of a schema the values of an answer as examples, the first that is not empty."""
    for target in _objects(schemas, schema):
        for name, field in target["properties"].items():
            if isinstance(value, dict) and value.get(name) not in (None, "", [], {}):
                _show_field(schemas, field, value[name])


def _show_field(schemas: Mapping[str, Schema], field: Schema, value: Any) -> None:
    if isinstance(value, list):
        for entry in value:
            _show(schemas, field.get("items", {}), entry)
    _show(schemas, field, value)
    if _is_plain(value):
        field.setdefault("examples", [value[:3] if isinstance(value, list) else value])


def _objects(schemas: Mapping[str, Schema], schema: Schema) -> Iterator[Schema]:
    """The schemas with properties that a schema refers to; of several forms of an answer none is certain."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if "properties" in schema:
        yield schema
    elif len(choices) == 1:
        yield from _objects(schemas, choices[0])


def _is_plain(value: Any) -> bool:
    """Whether a value shows itself in one line: no object, and no list of objects or lists."""
    entries = value if isinstance(value, list) else [value]
    return not any(isinstance(entry, dict | list) for entry in entries)


def _fill(schemas: Mapping[str, Schema]) -> None:
    """Give each field that has no example yet that of a field of the same name, or else the one that is kept for it."""
    shown: dict[str, list[list[Any]]] = {}
    for schema in schemas.values():
        for name, field in schema.get("properties", {}).items():
            if "examples" in field:
                shown.setdefault(name, []).append(field["examples"])
    for kind in _answer_classes():
        for name, field in schemas.get(kind.__name__, {}).get("properties", {}).items():
            own = EXAMPLES.get(f"{kind.__name__}.{name}")
            for values in ([own], *shown.get(name, ()), [EXAMPLES.get(name)]):
                if values and "$ref" not in field and _takes(field, values[0]):
                    field.setdefault("examples", values)


def _takes(field: Schema, value: object) -> bool:
    """Whether a field is of the type of a value."""
    types = {choice.get("type") for choice in field.get("anyOf", [field])}
    match value:
        case str():
            return "string" in types
        case list():
            return "array" in types and "$ref" not in field.get("items", {})
        case _:
            return isinstance(value, int | float) and bool(types & {"integer", "number"})
