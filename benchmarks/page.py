"""How soon a view is drawn after its last byte, and how many bytes it takes: in Chromium, on this machine."""

import statistics
import tempfile
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from ingest.pipeline import OWN_EDITION, ingest
from queries import open_store
from tests.conftest import CHROMIUM_FLAGS, chromium_program
from tests.service import serving

VIEWS = ("/", "/before/kubernetes", "/before/transformers", "/map", "/around/lora")
RUNS = 7
GOAL_MS, GOAL_KB = 200, 150
HEADING = f"{'view':22} {'first visit':>12} {'from /':>9} {'goal':>8} {'answered in':>12} {'bytes':>8} {'goal':>8}"
TIMES = """() => {
  const sent = performance.getEntriesByType("navigation")[0];
  const drawn = performance.getEntriesByName("first-contentful-paint")[0].startTime;
  const files = performance.getEntriesByType("resource").reduce((sum, one) => sum + one.transferSize, 0);
  return [drawn - sent.responseEnd, sent.responseStart - sent.requestStart, sent.transferSize + files];
}"""


def main():
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        store = f"sqlite:///{work}/prereq.sqlite"
        with open_store(store) as opened:
            ingest(OWN_EDITION, opened)
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=CHROMIUM_FLAGS)
        with serving(store, Path(work) / "log") as address:
            print(HEADING)
            for path in VIEWS:
                runs = [(*measured(browser, address, path), later(browser, address, path)) for _ in range(RUNS)]
                report(path, runs)
        browser.close()


def measured(browser, address, path):
    """Of a first visit: milliseconds from the last byte to the first drawing, and to the first byte; bytes sent."""
    with opened(browser) as page:
        page.goto(address + path, wait_until="networkidle")
        return page.evaluate(TIMES)


def later(browser, address, path):
    """Of somebody who asks from the start page: milliseconds from the last byte to the first drawing."""
    with opened(browser) as page:
        page.goto(address, wait_until="networkidle")
        page.goto(address + path, wait_until="networkidle")
        return page.evaluate(TIMES)[0]


@contextmanager
def opened(browser):
    """A page without anything in its cache."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield context.new_page()
    context.close()


def report(path, runs):
    drawn, answered, size, asked = (statistics.median(column) for column in zip(*runs, strict=True))
    sizes = f"{size / 1e3:5.0f} kB {GOAL_KB:5} kB"
    print(f"{path:22} {drawn:9.0f} ms {asked:6.0f} ms {GOAL_MS:5} ms {answered:9.0f} ms {sizes}")


if __name__ == "__main__":
    main()
