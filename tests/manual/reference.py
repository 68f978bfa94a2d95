"""The pages of docs/reference that are made from the program: commands, routes, fields, settings and errors."""

import json
from collections import defaultdict
from enum import Enum
from functools import cache

from api.cli.helping import HELP
from api.http import create_app, limits
from api.http.hosts import misdirected
from api.problems import TABLE, problem, row, shape, unforeseen
from api.settings import Settings
from graph import errors
from tests import terminal
from tests.client import TestClient
from tests.manual.blocks import ROOT

REFERENCE = ROOT / "docs" / "reference"

MADE = "<!-- Made from the program: PREREQ_WRITE_DOCS=1 python -m pytest tests/test_documentation.py -->"


MADE_PAGES = ("commands.md", "routes.md", "fields.md", "settings.md", "errors.md")


def pages(bundled, folder):
    """The text of every made page, by its name."""
    with TestClient(create_app(Settings(store=bundled))) as client:
        document = client.get("/openapi.json").json()
        return {
            "commands.md": commands(folder),
            "routes.md": routes(document),
            "fields.md": fields(document),
            "settings.md": settings(),
            "errors.md": problems(client),
        }


def _page(*parts):
    return "\n\n".join([parts[0], MADE, *parts[1:]]) + "\n"


def _table(head, rows):
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    return "\n".join([*lines, *(f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows)])


def _cell(text):
    return str(text).replace("|", "\\|").replace("\n", " ")


def commands(folder):
    """Every command, as its help has it."""
    shelves = defaultdict(list)
    for name, known in HELP.items():
        shelves[known.shelf].append(name)
    parts = [
        "# Commands",
        "This is what `prereq COMMAND --help` prints. [Terminal](terminal.md) explains exit codes, output and reports.",
        f"```text\n{_help(folder)}```",
    ]
    for names in shelves.values():
        parts += [f"## prereq {name}\n\n```text\n{_help(folder, *name.split())}```" for name in names]
    return _page(*parts)


def _help(folder, *command):
    return terminal.typed([*command, "--help"], folder, COLUMNS="80").stdout


@cache
def help_of(name):
    """What the help of a command says."""
    return _help(ROOT, name)


def routes(document):
    """Every route, with its parameters, its body and its answer."""
    parts = [
        "# Routes",
        "Every route of the service, with its parameters. [HTTP API](api.md) explains how to ask and how to read an "
        "answer, [Fields](fields.md) has every field of every answer, [Errors](errors.md) every error.",
        _table(
            ["route", "does"], [[f"[`{where}`](#{anchor(where)})", one["summary"]] for where, one in _listed(document)]
        ),
    ]
    for where, operation in _listed(document):
        parts.append(f"## {where}")
        parts.append(operation["description"])
        parameters = sorted(
            operation.get("parameters", []), key=lambda one: (not one["required"], one["name"] in _SHOWN)
        )
        if rows := [_parameter(one) for one in parameters]:
            parts.append(_table(["parameter", "type", "default", "meaning", "for example"], rows))
        parts += _body(document, operation)
        parts.append(_answers(operation))
    return _page(*parts)


_SHOWN = {"detail", "skip", "format"}
"""Parameters that say how an answer is shown: they come last."""


def _listed(document):
    """The operations; a verb by POST is told with its GET, whose fields it shares."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if not operation["operationId"].endswith("_by_post"):
                has_post = "post" in operations and method == "get"
                yield f"{method.upper()}{', POST' if has_post else ''} {path}", operation


def anchor(heading):
    """The anchor of a heading, as GitHub and the site make it."""
    kept = "".join(one for one in heading.lower() if one.isalnum() or one in " -_")
    return kept.replace(" ", "-")


def _parameter(one):
    schema = one["schema"]
    default = "required" if one["required"] else _value(schema.get("default"))
    return [f"`{one['name']}`", _type(schema), default, one["description"], _example(schema)]


def _body(document, operation):
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        schema = content["schema"]
        name = schema.get("$ref", "").rpartition("/")[2]
        if name:
            yield "The body is JSON with these fields:"
            required = document["components"]["schemas"][name].get("required", [])
            properties = document["components"]["schemas"][name]["properties"]
            rows = [
                _parameter(
                    {"name": field, "schema": one, "required": field in required, "description": one["description"]}
                )
                for field, one in properties.items()
            ]
            yield _table(["field", "type", "default", "meaning", "for example"], rows)
        else:
            yield f"The body is `{kind}`: {schema.get('description', operation['description'])}"


def _answers(operation):
    answer = operation["responses"]["200"].get("content", {})
    forms = [f"`{kind}`" for kind in answer if kind != "application/json"]
    name = answer.get("application/json", {}).get("schema", {}).get("$ref", "").rpartition("/")[2]
    told = (
        [f"[`{name}`](fields.md#{name.lower()})"]
        if name
        else ["`application/json`"]
        if "application/json" in answer
        else []
    )
    statuses = [status for status in operation["responses"] if status != "200"]
    wrong = f" Errors: {', '.join(f'[{one}](errors.md)' for one in statuses)}." if statuses else ""
    return f"Answer: {', '.join([*told, *forms])}.{wrong}"


def _type(schema):
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[`{name}`](fields.md#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if schema.get("format") == "date":
        return "day"
    names = {
        "string": "text",
        "boolean": "true or false",
        "integer": "whole number",
        "object": "object",
        "null": "null",
    }
    return names.get(schema.get("type"), schema.get("type", "anything"))


def _value(value):
    return "" if value in (None, "", []) else f"`{json.dumps(value).strip(chr(34))}`"


def _example(schema):
    shown = schema.get("examples", [""])[0]
    return "" if shown == "" else f"`{shown if isinstance(shown, str) else json.dumps(shown, ensure_ascii=False)}`"


def fields(document):
    """Every field of every answer."""
    parts = [
        "# Fields",
        "Every field of every answer, by the name of its schema in `/openapi.json`. Hours are hours of focused work, "
        "days are YYYY-MM-DD.",
    ]
    asked = {name for name in document["components"]["schemas"] if name.endswith("Question") and name != "Question"}
    for name, schema in sorted(document["components"]["schemas"].items()):
        if name not in asked:
            parts += [f"## {name}", schema["description"]]
            if rows := [
                [f"`{field}`", _type(one), one["description"], _example(one)]
                for field, one in schema.get("properties", {}).items()
            ]:
                parts.append(_table(["field", "type", "meaning", "for example"], rows))
    return _page(*parts)


def settings():
    """Every setting, and the fixed text of the page below them."""
    rows = []
    for name, info in Settings.model_fields.items():
        default = info.default.get_secret_value() if hasattr(info.default, "get_secret_value") else info.default
        shown = default.value if isinstance(default, Enum) else default
        rows.append([f"`PREREQ_{name.upper()}`", f"`{shown}`" if shown not in ("", None) else "none", info.description])
    text = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    rest = text[text.index("## What is set where") :].rstrip()
    return _page(
        "# Settings",
        "Every setting is an environment variable. Each has a default that works.",
        _table(["variable", "default", "meaning"], rows),
        rest,
    )


MENDING = {
    "unknown-names": (
        "A name in the question stands for nothing in this roadmap.",
        "Take a name from `did_you_mean`, or look for one with `GET /api/v1/find?q=WORDS` or `prereq find WORDS`.",
    ),
    "ambiguous-name": (
        "A name in the question stands for several things.",
        "Ask again with one of the ids in `candidates`. "
        "To avoid it, send ids, or say the kind: `skill:NAME`, `topic:NAME`, `role:NAME`.",
    ),
    "unknown-parameter": (
        "The question has no parameter of that name. It is refused because a mistyped `known` would give a wrong "
        "answer.",
        "Take the name from `did_you_mean`, or see [Routes](routes.md).",
    ),
    "missing-parameter": (
        "The question needs a parameter that was not given.",
        "Give the parameter that `field` names.",
    ),
    "invalid-parameter": (
        "A value is of the wrong type or out of its bounds, or the body is no valid JSON.",
        "Correct the parameter that `field` names; `detail` says what it takes.",
    ),
    "invalid-document": (
        "A roadmap, a list or a catalogue file cannot be used.",
        "Correct the line that `detail` names. [Roadmap format](roadmap-format.md) says what is read.",
    ),
    "invalid-graph": (
        "The graph in the store breaks a rule, for example after it was edited by hand.",
        "Run `prereq lint --store URL` to see every fault. Mend them, or write the roadmap again with "
        "`prereq ingest FILE`.",
    ),
    "store-busy": ("Another process writes the store.", "Try again. If it goes on, end the process that writes."),
    "store-unavailable": (
        "The store cannot be reached, opened or read, and nothing is in memory yet.",
        "Do what `detail` says. `GET /readyz` tells when the service answers again.",
    ),
    "port-unavailable": (
        "Another program listens on the port.",
        "Stop that program, or choose another port: `prereq serve --port 8080`.",
    ),
    "invalid-settings": (
        "A setting makes no sense, or two contradict each other.",
        "Correct the variable that `detail` names: [Settings](settings.md).",
    ),
    "error": (
        "Something went wrong in Prereq itself.",
        "Look into the log of the service, or into the file that the command names, and report it.",
    ),
    "not-found": (
        "There is no such address.",
        "See [Routes](routes.md). An id of a topic holds slashes: do not encode them.",
    ),
    "method-not-allowed": ("The address does not take this method.", "Use one of the methods in the header `Allow`."),
    "address-too-long": ("The address has more than 16,000 bytes.", "Send the same fields as a JSON body by POST."),
    "body-too-large": ("The body has more than 4,000,000 bytes.", "Send fewer names."),
    "headers-too-long": (
        "The headers have more bytes than [Limits](../limits.md) allow.",
        "Send fewer or shorter headers.",
    ),
    "too-slow": (
        "Headers or body did not come in the time that [Limits](../limits.md) name.",
        "Send the request again, over a faster line or in smaller parts.",
    ),
    "bad-request": ("What came is not HTTP.", "Let a library of your language build the request."),
    "unknown-host": (
        "The request names a host that the service does not answer for. Unless set, it answers for its machine only.",
        "Whoever runs the service names the host in `PREREQ_ALLOWED_HOSTS`: [Settings](settings.md).",
    ),
    "too-many-requests": (
        "One client sent more requests in a minute than [Limits](../limits.md) allow.",
        "Wait for the seconds in the header `Retry-After`. Several names in one question take one request.",
    ),
    "too-much-work": (
        "The question takes more work than one question may. Work is counted, so the same question is always refused.",
        "Name fewer targets, choose a smaller `depth`, or leave out `choose=least_hours`.",
    ),
    "loading": ("The service has just started and reads the roadmap.", "Ask again after the seconds in `Retry-After`."),
    "queue-full": (
        "So many questions wait already that this one would wait too long.",
        "Ask again after the seconds in `Retry-After`.",
    ),
    "took-too-long": (
        "The answer was not ready in time, on a busy machine.",
        "Ask again later, or for less at a time.",
    ),
    "busy": (
        "Too many connections are open, or too many large requests are being read.",
        "Try again after the seconds in `Retry-After`.",
    ),
    "key-refused": (
        "The request writes and has no key, an unknown one, or one that has expired.",
        "Send `Authorization: Bearer KEY` with a key that `prereq key new NAME` made.",
    ),
    "access-refused": (
        "Writing over HTTP is closed, or the key may only ask for dry runs.",
        "Whoever runs the service sets `PREREQ_API_KEYS_FILE` and makes a key: [Operations](../operations.md).",
    ),
    "revision-moved": (
        "Somebody else wrote since you read: the store no longer holds the revision that `If-Match` names.",
        "Read the roadmap again, bring your change into it, and send it with the `revision` of this answer.",
    ),
    "keys-unavailable": (
        "The file of keys or the log of writes cannot be used.",
        "Do what `detail` says; `prereq doctor` looks at both.",
    ),
}
"""When each error comes, and how to mend it, by its slug."""

ASKED = {
    "unknown-names": "/api/v1/before?target=transfomers",
    "ambiguous-name": "/api/v1/before?target=compression",
    "unknown-parameter": "/api/v1/before?target=lora&knwon=python",
    "missing-parameter": "/api/v1/before",
    "invalid-parameter": "/api/v1/find?q=lora&limit=99",
    "not-found": "/api/v1/nothing",
    "method-not-allowed": "DELETE /api/v1/before",
    "address-too-long": "/api/v1/before?target=lora&known=" + "x" * 17_000,
}
"""A request that gets each error."""

RAISED = {
    "invalid-document": errors.DocumentError("bread.md", "names no skill: add headings and lists of skills", line=1),
    "invalid-graph": errors.Cycle(["kneading", "shaping", "kneading"]),
    "store-busy": errors.StoreBusy("sqlite:///prereq.sqlite is being written by another process"),
    "store-unavailable": errors.StoreEmpty("sqlite:///prereq.sqlite holds no roadmap yet"),
    "port-unavailable": errors.PortUnavailable(8000, "service", "is taken by another program"),
    "invalid-settings": errors.InvalidSettings("PREREQ_PORT: Input should be less than or equal to 65535"),
    "too-much-work": errors.TooMuchWork(10_000_000),
    "loading": errors.Loading("sqlite:///prereq.sqlite"),
    "queue-full": errors.QueueFull(64),
    "took-too-long": errors.TookTooLong(120),
    "key-refused": errors.KeyRefused("this key is not known here"),
    "access-refused": errors.WritesClosed(),
    "revision-moved": errors.RevisionMoved("sqlite:///prereq.sqlite", "77aa0c31", ["4f1c0ad1"]),
    "keys-unavailable": errors.KeysUnavailable("the keys file keys.json cannot be read: Permission denied"),
}
"""An error of each kind that no request gets from a service in order."""

SHAPED = {
    "headers-too-long": limits.too_long_head(is_in_first_line=False),
    "too-slow": limits.too_slow("body"),
    "too-many-requests": limits.too_many_requests(12),
    "busy": limits.too_many_bodies(),
    "bad-request": shape(400, "bad-request", "This is not HTTP", "illegal request line"),
    "unknown-host": misdirected(),
}
"""Problems that are told before any question is read."""


def problems(client):
    """Every error by its type, with a real body."""
    exits = {one.slug: str(one.exit_code) for one in TABLE.values()}
    bodies = {slug: _body_of(client, slug) for slug in MENDING}
    listed = [[f"[`{slug}`](#{slug})", body["status"], exits.get(slug, "")] for slug, body in bodies.items()]
    parts = [
        "# Errors",
        "Over HTTP every error has one shape: RFC 9457, `application/problem+json`. Its `type` is the address of its "
        "section here. "
        "In the terminal the same error is one line, or with `--json` the same body, and an exit code.",
        _table(["error", "HTTP status", "exit code"], listed),
    ]
    for slug, (when, mending) in MENDING.items():
        shown = json.dumps(bodies[slug], indent=2, ensure_ascii=False)
        parts += [f"## {slug}", f"**When:** {when}", f"**What to do:** {mending}"]
        if slug in ASKED and len(ASKED[slug]) < 100:
            parts.append(f"For example `{ASKED[slug]}`:")
        parts.append(f"```json\n{shown}\n```")
    return _page(*parts)


def _body_of(client, slug):
    if slug in RAISED:
        assert row(RAISED[slug]).slug == slug
        return problem(RAISED[slug])
    if slug in SHAPED:
        return SHAPED[slug]
    if slug == "error":
        return unforeseen()
    if slug == "body-too-large":
        return client.post("/api/v1/before", content=b"x" * 4_000_001).json()
    method, _, path = ASKED[slug].rpartition(" ")
    body = client.request(method or "GET", path).json()
    assert body["type"].endswith(f"#{slug}"), body
    return body
