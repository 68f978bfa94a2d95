"""What FastAPI does not know of our API: the shape of problems, real examples, and what operations and fields mean."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fastapi import FastAPI

from api.http.errors import Problem, problems
from api.http.examples import example
from api.http.schemas import complete

SUMMARIES: Mapping[str, str] = MappingProxyType(
    {
        "ask": "Answer a question in plain words",
        "find": "Find skills, topics and roles by their words",
        "before": "List what to learn before a target",
        "order": "Order the skills of a target or of the whole roadmap",
        "path": "Find the shortest chain to a skill",
        "why": "Say whether one thing is needed for another",
        "unlocks": "List what needs a skill",
        "frontier": "List what can be started now",
        "compare": "Compare two targets",
        "trunk": "Find what several targets share",
        "plan": "Make a dated plan",
        "verify": "Check a plan",
        "placement": "Ask what somebody knows already",
        "skills": "List the skills, page by page",
        "skill": "Show one skill",
        "topics": "List the topics",
        "topic": "Show one topic",
        "known": "Read the ticked boxes of a plan",
        "export": "Export the whole graph",
        "write_roadmap": "Replace the roadmap by a document",
        "restore": "Put an exported graph back",
        "livez": "Say whether the process runs",
        "readyz": "Say whether questions are answered",
        "browser_guide": "Give the guide for Neo4j Browser as HTML",
        "browser_guide_source": "Give the guide for Neo4j Browser as AsciiDoc",
        "browser_style": "Give the style for Neo4j Browser",
        "browser_queries": "Give the saved queries for Neo4j Browser",
    }
)
"""What each operation does, in a few words, by its id; a verb that is sent by POST shares those of its GET."""


def describe(app: FastAPI) -> None:
    """Complete the application's OpenAPI document, which is made when it is first asked for."""
    original = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = original()
            document["components"]["schemas"]["Problem"] = Problem.model_json_schema()
            complete(document["components"]["schemas"])
            for path in document["paths"].values():
                for method, operation in path.items():
                    _complete(operation)
                    bounds = problems(413 if method == "post" else 414, 421, 429)
                    operation["responses"] |= {str(status): told for status, told in bounds.items()}
        return original()

    app.openapi = openapi  # type: ignore[method-assign]


def _complete(operation: dict[str, Any]) -> None:
    verb = operation["operationId"].removesuffix("_by_post")
    if verb in SUMMARIES:
        operation["summary"] = SUMMARIES[verb] + (" (fields as JSON)" if operation["operationId"] != verb else "")
    if (answer := example(operation["operationId"])) is not None:
        operation["responses"]["200"]["content"]["application/json"]["example"] = answer
