"""Ids made from names."""

import unicodedata

from slugify import slugify

MAX_ID_CHARACTERS = 80
"""Characters of an id that is made from a name."""

_SLUGS = [
    ("C++", "cpp"),
    ("C#", "csharp"),
    (".NET", "dotnet"),
    ("R²", "r-squared"),
    ("F#", "fsharp"),
    ("+", "plus"),
    ("#", "sharp"),
]


def slug(name: str) -> str:
    """The id made from a name; C, C++ and C# get different ones, and so do names in any script.

    Examples
    --------
    >>> slug("C++"), slug("C#"), slug("C"), slug("ASP.NET core")
    ('cpp', 'csharp', 'c', 'aspdotnet-core')
    >>> slug("Crème brûlée"), slug("发酵"), slug("发教")
    ('creme-brulee', '发酵', '发教')
    """
    own_script = any(letter.isalpha() and not _is_latin(letter) for letter in name)
    made = slugify(
        name, replacements=_SLUGS, max_length=MAX_ID_CHARACTERS, word_boundary=True, allow_unicode=own_script
    )
    return str(made)


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(
        ("LATIN", "FEMININE", "MASCULINE", "MODIFIER", "MATHEMATICAL", "FULLWIDTH LATIN")
    )
