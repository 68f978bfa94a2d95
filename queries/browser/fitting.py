"""The examples of guide and saved queries, as names of the roadmap that is drawn."""

import json
import re
from collections.abc import Mapping, Sequence

_QUOTED = re.compile(r'"([^"\n]+)"')


def fitting(skills: Sequence[str], topics: Sequence[str], roles: Sequence[str] = ()) -> dict[str, str]:
    """What to write instead of each example that a roadmap does not have.

    Parameters
    ----------
    skills
        The names of the skills, in an order that works.
    topics, roles
        The names of the topics, and the ids of the roles.

    Examples
    --------
    >>> fitting(["Kneading", "Proofing", "Steam baking"], ["Dough"])["Transformers"]
    'Steam baking'
    >>> fitting(["Python", "Transformers"], ["Deep learning"]).get("Transformers")
    """
    skills, topics = list(skills) or ["?"], list(topics) or ["?"]
    instead = {
        "Transformers": skills[-1],
        "Diffusion models": skills[-2:][0],
        "Amazon SageMaker": skills[-1],
        "Backpropagation": skills[len(skills) // 2],
        "Python": skills[0],
        "Vectors": skills[:2][-1],
        "Linear algebra": topics[0],
        "Deep learning": topics[-1],
        "ml-engineer": roles[0] if roles else "?",
        "attention": skills[-1],
    }
    known = {name.casefold() for name in (*skills, *topics, *roles)}
    return {example: name for example, name in instead.items() if not _is_known(example, known)}


def _is_known(example: str, known: set[str]) -> bool:
    return any(example.casefold() in name for name in known)


def fitted(text: str, instead: Mapping[str, str]) -> str:
    """A text of queries with other names in its quoted examples.

    Examples
    --------
    >>> fitted('// :param skill => "Transformers"', {"Transformers": "Steam baking"})
    '// :param skill => "Steam baking"'
    """
    return _QUOTED.sub(lambda quoted: json.dumps(instead.get(quoted[1], quoted[1]), ensure_ascii=False), text)
