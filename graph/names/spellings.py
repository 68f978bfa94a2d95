"""Names that are spelled like a query, or have its words among their own."""

from collections.abc import Collection, Iterable

from graph.names.normalise import normalise
from graph.names.things import Kind, Meaning

MIN_NEAR_SCORE = 75.0
"""The score, of 100, from which a spelling counts as near."""

_SAME_WORDS = 0.95


class Spellings:
    """Every spelling, what it means, and its normalised form, in a fixed order."""

    def __init__(self, names: Iterable[tuple[str, Meaning]]) -> None:
        self._rows = sorted((name, meaning, normalise(name)) for name, meaning in names)
        self._forms = [form for _, _, form in self._rows]

    def near(self, query: str, limit: int, kinds: Collection[Kind]) -> list[tuple[Meaning, float, str]]:
        """The nearest meanings of these kinds, with score (0 to 100) and spelling, best first."""
        from rapidfuzz import fuzz, process

        forms = [form if row[1][0] in kinds else None for row, form in zip(self._rows, self._forms, strict=True)]
        scores: dict[int, float] = {}
        for scorer, weight in ((fuzz.ratio, 1.0), (fuzz.token_set_ratio, _SAME_WORDS)):
            for _, score, index in process.extract(normalise(query), forms, scorer=scorer, limit=limit * 5):
                scores[index] = max(scores.get(index, 0), round(score * weight, 1))
        best: dict[Meaning, tuple[Meaning, float, str]] = {}
        for index in sorted(scores, key=lambda row: (-scores[row], len(self._forms[row]), self._forms[row], row)):
            spelling, meaning, _ = self._rows[index]
            best.setdefault(meaning, (meaning, scores[index], spelling))
        return [row for row in best.values() if row[1] >= MIN_NEAR_SCORE][:limit]
