"""Everything that talks to a database: the `Store` contract, and one folder per backend.

A store keeps one roadmap and loads it whole. It answers no questions: `graph` does, from memory.
"""

from queries.base import Counts, Health, Login, Store
from queries.opening import open_store

__all__ = ["Counts", "Health", "Login", "Store", "open_store"]
