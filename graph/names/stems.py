"""What the forms of a word have in common."""

from functools import lru_cache

from graph.names.normalise import singular

_ENDINGS = ("ization", "izing", "ized", "ize", "ation", "ating", "ated", "ate", "ion", "ment", "ing", "ed", "e")
_KEPT = {"ization": "iz", "izing": "iz", "ized": "iz", "ize": "iz"}
_MIN_LEFT = 3


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """What the forms of a word have in common.

    Examples
    --------
    >>> stem("tuning"), stem("tune"), stem("deployment"), stem("deploying"), stem("quantise"), stem("quantization")
    ('tun', 'tun', 'deploy', 'deploy', 'quantiz', 'quantiz')
    """
    text = singular(word).replace("isation", "ization").replace("ising", "izing").replace("ised", "ized")
    text = f"{text[:-3]}ize" if text.endswith("ise") else text
    for ending in _ENDINGS:
        if text.endswith(ending) and len(text) - len(ending) >= _MIN_LEFT:
            left = text.removesuffix(ending) + _KEPT.get(ending, "")
            return left[:-1] if left[-1] == left[-2] and ending in {"ing", "ed"} else left
    return text
