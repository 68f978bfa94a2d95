"""Everything that talks to a database: one `Store` contract, one folder a backend.

No backend reasons: a store keeps one roadmap and gives it back whole; `graph` answers from memory.
"""

from queries.base import Counts, Health, Login, Store
from queries.opening import open_store

__all__ = ["Counts", "Health", "Login", "Store", "open_store"]
