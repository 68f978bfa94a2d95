"""Find the skills that the text of an entry names: split it as people write lists, and look the parts up."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from ingest import phrases
from ingest.lexicon import Context, Lexicon
from ingest.prose import is_prose, is_remark

Split = Callable[[str], Sequence[str]]

SPLITS: Sequence[Split] = (phrases.listed, phrases.joined, phrases.cut, phrases.slashed)
"""The ways to split a phrase, tried in this order."""


class SkillNames:
    """Finds the skills that texts name, by the names of one lexicon.

    Examples
    --------
    >>> from ingest.catalogue import load
    >>> list(SkillNames(Lexicon(load())).skills("Python, Git and Docker", Context()))
    ['python-basics', 'git-basics', 'docker']
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._context = Context()
        self._phrases: dict[str, list[str]] = {}

    def skills(self, text: str, context: Context) -> Iterator[str]:
        """The skills (ids) that a text names: as a whole, else clause by clause and phrase by phrase.

        Behind a name, a clause that reads as a remark names less: see `_remark`.
        """
        if not self.may_name(text, context):
            return
        bare = phrases.unbracketed(text)
        if whole := self.match(text, context) or (self.match(bare, context) if "," in bare else []):
            yield from whole
            return
        first, *rest = phrases.clauses(text) or ("",)
        head = self.match(first, context)
        yield from head or self.phrase(first, context)
        inner = Context(context.texts, context.skills | set(head))
        for clause in rest:
            for part in phrases.listed(clause):
                yield from self._remark(part, inner) if head and is_remark(part) else self.phrase(part, inner)

    def phrase(self, phrase: str, context: Context, splits: Sequence[Split] = SPLITS) -> list[str]:
        """The skills (ids) of a phrase: as a whole, else of its parts by the first way to split it that finds any.

        In a phrase that cannot be split further, distinctive names count. What a whole phrase names is remembered until
        another context comes.
        """
        if splits is not SPLITS:
            return self._phrase(phrase, context, splits)
        if context is not self._context:
            self._context, self._phrases = context, {}
        if phrase not in self._phrases:
            self._phrases[phrase] = self._phrase(phrase, context, splits) if self.may_name(phrase, context) else []
        return self._phrases[phrase]

    def may_name(self, text: str, context: Context) -> bool:
        """Whether a text may name anything: by its own words, or one of them together with the last one above it."""
        return self.lexicon.may_name(text, *_last_words(context.texts[1:3]))

    def _phrase(self, phrase: str, context: Context, splits: Sequence[Split]) -> list[str]:
        if whole := self.match(phrase, context):
            return whole
        for place, split in enumerate(splits):
            parts = split(phrase)
            if len(parts) > 1:
                whole = self._inside(phrase, context) if split is phrases.cut else []
                if split is phrases.cut and is_prose(phrase):  # a sentence names what it begins with, and proper names
                    return list(dict.fromkeys([*self.named(parts[0], context), *whole]))
                in_parts = [id for part in parts for id in self._part(part, parts, context, splits[place + 1 :])]
                if whole or in_parts:
                    return list(dict.fromkeys(whole + in_parts))
        return self._completed_above(phrase, context) or self._inside(phrase, context)

    def _inside(self, phrase: str, context: Context) -> list[str]:
        return self.lexicon.inside(phrase, context, sentence=is_prose(phrase))

    def _part(self, part: str, parts: Sequence[str], context: Context, splits: Sequence[Split]) -> list[str]:
        """The skills of a part: its own name's, else completed by what its list shares, else what it holds."""
        if own := self.named(part, context):
            return own
        for full in phrases.completed(part, parts):
            if skills := self.lexicon.skills(full, context):
                return list(skills)
        return self.phrase(part, context, splits)

    def _remark(self, phrase: str, context: Context) -> list[str]:
        """The skills that a remark names: in full, or by names that are written as names."""
        exact = [id for part in phrases.joined(phrase) for id in self.match(part, context)]
        return exact or self.lexicon.inside(phrase, context, proper=True)

    def _completed_above(self, phrase: str, context: Context) -> list[str]:
        """The skills that one word names with the last word above it: "Uniform" under "Distributions"."""
        words = _last_words(context.texts[1:3]) if len(phrase.split()) == 1 else ()
        for word in words:
            if skills := self.lexicon.skills(f"{phrase} {word}", context):
                return list(skills)
        return []

    def match(self, phrase: str, context: Context) -> list[str]:
        """The skills (ids) that a phrase names, whole or reduced to its core; empty for a label."""
        for variant in phrases.variants(phrase):
            if self.lexicon.is_label(variant):
                return []
            if skills := self.lexicon.skills(variant, context):
                return list(skills)
        return []

    def named(self, phrase: str, context: Context) -> list[str]:
        """The skills (ids) whose name or alias is a phrase, whole or reduced to its core."""
        return next(
            (list(ids) for variant in phrases.variants(phrase) if (ids := self.lexicon.named(variant, context))), []
        )


@lru_cache(maxsize=phrases.MAX_RECENT)
def _last_words(texts: Sequence[str]) -> tuple[str, ...]:
    """The last word of each text that has any."""
    return tuple(words[-1] for text in texts if (words := phrases.clean(text).split()))
