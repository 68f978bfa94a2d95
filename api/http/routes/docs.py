"""The documentation of the API as a page, which works without a network."""

from fastapi import APIRouter, Response
from fastapi.openapi.docs import get_swagger_ui_html

HOME, FILES = "/docs", "/static-offline-docs"

_PAGE = get_swagger_ui_html(
    openapi_url="/openapi.json",
    title="Prereq: the API",
    swagger_js_url=f"{FILES}/swagger-ui-bundle.js",
    swagger_css_url=f"{FILES}/swagger-ui.css",
    swagger_favicon_url=f"{FILES}/favicon.png",
)

HTML = bytes(_PAGE.body).decode()
"""The page: it is the same for everybody, so its one inline script can be named by hash."""

router = APIRouter(include_in_schema=False)


@router.get(HOME)
async def get_docs() -> Response:
    """The page that shows every operation."""
    return Response(HTML, media_type="text/html")
