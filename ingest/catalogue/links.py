"""Ask addresses whether they still answer: the only check of the catalogue that needs a network."""

from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx2

MAX_AT_ONCE = 8
"""Addresses that are asked at the same time."""

MAX_SECONDS = 15.0
"""How long one address may take to answer."""

_REFUSES_HEAD = {403, 405, 501}


def faults(addresses: Collection[str]) -> Iterator[str]:
    """Why each address gives no page, in the order given; an empty string for one that does."""
    import httpx2

    with (
        httpx2.Client(timeout=MAX_SECONDS, follow_redirects=True) as client,
        ThreadPoolExecutor(MAX_AT_ONCE) as threads,
    ):
        yield from threads.map(lambda address: _fault(client, address), addresses)


def _fault(client: "httpx2.Client", address: str) -> str:
    """Why an address gives no page, or an empty string."""
    import httpx2

    try:
        status = client.head(address).status_code
        if status in _REFUSES_HEAD:
            with client.stream("GET", address) as response:
                status = response.status_code
    except httpx2.HTTPError as problem:
        return f"cannot be reached ({problem or type(problem).__name__})"
    return f"answers with status {status}" if status >= 400 else ""
