def test_the_documentation_of_the_api_works_offline(page, address):
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(f"{address}/docs")
    page.get_by_text("/api/v1/before").first.wait_for(
        timeout=60_000
    )  # the first request makes the description of the whole API
    elsewhere = [
        one
        for one in page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
        if not one.startswith((address, "data:"))
    ]
    assert (failed, elsewhere) == ([], [])
