"""Traces of requests by OpenTelemetry, where somebody set it up: FastAPI makes the spans, its SDK sends them."""

import os
from typing import TYPE_CHECKING

from graph.errors import InvalidSettings

if TYPE_CHECKING:
    from fastapi.telemetry import TelemetryConfig
    from opentelemetry.context import Context
    from opentelemetry.sdk.trace import Span
    from opentelemetry.sdk.trace.export import SpanExporter

_STANDARD = ("OTEL_TRACES_EXPORTER", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
"""Variables of OpenTelemetry itself by which traces are asked for."""


def telemetry(*, is_asked: bool) -> "TelemetryConfig":
    """How FastAPI traces requests: not at all unless a setting, or a variable of OpenTelemetry, asks for it.

    Raises
    ------
    InvalidSettings
        If traces are asked for and the packages of the extra ``tracing`` are missing.
    """
    if not (is_asked or any(os.environ.get(name, "none") != "none" for name in _STANDARD)):
        return {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
    try:
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        sent = BatchSpanProcessor(exporter())
    except ImportError as missing:
        raise InvalidSettings(f"PREREQ_TRACING needs a package: install prereq[tracing] ({missing})") from missing

    class WithoutQueries(SpanProcessor):
        """Leaves out of each span what people typed."""

        def on_start(self, span: "Span", parent_context: "Context | None" = None) -> None:  # noqa: ARG002 - the SDK's
            if "url.query" in (span.attributes or {}):
                span.set_attribute("url.query", "REDACTED")

    name = os.environ.get("OTEL_SERVICE_NAME", "prereq")
    provider = TracerProvider(resource=Resource.create({"service.name": name}))
    provider.add_span_processor(WithoutQueries())
    provider.add_span_processor(sent)
    return {"tracer_provider": provider, "metrics": False, "logs": False, "auto_configure": False}


def exporter() -> "SpanExporter":
    """What sends spans to a collector, over OTLP."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    made: SpanExporter = OTLPSpanExporter()
    return made
