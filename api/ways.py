"""How the ways in name a question: its address over HTTP, and its command in the terminal."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote, urlencode

from graph.ask.readings import Fields, shown_number
from graph.questions.table import Verb

PREFIX = "/api/v1"

PATHS: Mapping[str, str] = MappingProxyType(
    {"verify": "/plan/verify", "skill": "/skills/{name}", "topic": "/topics/{name:path}"}
)
"""Where a verb is asked below the prefix, if not under its own name; ``{name}`` stands for its one required field."""

COMMANDS: Mapping[str, str] = MappingProxyType({"skill": "skills", "topic": "topics", "placement": "place"})
"""The command of a verb, if it is not its own name."""

FLAGS: Mapping[str, str] = MappingProxyType({"hours_per_week": "--hours", "deadline": "--by"})
"""The option of a field, if it is not its own name."""

ARGUMENTS: Mapping[str, tuple[str, ...]] = MappingProxyType({"order": ("target",)})
"""The fields that a command takes without an option, although they may be left out."""


def path(verb: Verb) -> str:
    """The path of a verb's route, below the prefix."""
    return PATHS.get(verb.name, f"/{verb.name}")


def flag(field: str) -> str:
    """The option of the terminal that sets a field."""
    return FLAGS.get(field, f"--{field.replace('_', '-')}")


def address(verb: Verb, fields: Fields) -> str:
    """The path and query of the HTTP request that asks a question; of one that is sent as a document, the path.

    Examples
    --------
    >>> from graph.questions.table import BY_NAME
    >>> address(BY_NAME["before"], {"target": ["transformers"], "known": ["softmax", "vectors"]})
    '/api/v1/before?target=transformers&known=softmax&known=vectors'
    >>> address(BY_NAME["topic"], {"topic": "maths/linear algebra"})
    '/api/v1/topics/maths/linear%20algebra'
    """
    route, _, name = path(verb).partition("{")
    if name:
        return PREFIX + route + quote(str(fields[verb.required[0]]))
    query = "" if verb.is_document else urlencode(fields, doseq=True, safe=":/")
    return PREFIX + route + (f"?{query}" if query else "")


def command(verb: Verb, fields: Fields) -> str:
    """The command of the terminal that asks a question.

    Examples
    --------
    >>> from graph.questions.table import BY_NAME
    >>> command(BY_NAME["plan"], {"target": ["topic:maths"], "hours_per_week": 6.0, "start": "2027-01-04"})
    'prereq plan topic:maths --hours 6 --start 2027-01-04'
    """
    arguments = (*verb.required, *(name for name in ARGUMENTS.get(verb.name, ()) if name in fields))
    places = [str(value) for name in arguments for value in _values(fields[name])]
    options = [text for name in fields if name not in arguments for text in _options(name, fields[name])]
    return shlex.join(["prereq", COMMANDS.get(verb.name, verb.name), *places, *options])


def _options(field: str, value: object) -> Iterator[str]:
    for one in _values(value):
        yield flag(field)
        yield shown_number(one)


def _values(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else [value]
