"""How a view leaves: a template with what every view needs."""

from collections.abc import Mapping
from typing import Any

from fastapi import Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.service import Service
from api.settings import Settings
from api.web.assets import Assets
from api.web.drawing import curve
from api.web.links import address
from api.web.ranges import shown_range

HEADERS = {"Cache-Control": "no-cache"}
"""Sent with every view, beside the policy that every page has (`api.http.policies`)."""


class Site:
    """The templates, the files, and the service whose snapshot is shown."""

    def __init__(self, service: Service, settings: Settings) -> None:
        self.service = service
        self.report_url = settings.report_url
        self.assets = Assets()
        self._templates = Environment(
            loader=PackageLoader("api.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {"curve": curve, "hours": hours, "number": number, "spread": spread}
        self._templates.globals |= {
            "asset": self.assets.address,
            "modules": self.assets.modules,
            "address": address,
            "may_upload": bool(settings.api_keys_file),
        }

    def view(self, template: str, context: Mapping[str, Any], status: int = 200) -> Response:
        """A template as a response."""
        body = self._templates.get_template(template).render(stale=self.service.stale, **context).encode()
        return Response(body, status, HEADERS, "text/html")


def number(value: float) -> str:
    """A number as people write it.

    Examples
    --------
    >>> number(12.0), number(1.5)
    ('12', '1.5')
    """
    return f"{value:g}"


def hours(value: float) -> str:
    """Hours in words.

    Examples
    --------
    >>> hours(1), hours(2.5)
    ('1 hour', '2.5 hours')
    """
    return "1 hour" if value == 1 else f"{number(value)} hours"


def short_hours(value: float) -> str:
    """Hours as a label has them.

    Examples
    --------
    >>> short_hours(2.5)
    '2.5 h'
    """
    return f"{number(value)} h"


def spread(value: float) -> str:
    """Hours as people differ, in whole hours from ten on.

    Examples
    --------
    >>> spread(54), spread(2), spread(0)
    ('43–81', '1.5–3', '0')
    """
    low, high = shown_range(value)
    return number(low) if low == high else f"{number(low)}–{number(high)}"
