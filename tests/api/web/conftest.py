"""A service on the bundled roadmap, and pages of Chromium that report what goes wrong in them."""

from contextlib import contextmanager

import pytest


@pytest.fixture(scope="session")
def address(serving, bundled):
    """Where the page is served."""
    with serving(bundled, PREREQ_REPORT_URL="https://example.org/issues/new?labels=edge") as found:
        yield found


def _context(chromium, **options):
    context = chromium.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: said.type in {"error", "warning"} and page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return context, page


@pytest.fixture(scope="session")
def browsing(chromium):
    """What opens a page of its own; a console error, a script error or a breach of the policy fails the test."""

    @contextmanager
    def opened(**options):
        context, page = _context(chromium, **options)
        yield page
        complaints = page.complaints
        context.close()
        assert complaints == []

    return opened


@pytest.fixture(scope="session")
def _kept(chromium):
    context, page = _context(chromium)
    yield page
    context.close()


@pytest.fixture
def page(_kept, address):
    """The page of the run, as if it were new: nothing in its storage, no route caught, no medium chosen."""
    _kept.goto(address)
    _kept.evaluate("localStorage.clear(); sessionStorage.clear()")
    _kept.unroute_all()
    _kept.emulate_media(media="null", color_scheme="null", reduced_motion="null")
    _kept.complaints.clear()
    yield _kept
    assert _kept.complaints == []
