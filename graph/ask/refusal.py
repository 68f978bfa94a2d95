"""What is no question for a roadmap: off topic, a follow-up, in another language, or done in another way."""

# ruff: noqa: E501 - a phrase reads best on one line

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from graph.ask.book.refusals import CONTEXT, FOLLOW_UPS, HOW_TO, LANGUAGES, OFF_TOPIC, ORDERS, SCRIPTS
from graph.ask.book.words import CHATTER, FILLERS
from graph.ask.typed_names import Skeleton

MIN_WORDS_OF_LANGUAGE = 2
"""Words of a language from which a sentence may be in it."""

MIN_LANGUAGE_SHARE = 0.3
"""The share of such words from which it is."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ALWAYS_ENGLISH = frozenset((*CHATTER, *FILLERS))
_CLAUSES = re.compile(r" [.,] ")
_ORDERS = re.compile(ORDERS, re.IGNORECASE)
_WISH = (
    r"learn|learning|need|needed|prerequisites?|prereqs?|before|prior to|first|know|study|understand|plan|start"
    r"|what is (that|this|it)( all)? about|explain|how long|quiz|test me|compare|differences?|vs"
)
_TO_LEARN = re.compile(rf"\b({_WISH})\b")
_ASKED = re.compile(
    rf"\b({_WISH}|describe|means?|meaning|schedule|timetable|roadmap|what is|is (it|that|this)|takes?|after|next|in common"
    r"|path|order)\b"
)
_SUBJECT = re.compile(r"@|\b(it|this|that|they|them)\b")
_ASKING = re.compile(
    r"^(?:(?:and|but|so|ok|okay|please|also|then|hi|hello|hey|now) )*(?:(?:can|could|would|will) you (?:please |kindly )?)?"
    r"(?:what|which|how|where|why|is|are|do|does|can|could|should|must|would|explain|describe|compare|make|give|show|list"
    r"|draw|plan|build|tell|quiz|test|recommend|suggest|find|point|name)\b"
)
"""How a clause begins that asks something."""


def refusal(asked: Skeleton, sentence: str) -> str:
    """Why a sentence is not answered, as one sentence; empty if it may be a question.

    Examples
    --------
    >>> from graph.ask.typed_names import Skeleton
    >>> refusal(Skeleton("how much does a @0 earn .", ()), "how much does a data engineer earn?")
    'This is about pay, and a roadmap only says what to learn, in which order and how long it takes.'
    >>> refusal(Skeleton("what next .", ()), "what next?")
    ''
    """
    if language := language_of(sentence):
        return f"This looks like {language}: only English is understood."
    if told := next((told for told, row in _rows("how to") if row.search(asked.told)), ""):
        return told
    if told := next(_off_topic(asked, sentence), ""):
        return f"This is about {told}, and a roadmap only says what to learn, in which order and how long it takes."
    if "@" not in asked.text and any(row.search(asked.told) for _, row in _rows("follow-ups")):
        return "Each question stands alone here: say which skill is meant."
    return ""


def _off_topic(asked: Skeleton, sentence: str) -> Iterator[str]:
    """What a sentence is about that is off topic; what a skill is wanted for, and what else is told, may be anything."""
    is_wish = "@" in asked.text and bool(_TO_LEARN.search(asked.text))
    rows = [(told, row) for told, row in _rows("off topic") if not (is_wish and told in CONTEXT)]
    if "@" not in asked.text or not any(_is_question(clause, rows) for clause in _CLAUSES.split(asked.told)):
        yield from (told for told, row in rows if row.search(asked.told))
    if _ORDERS.search(sentence):
        yield "work for a machine"


def _is_question(clause: str, off_topic: Sequence[tuple[str, re.Pattern[str]]]) -> bool:
    """Whether a clause asks of itself what a roadmap can tell of a skill."""
    is_asked = all(pattern.search(clause) for pattern in (_SUBJECT, _ASKING, _ASKED))
    return is_asked and not any(row.search(clause) for _, row in off_topic)


@cache
def _rows(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rows of a table of refusals, compiled, with what is told."""
    rows = {"how to": HOW_TO, "off topic": OFF_TOPIC, "follow-ups": [("", row) for row in FOLLOW_UPS]}[table]
    return tuple((told, re.compile(rf"(?<!\S)(?:{row})(?!\S)")) for told, row in rows)


def language_of(sentence: str) -> str:
    """The language of a sentence that is not English; empty if it may be.

    Examples
    --------
    >>> language_of("Docker'dan sonra ne öğrenmeliyim"), language_of("quero virar engenheiro de dados")
    ('Turkish', 'Portuguese')
    >>> language_of("was ist RAG und wie lerne ich das"), language_of("what is die and der?")
    ('German', '')
    """
    return next(_scripts(sentence), "") or _by_words(sentence)


def _scripts(sentence: str) -> Iterator[str]:
    return (language for language, letters in SCRIPTS if re.search(letters, sentence))


@cache
def _languages() -> dict[str, frozenset[str]]:
    """The words of each language as they are typed in a hurry."""
    return {language: frozenset(map(_plain, words)) for language, words in LANGUAGES.items()}


def _plain(word: str) -> str:
    """A word in small letters and without accents."""
    letters = unicodedata.normalize("NFKD", word.casefold().replace("ß", "ss").replace("ı", "i"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _by_words(sentence: str) -> str:
    words = [_plain(word) for word in _WORD.findall(sentence)]
    counts = {language: sum(word in known for word in words) for language, known in _languages().items()}
    language = max(counts, key=lambda one: counts[one])
    english = sum(word in _ALWAYS_ENGLISH for word in words)
    is_clear = counts[language] >= max(MIN_WORDS_OF_LANGUAGE, MIN_LANGUAGE_SHARE * len(words))
    return language if is_clear and counts[language] > english else ""
