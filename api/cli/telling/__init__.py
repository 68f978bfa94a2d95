"""Answers for people: `tell` has a function for a type of answer, and tells any other field by field.

Each module registers its functions: `before`, `plans`, `verdicts`, `things`, `sentences`.
"""

from api.cli.telling import sentences, things, verdicts
from api.cli.telling.before import tell_as_tree
from api.cli.telling.common import tell
from api.cli.telling.plans import tell_placement, tell_question

__all__ = ["sentences", "tell", "tell_as_tree", "tell_placement", "tell_question", "things", "verdicts"]
