"""Which language a document is written in, by its script and its commonest words."""

import re
import unicodedata
from collections import Counter

CATALOGUE_LANGUAGE = "en"
"""The language of the names in the catalogue."""

MIN_WORDS = 12
"""Words from which a language is told; fewer say nothing."""

_SCRIPTS = {
    "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he",
    "GREEK": "el", "DEVANAGARI": "hi", "THAI": "th", "BENGALI": "bn", "TAMIL": "ta",
}  # fmt: skip
_WORDS = {
    "en": "the and of to in for with is are you how what from on your by an be this that using basics",
    "es": "el la los las de del y en para con por una un que es como su al introducción",
    "fr": "le les des et en pour avec une un du que est dans sur au aux vous introduction",
    "de": "der die das und mit für von den ein eine ist zu im auf des einführung grundlagen",
    "pt": "o os as de do da dos das e em para com uma um que como introdução no na",
    "it": "il gli di del della e per con una un che come nel sono introduzione alla",
    "nl": "het een van en voor met de op te zijn naar inleiding",
}  # fmt: skip
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}


def language_of(text: str) -> str:
    r"""The code of the language that a text seems to be in; English if nothing tells.

    Examples
    --------
    >>> language_of("# Pan\n- El amasado de la masa\n- La fermentación del pan en el horno con vapor y calor")
    'es'
    """
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if script := _script(words):
        return script
    often = Counter(words)
    counts = Counter({language: sum(often[word] for word in known) for language, known in _SETS.items()})
    best, count = counts.most_common(1)[0]
    clear = count >= max(3, len(words) // 20) and count > 1.5 * counts[CATALOGUE_LANGUAGE]
    return best if clear and len(words) >= MIN_WORDS else CATALOGUE_LANGUAGE


def _script(words: list[str]) -> str:
    """The language of the script of a third of the letters or more, if it is not Latin."""
    letters: Counter[str] = Counter()
    for letter, count in Counter("".join(words)).items():
        letters[unicodedata.name(letter, "").split(" ")[0]] += count
    scripts = Counter({script: letters[script] for script in _SCRIPTS})
    kana = letters["HIRAGANA"] + letters["KATAKANA"]
    best, _ = scripts.most_common(1)[0]
    if scripts.total() * 3 < letters.total() or not letters:
        return ""
    return "ja" if kana * 10 > scripts.total() else _SCRIPTS[best]
