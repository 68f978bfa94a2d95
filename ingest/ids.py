"""Ids made from names."""

import re
import unicodedata
from functools import lru_cache

from slugify import slugify

MAX_ID_CHARACTERS = 80
"""Characters of an id that is made from a name."""

MAX_REMEMBERED = 50_000
"""Names whose id is kept: an id is asked for wherever its name stands."""

_PLAIN = re.compile(r"[A-Za-z0-9 ]*")
_SLUGS = [
    ("C++", "cpp"),
    ("C#", "csharp"),
    (".NET", "dotnet"),
    ("R²", "r-squared"),
    ("F#", "fsharp"),
    ("+", "plus"),
    ("#", "sharp"),
]


@lru_cache(maxsize=MAX_REMEMBERED)
def slug(name: str) -> str:
    """The id made from a name; C, C++ and C# get different ones, and so do names in any script.

    Examples
    --------
    >>> slug("C++"), slug("C#"), slug("C"), slug("ASP.NET core")
    ('cpp', 'csharp', 'c', 'aspdotnet-core')
    >>> slug("Crème brûlée"), slug("发酵"), slug("发教")
    ('creme-brulee', '发酵', '发教')
    """
    if len(name) <= MAX_ID_CHARACTERS and _PLAIN.fullmatch(name):
        return "-".join(name.lower().split())
    own_script = any(letter.isalpha() and not _is_latin(letter) for letter in name)
    made = slugify(
        name, replacements=_SLUGS, max_length=MAX_ID_CHARACTERS, word_boundary=True, allow_unicode=own_script
    )
    return str(made)


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(
        ("LATIN", "FEMININE", "MASCULINE", "MODIFIER", "MATHEMATICAL", "FULLWIDTH LATIN")
    )
