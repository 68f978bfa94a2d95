"""Every view passes axe, light and dark, and the first view keeps its budget."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe

VIEWS = [
    "/",
    "/before/logistic-regression?known=linear-regression",
    "/before/lsm-trees?known=python",
    "/before/kubernetes?by=stage",
    "/before/kubernetes?hours_per_week=8&start=2027-01-04&deadline=2027-01-20",
    "/before/transformers?view=picture",
    "/before/kubernetes?view=picture&open=all",
    "/before/topic:mathematics/linear-algebra",
    "/before/role:data-analyst",
    "/before/redis?background=backend-developer&lacking=sql-basics",
    "/search?q=attention+xyz&listed=true",
    "/search?q=ml+engineer&listed=true",
    "/map",
    "/map/mathematics/linear-algebra",
    "/skill/lora",
    "/roadmap",
    "/my-skills",
    "/my-skills?known=pytorch&known=gone",
    "/placement",
    "/placement/lora?said=no.fine-tuning&said=skip.pytorch",
    "/roadmap?only=left-out",
    "/why",
    "/why?before=softmax&after=transformers",
]
COLOURS = {"runOnly": ["cat.color"], "resultTypes": ["violations"]}
"""The rules whose findings the colour scheme can change: it changes colours alone."""

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
MOST_BYTES = 150_000


@pytest.mark.parametrize("path", VIEWS)
def test_axe_finds_nothing_in_light_and_dark(page, address, path):
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(address + path)
    found, light = Axe().run(page), page.evaluate(BACKGROUND)
    assert found.violations_count == 0, found.generate_report()
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert page.evaluate(BACKGROUND) != light
    found = Axe().run(page, options=COLOURS)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_on_the_page_of_an_error(page, address):
    page.goto(f"{address}/before/tranformerz")
    found = Axe().run(page)
    page.complaints.clear()  # Chromium reports the status 404 that the page is meant to have
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", ["/", "/before/transformers"])
def test_the_first_view_is_small_and_comes_from_here_alone(browsing, address, path):
    with browsing() as page:
        answers = []
        page.on("response", lambda one: answers.append(one))  # noqa: PLW0108 - Playwright marks what it is given
        page.goto(address + path, wait_until="networkidle")
        sizes = {one.url: len(gzip.compress(one.body(), 5)) for one in answers if one.status == 200}
    assert all(url.startswith(address) for url in sizes)
    assert sum(sizes.values()) < MOST_BYTES
