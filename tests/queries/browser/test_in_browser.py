"""Neo4j Browser itself, in Chromium: somebody logs in, opens the guide, and runs what it offers."""

import base64
from dataclasses import replace

import pytest

from graph.model import Mention
from graph.samples import TINY
from graph.snapshot import Snapshot
from queries import open_store
from queries.browser.saved import bundle, examples, saved_queries
from tests.neo4j_browser import opened
from tests.neo4j_graph import drawn

QUERIES = {query.name: query.text for query in saved_queries()}
HOSTILE = "<script>document.title='caught'</script><img src=x onerror=\"document.title='caught'\"> ${name} `'\"\\"


@pytest.fixture(scope="module")
def service(serving, bundled):
    """The address from which the guide is served."""
    with serving(bundled) as address:
        yield address


@pytest.fixture(scope="module")
def browser(chromium, browsable_neo4j):
    with opened(chromium, browsable_neo4j, viewport={"width": 1400, "height": 1000}) as found:
        yield found


def test_a_newcomer_logs_in_opens_the_guide_and_draws_what_transformers_need(bundled_neo4j, browser, service, cypher):
    browser.run(f":play {service}/browser/guide.html")
    browser.guide.get_by_role("heading", name="What is drawn here").wait_for()
    browser.run_of_guide(":param {")
    browser.run_of_guide(":style")
    browser.turn("What comes before a skill?")
    browser.run_of_guide("Before a skill: two levels")
    nodes, _ = drawn(cypher(QUERIES["before-two-levels"], **examples()))
    shown, arrows = browser.drawn()
    assert shown == len(nodes) > 10
    assert arrows >= shown - 1
    assert browser.frame.get_by_text("understand", exact=True).count() > 0, "the style writes the need on the arrows"


def test_the_guide_arrives_whole(bundled_neo4j, browser, service):
    browser.run(f":play {service}/browser/guide.html")
    browser.turn("Your own plan")
    shown = browser.guide.locator("pre.runnable").first.text_content()
    assert shown == QUERIES["my-plan"].rstrip()


def test_the_guide_also_opens_in_the_bar_on_the_left(bundled_neo4j, browser, service):
    browser.type(f":guide {service}/browser/guide.html")
    browser.page.get_by_text("Prereq: from one skill to your own plan").wait_for()


def test_the_bundle_dropped_on_the_favorites_brings_every_query(browser):
    browser.page.click('[data-testid="navigationFavorites"]')
    target = browser.page.get_by_text("Local scripts").first
    target.wait_for()
    dropped = browser.page.evaluate_handle(
        """content => {
            const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0))
            const transfer = new DataTransfer()
            transfer.items.add(new File([bytes], "queries.zip", {type: "application/zip"}))
            return transfer
        }""",
        base64.b64encode(bundle()).decode(),
    )
    for event in ("dragenter", "dragover", "drop"):
        target.dispatch_event(event, {"dataTransfer": dropped})
    browser.page.get_by_text("Prereq", exact=True).click()
    for query in saved_queries():
        browser.page.get_by_text(query.title, exact=True).wait_for()


def test_names_of_a_hostile_roadmap_are_text_wherever_they_are_drawn(empty_neo4j, browser, service):
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
        store.replace(_hostile())
    browser.run(':param skill => "transformers"')
    browser.run(QUERIES["before-two-levels"])
    nodes, _ = browser.drawn()
    assert nodes == len(Snapshot(_hostile()).order)
    browser.frame.get_by_text("Table", exact=True).click()
    browser.frame.get_by_text("onerror").first.wait_for()
    assert browser.page.locator("img[src=x]").count() == 0
    assert browser.page.title() != "caught"


def _hostile():
    """The sample roadmap with every name and text turned hostile."""
    skills = (
        replace(
            one,
            name=HOSTILE if one.id == "transformers" else f"{HOSTILE} {one.id}",
            aliases=(),
            summary=HOSTILE,
            mentions=(Mention(1, HOSTILE, one.topic),),
        )
        for one in TINY.skills
    )
    topics = tuple(replace(one, name=f"{HOSTILE} {one.id}") for one in TINY.topics)
    return replace(TINY, title=HOSTILE, skills=tuple(skills), topics=topics)
