"""A service on the bundled roadmap, and pages of Chromium that report what goes wrong in them."""

from contextlib import contextmanager

import pytest


@pytest.fixture(scope="session")
def address(serving, bundled):
    """Where the page is served."""
    with serving(bundled, PREREQ_REPORT_URL="https://example.org/issues/new?labels=edge") as found:
        yield found


@pytest.fixture(scope="session")
def browsing(chromium):
    """What opens a page of its own; a console error, a script error or a breach of the policy fails the test."""

    @contextmanager
    def opened(**options):
        context = chromium.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: said.type in {"error", "warning"} and page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        yield page
        complaints = page.complaints
        context.close()
        assert complaints == []

    return opened


@pytest.fixture
def page(browsing):
    with browsing() as found:
        yield found
