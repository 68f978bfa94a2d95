"""What FastAPI does not know of our API: the shape of problems, real examples, and short names of operations."""

from typing import Any

from fastapi import FastAPI

from api.http.errors import Problem, problems
from api.http.examples import example


def describe(app: FastAPI) -> None:
    """Complete the application's OpenAPI document, which is made when it is first asked for."""
    original = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = original()
            document["components"]["schemas"]["Problem"] = Problem.model_json_schema()
            for path in document["paths"].values():
                for method, operation in path.items():
                    _complete(operation)
                    bounds = problems(413 if method == "post" else 414, 421, 429)
                    operation["responses"] |= {str(status): told for status, told in bounds.items()}
        return original()

    app.openapi = openapi  # type: ignore[method-assign]


def _complete(operation: dict[str, Any]) -> None:
    operation["summary"] = operation["operationId"].replace("_", " ")
    if (answer := example(operation["operationId"])) is not None:
        operation["responses"]["200"]["content"]["application/json"]["example"] = answer
