"""Ids made from names."""

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
    """The id made from a name; C, C++ and C# get different ones.

    Examples
    --------
    >>> slug("C++"), slug("C#"), slug("C"), slug("ASP.NET core")
    ('cpp', 'csharp', 'c', 'aspdotnet-core')
    """
    return str(slugify(name, replacements=_SLUGS, max_length=MAX_ID_CHARACTERS, word_boundary=True))
