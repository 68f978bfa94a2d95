"""The pictures of the documentation, taken from the running service: `make screenshots`."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from ingest.pipeline import OWN_EDITION, ingest
from queries import open_store
from queries.browser.guide import on_connect
from queries.browser.saved import saved_queries
from queries.neo4j.server.local import running
from tests.conftest import CHROMIUM_FLAGS, chromium_program
from tests.neo4j_browser import opened as opened_browser
from tests.service import serving

DESK = {"viewport": {"width": 1400, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark", "is_mobile": True, "device_scale_factor": 2}


def before(page: Page, address: str) -> None:
    """What to learn before a target, on one screen."""
    page.goto(f"{address}/before/transformers?known=vectors")


def weeks(page: Page, address: str) -> None:
    """A dated plan."""
    query = "background=backend-developer&hours_per_week=6&start=2027-01-04"
    page.goto(f"{address}/before/retrieval-augmented-generation?{query}")


def picture(page: Page, address: str) -> None:
    """The phases on their line, one of them opened, and the way of one skill lit up."""
    page.goto(f"{address}/before/transformers?view=picture&open=2")
    page.locator("#node-dot-product").hover()


def skill(page: Page, address: str) -> None:
    """One skill."""
    page.goto(f"{address}/skill/softmax")


def overview(page: Page, address: str) -> None:
    """The map of all topics."""
    page.goto(f"{address}/map")


def phone(page: Page, address: str) -> None:
    """The picture on a phone, in the dark."""
    page.goto(f"{address}/before/lora?view=picture&known=vectors")


PICTURES: dict[str, tuple[dict, Callable[[Page, str], None]]] = {
    "before": (DESK, before),
    "weeks": (DESK, weeks),
    "picture": (DESK, picture),
    "skill": (DESK, skill),
    "map": (DESK, overview),
    "phone": (PHONE, phone),
}
"""The options of the browser, and what is to be seen, by the name of the file."""


def take(browser: Browser, address: str, folder: Path) -> None:
    """Take every picture of the page at an address."""
    for name, (options, show) in PICTURES.items():
        page = browser.new_page(**options)
        show(page, address)
        page.wait_for_timeout(300)  # what lights up does so softly
        page.screenshot(path=folder / f"{name}.png")
        page.close()


def take_neo4j(browser: Browser, address: str, work: Path, file: Path) -> None:
    """Take the picture of Neo4j Browser: the guide's first query of Transformers, drawn."""
    with running(work / "neo4j", "for-pictures", on_connect=on_connect(address)) as server:
        with open_store(server.bolt, server.login) as opened:
            ingest(OWN_EDITION, opened)
        with opened_browser(browser, server, **DESK) as shown:
            shown.run(next(one.text for one in saved_queries() if one.name == "before-two-levels"))
            shown.drawn()
            shown.page.wait_for_timeout(4000)  # until the drawing has come to rest
            shown.page.screenshot(path=file)


def main(folder: Path) -> None:
    """Serve the bundled roadmap, from SQLite and from Neo4j, and take the pictures."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        work = Path(name)
        store = f"sqlite:///{work}/prereq.sqlite"
        with open_store(store) as opened:
            ingest(OWN_EDITION, opened)
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=CHROMIUM_FLAGS)
        with serving(store, work / "log") as address:
            take(browser, address, folder)
            take_neo4j(browser, address, work, folder / "neo4j.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
