"""The addresses that are about what somebody knows."""

from fastapi import APIRouter, Response

from api.encode import encode
from api.web.progress import Ticks, progress
from api.web.view import Page

router = APIRouter(include_in_schema=False)


@router.post("/my-skills/progress")
def post_progress(page: Page, ticks: Ticks) -> Response:
    """What the ticks of a browser come to; they are asked with, and not kept."""
    return Response(encode(progress(page.snapshot, ticks)), media_type="application/json")
