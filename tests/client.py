"""Asking an application in the test's own process, as a browser on the same machine asks the service."""

from starlette.testclient import TestClient as StarletteClient

HOST = "http://127.0.0.1:8000"


class TestClient(StarletteClient):
    """Starlette's client under a host name and from an address that the service answers by default."""

    __test__ = False

    def __init__(self, app, base_url=HOST, client=("127.0.0.1", 50000), **options):
        super().__init__(app, base_url=base_url, client=client, **options)
