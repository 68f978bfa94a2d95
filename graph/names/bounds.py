"""Bounds on names: their length, and how many a question may have."""

import unicodedata

from graph.errors import InvalidParameter

MAX_NAME_CHARACTERS = 200
"""Characters that a name may have in a question."""

MAX_NAMES = 5_000
"""Names that one list of a question may have."""

MAX_SUGGESTED_NAMES = 20
"""Unknown names of one question that get suggestions; looking for what is near takes a while."""


def checked(name: str, field: str = "name") -> str:
    """The name itself, if it can be one.

    Raises
    ------
    InvalidParameter
        If it is empty, has over 200 characters, or holds control characters.
    """
    if not name.strip():
        raise InvalidParameter(field, "is empty: give the name of a skill or topic")
    if len(name) > MAX_NAME_CHARACTERS:
        raise InvalidParameter(field, f"has {len(name)} characters: a name has at most {MAX_NAME_CHARACTERS}")
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in name):
        raise InvalidParameter(field, "holds control characters: give plain text")
    return name
