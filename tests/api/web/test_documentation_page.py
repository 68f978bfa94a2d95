MAX_MILLISECONDS = 60_000
"""The page of Swagger UI takes seconds to draw itself, and longer on a busy machine."""


def test_the_documentation_of_the_api_works_offline(browsing, address):
    with browsing() as page:
        failed = []
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.goto(f"{address}/docs", timeout=MAX_MILLISECONDS)
        page.get_by_text("/api/v1/before").first.wait_for(timeout=MAX_MILLISECONDS)
        page.get_by_text("/api/v1/before").first.click()
        page.get_by_role("button", name="Try it out").wait_for(timeout=MAX_MILLISECONDS)
        elsewhere = [
            one
            for one in page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
            if not one.startswith((address, "data:"))
        ]
    assert (failed, elsewhere) == ([], [])
