"""Words of a sentence that ended in no field of the question: they are said, so that nothing is dropped silently."""

import re
from collections.abc import Iterator

from graph.ask.book.words import CHATTER, FILLERS, UNMISSED
from graph.ask.frame import Frame
from graph.ask.typed_names import Skeleton, TypedName

_UNMISSED = frozenset((*CHATTER, *FILLERS, *UNMISSED))
_WITH_HOURS = {"hours", "before", "plan", "compare", "trunk", "path", "frontier"}
_FORMATS = re.compile(r"\b(?:(?:videos|books?|podcasts?|exercises|papers))\b")
_TOKEN = re.compile(r"(?<![\w@~])(?:\d+ )?[a-z][a-z']*|(?<![\w@~])\d+")


def unread(asked: Skeleton, read: Frame) -> tuple[str, ...]:
    """The words that say something, and that nothing was read from, in quotation marks.

    Examples
    --------
    >>> names = (TypedName("SQL", "SQL", ("sql",)), TypedName("chatbot", "chatbot", ()))
    >>> unread(Skeleton("before @0 please no ~1", names), Frame("before", {"target": (0,)}, unread="please no ~1"))
    ('"chatbot"',)
    """
    used = {number for numbers in read.roles.values() for number in numbers}
    names = [typed_name for number, typed_name in enumerate(asked.typed_names) if number not in used]
    said = [*_unknown(names), *_plain(read.unread), *_second(read)]
    return tuple(f'"{text}"' for text in dict.fromkeys(said))


def formats(asked: Skeleton) -> tuple[str, ...]:
    """The kinds of places to learn that a sentence names: an answer shows all kinds.

    Examples
    --------
    >>> formats(Skeleton("some books or videos on @0 .", ()))
    ('books', 'videos')
    """
    return tuple(dict.fromkeys(_FORMATS.findall(asked.told)))


def _unknown(names: list[TypedName]) -> Iterator[str]:
    for typed_name in names:
        words = re.findall(r"[\w']+", typed_name.typed.casefold())
        if not typed_name.ids and any(word not in _UNMISSED for word in words):
            yield typed_name.typed


def _second(read: Frame) -> list[str]:
    """What is asked beside the question and the answer does not say: how long it takes, and what it is."""
    hours = [] if read.verb in _WITH_HOURS else re.findall(r"how long(?! [@~])|how many hours", read.unread)
    return (
        hours
        if read.verb == "describe"
        else [*hours, *re.findall(r"what is (?:it|that|this)(?= [.,]| and)", read.unread)]
    )


def _plain(text: str) -> Iterator[str]:
    for token in _TOKEN.findall(text):
        number, _, word = token.rpartition(" ")
        if number or word not in _UNMISSED:
            yield token
