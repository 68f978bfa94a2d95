"""Neo4j Browser in Chromium: log in, run a command, and see what is drawn; for tests and pictures."""

from contextlib import contextmanager

SECONDS = 120
FRAME = '[data-testid="frame"]'
EDITOR = '[data-testid="activeEditor"]'


class Browser:
    """An open Neo4j Browser, logged in; ``page`` is Playwright's page, which can take a picture."""

    def __init__(self, page):
        self.page = page

    @property
    def frame(self):
        """The newest frame of the stream."""
        return self.page.locator(FRAME).first

    @property
    def guide(self):
        """The frame of the guide."""
        return self.page.locator(FRAME).filter(has_text=":play http").first

    def type(self, command):
        """Run a command or a query from the editor."""
        self.page.click(EDITOR)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(command)
        self.page.keyboard.press("Control+Enter")

    def run(self, command):
        """Run a command or a query from the editor, and wait for its frame."""
        with self.one_more_frame():
            self.type(command)

    def run_of_guide(self, text):
        """Run the block of the guide's slide that holds a text, and wait for its frame."""
        with self.one_more_frame():
            self.guide.locator("pre.runnable").filter(has_text=text).locator("i").click()

    def turn(self, heading):
        """Turn the guide to the slide of a heading."""
        while not self.guide.get_by_role("heading", name=heading).is_visible():
            self.guide.locator(".next-slide").last.click()
            self.page.wait_for_timeout(20)

    def drawn(self):
        """How many nodes and relationships the newest frame draws."""
        self.frame.locator("g.node").first.wait_for()
        return self.frame.locator("g.node").count(), self.frame.locator("g.relationship").count()

    @contextmanager
    def one_more_frame(self):
        """Waits until what is done in the block has brought a frame."""
        count = self.page.locator(FRAME).count()
        yield
        self.page.locator(FRAME).nth(count).wait_for()


@contextmanager
def opened(chromium, server, **options):
    """Neo4j Browser of a running server, logged in, in a page of its own with Playwright's options."""
    page = chromium.new_page(**options)
    page.set_default_timeout(SECONDS * 1000)
    try:
        page.goto(server.browser)
        page.fill('[data-testid="boltaddress"]', server.bolt.removeprefix("bolt://"))
        page.fill('[data-testid="username"]', server.login.user)
        page.fill('[data-testid="password"]', server.login.password)
        page.click('[data-testid="connect"]')
        page.locator('[data-testid="boltaddress"]').wait_for(state="detached")
        page.locator(EDITOR).get_by_text("neo4j$").wait_for()  # the server has told what it is: Browser is at rest
        yield Browser(page)
    finally:
        page.close()
