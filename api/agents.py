"""The third way in: agents, over the Model Context Protocol (MCP). Its tools are questions of the table.

The low-level server of the package is used: schemas, errors and bytes are then ours, the same as over HTTP.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar
from urllib.parse import unquote

import mcp_types as types
from mcp import MCPError
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from api.brief import brief
from api.encode import encode
from api.polling import following
from api.service import Service
from api.table import BY_NAME, encoded, question
from api.version import version
from api.ways import COMMANDS
from api.workers import Workers
from graph.errors import AskLater, InvalidParameter, InvalidQuestion, PrereqError
from graph.questions.show import topic_list
from graph.questions.table import Verb
from graph.snapshot import Snapshot

INSTRUCTIONS = """\
What should somebody learn before X, in which order, how long does it take, and why each step? Answers come from a
curated graph of skills and their prerequisites. Names are ids, names or aliases; `topic:NAME` means a topic. Of a long
list you get the first entries, and a field such as `items_left` counts the others: ask again with `skip`. `hours` are
hours of study. All about one skill stands in the resource prereq://skills/{id}. An error says what to ask instead."""

STALE = "The store cannot be reached. This answer comes from memory and may be out of date."
UNFORESEEN = "An error on our side: it was logged. Ask again, or ask something simpler."

SKIP: Mapping[str, object] = MappingProxyType(
    {"type": "integer", "minimum": 0, "default": 0, "description": "How many entries of a long list to leave out."}
)

TOOLS: Mapping[str, Verb] = MappingProxyType(
    {
        COMMANDS.get(name, name): BY_NAME[name]
        for name in ("ask", "find", "before", "path", "why", "plan", "unlocks", "frontier", "placement")
    }
)
"""The verbs that agents ask, by the names of their tools, which are those of the terminal's commands."""

_Result = TypeVar("_Result")
_ROOT = "prereq://"
_READS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_TOPICS = types.Resource(uri=f"{_ROOT}topics", name="topics", description="All topics.", mime_type="application/json")
_TEMPLATES = [
    types.ResourceTemplate(
        uri_template=f"{_ROOT}{kind}s/{{id}}", name=kind, description=text, mime_type="application/json"
    )
    for kind, text in (("skill", BY_NAME["skill"].summary), ("topic", BY_NAME["topic"].summary))
]
_log = logging.getLogger("prereq")


def agent_server(service: Service, workers: Workers | None = None) -> Server[Any]:
    """The MCP server that answers from a service; the workers, its own unless some are given, work on its questions."""
    pool = workers or Workers()
    tools = [
        types.Tool(name=name, description=verb.summary, input_schema=input_schema(verb), annotations=_READS)
        for name, verb in TOOLS.items()
    ]

    async def call_tool(_: object, asked: types.CallToolRequestParams) -> types.CallToolResult:
        try:
            return await pool.run(_result, service, asked.name, asked.arguments or {})
        except AskLater as problem:
            return _failed(str(problem))

    async def read_resource(_: object, asked: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        try:
            return await pool.run(_resource, service, asked.uri)
        except AskLater as problem:
            raise MCPError(types.INTERNAL_ERROR, str(problem), {"uri": asked.uri}) from problem

    return Server(
        "prereq",
        version=version(),
        title="Prereq",
        instructions=INSTRUCTIONS,
        on_list_tools=_always(types.ListToolsResult(tools=tools)),
        on_call_tool=call_tool,
        on_list_resources=_always(types.ListResourcesResult(resources=[_TOPICS])),
        on_list_resource_templates=_always(types.ListResourceTemplatesResult(resource_templates=_TEMPLATES)),
        on_read_resource=read_resource,
    )


async def serve_stdio(service: Service, poll_seconds: float) -> None:
    """Answer one agent over standard input and output, until it closes the input."""
    server = agent_server(service)
    async with following(service, poll_seconds), stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def input_schema(verb: Verb) -> dict[str, Any]:
    """The JSON schema of a tool's arguments: the fields of the question and ``skip``, without references."""
    schema = verb.question.model_json_schema()
    fields = _flat(schema["properties"], schema.get("$defs", {}))
    return {
        "type": "object",
        "properties": {**{field: fields[field] for field in verb.fields_in_order}, "skip": dict(SKIP)},
        "required": list(verb.required),
        "additionalProperties": False,
    }


def _flat(part: Any, definitions: Mapping[str, Any]) -> Any:
    """A part of a schema with what it refers to in place of the reference: not every client follows them."""
    if isinstance(part, list):
        return [_flat(one, definitions) for one in part]
    if not isinstance(part, dict):
        return part
    merged = {**definitions.get(str(part.get("$ref", "")).removeprefix("#/$defs/"), {}), **part}
    return {name: _flat(one, definitions) for name, one in merged.items() if name not in {"$ref", "title"}}


def _always(result: _Result) -> Callable[[object, object], Awaitable[_Result]]:
    """A handler whose answer never changes."""

    async def handler(_: object, __: object) -> _Result:
        return result

    return handler


def _result(service: Service, name: str, fields: Mapping[str, Any]) -> types.CallToolResult:
    try:
        texts = [_answer(service, name, fields), *([STALE] if service.stale else [])]
    except PrereqError as problem:
        return _failed(str(problem))
    except Exception:
        _log.exception("the tool %r failed", name)
        return _failed(UNFORESEEN)
    return types.CallToolResult(content=[types.TextContent(text=text) for text in texts])


def _failed(why: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(text=why)], is_error=True)


def _answer(service: Service, name: str, fields: Mapping[str, Any]) -> str:
    """The brief answer of a tool, as JSON."""
    if name not in TOOLS:
        raise InvalidParameter("tool", f'"{name}" does not exist: call one of {", ".join(TOOLS)}')
    asked = dict(fields)
    skip = asked.pop("skip", 0)
    if not isinstance(skip, int) or isinstance(skip, bool) or skip < 0:
        raise InvalidParameter("skip", "is how many entries to leave out: give a whole number from 0")
    return brief(encoded(TOOLS[name], service.snapshot, question(TOOLS[name], asked)), skip).decode().rstrip()


def _resource(service: Service, uri: str) -> types.ReadResourceResult:
    try:
        text = _content(service.snapshot, unquote(uri)).decode().rstrip()
    except InvalidQuestion as problem:
        raise MCPError(types.INVALID_PARAMS, str(problem), {"uri": uri}) from problem
    except PrereqError as problem:
        raise MCPError(types.INTERNAL_ERROR, str(problem), {"uri": uri}) from problem
    content = types.TextResourceContents(uri=uri, mime_type="application/json", text=text)
    return types.ReadResourceResult(contents=[content])


def _content(snapshot: Snapshot, uri: str) -> bytes:
    if uri == _TOPICS.uri:
        topics = [{"id": topic.id, "name": topic.name, "hours": topic.hours} for topic in topic_list(snapshot).items]
        return encode({"revision": snapshot.revision, "items": topics})
    for kind in ("skill", "topic"):
        place = f"{_ROOT}{kind}s/"
        if uri.startswith(place):
            return encoded(BY_NAME[kind], snapshot, question(BY_NAME[kind], {kind: uri.removeprefix(place)}))
    raise InvalidParameter("uri", f"{uri} does not exist: read {_TOPICS.uri}, {_ROOT}topics/ID or {_ROOT}skills/ID")
