"""What the service counted, for Prometheus."""

from fastapi import APIRouter, HTTPException, Request, Response

from api.http.clients import Networks
from api.http.hosts import is_this_machine
from api.metrics import MEDIA_TYPE, Metrics

PATH = "/metrics"

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def get_metrics(request: Request) -> Response:
    """All counts: for this machine, and for the addresses of a setting."""
    if not _is_welcome(request, request.app.state.metrics_from):
        raise HTTPException(403, "Set PREREQ_METRICS_FROM to the addresses that may read this")
    metrics: Metrics = request.app.state.metrics
    return Response(metrics.shown(), media_type=MEDIA_TYPE)


def _is_welcome(request: Request, networks: Networks) -> bool:
    """Whether an address may read; one that another proxy speaks for is not that proxy's own."""
    address = request.client.host if request.client else ""
    if address in networks:
        return True
    is_own = "x-forwarded-for" not in request.headers and "forwarded" not in request.headers
    return is_own and is_this_machine(address)
