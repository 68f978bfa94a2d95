"""From what people type to skills, topics, roles and backgrounds: exact or not at all; near misses are suggestions.

* How names are compared: `graph.names.normalise`, and by which rank: `graph.names.tiers`.
* What a name stands for: `graph.names.things`, and for the text of an entry `graph.names.entries`.
* `graph.names.resolver` puts it together; near spellings are found by `graph.names.ranking`,
  and what is only described by `graph.names.described`.
"""

from graph.names.bounds import MAX_NAME_CHARACTERS, MAX_NAMES, MAX_SUGGESTED_NAMES, checked
from graph.names.finding import Candidate, Found, MatchVerdict
from graph.names.normalise import FORMS, fold, folded_words, normalise, singular
from graph.names.resolver import Names
from graph.names.things import Group, Thing, address
from graph.names.tiers import StoredTier, Tier, first_match

__all__ = [
    "FORMS",
    "MAX_NAMES",
    "MAX_NAME_CHARACTERS",
    "MAX_SUGGESTED_NAMES",
    "Candidate",
    "Found",
    "Group",
    "MatchVerdict",
    "Names",
    "StoredTier",
    "Thing",
    "Tier",
    "address",
    "checked",
    "first_match",
    "fold",
    "folded_words",
    "normalise",
    "singular",
]
