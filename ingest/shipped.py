"""The revisions of the project's own roadmap that earlier versions shipped."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "roadmaps" / "shipped.txt"


@cache
def shipped_revisions() -> frozenset[str]:
    """Revisions that an earlier version filled a store with by itself, so that nobody misses them.

    Examples
    --------
    >>> {len(revision) for revision in shipped_revisions()}
    {64}
    """
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
