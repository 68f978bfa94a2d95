"""Neo4j Browser in Chromium: log in, run a command, and read what is shown; for tests and pictures."""

from contextlib import contextmanager

SECONDS = 60


class Browser:
    """An open Neo4j Browser, logged in; ``page`` is Playwright's page."""

    def __init__(self, page):
        self.page = page

    def run(self, command):
        """Run a command or query from the editor, and wait until its frame is the first of the stream."""
        before = self.page.locator(FRAME).count()
        self.page.click('[data-testid="activeEditor"]')
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(command)
        self.page.keyboard.press("Control+Enter")
        self._until(lambda: self.page.locator(FRAME).count() > before, f"a frame for {command}")

    @property
    def frame(self):
        """The newest frame of the stream."""
        return self.page.locator(FRAME).first

    def drawn(self):
        """How many nodes and relationships the newest frame draws."""
        self.frame.locator("svg g.node").first.wait_for(timeout=SECONDS * 1000)
        nodes = self.frame.locator("svg g.layer.nodes g.node").count()
        relationships = self.frame.locator("svg g.layer.relationships g.relationship").count()
        return nodes, relationships

    def _until(self, condition, what):
        for _ in range(SECONDS * 10):
            if condition():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"Neo4j Browser did not show {what}")


FRAME = '[data-testid="frame"]'


@contextmanager
def opened(chromium, server, **options):
    """Neo4j Browser of a running server, logged in, in a page of its own; options are those of Playwright's page."""
    page = chromium.new_page(**options)
    try:
        page.goto(server.browser)
        page.fill('[data-testid="boltaddress"]', server.bolt.removeprefix("bolt://"))
        page.fill('[data-testid="username"]', server.login.user)
        page.fill('[data-testid="password"]', server.login.password)
        page.click('[data-testid="connect"]')
        page.locator('[data-testid="activeEditor"]').wait_for(timeout=SECONDS * 1000)
        page.locator('[data-testid="boltaddress"]').wait_for(state="detached", timeout=SECONDS * 1000)
        yield Browser(page)
    finally:
        page.close()
