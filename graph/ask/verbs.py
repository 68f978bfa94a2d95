"""The verbs that a sentence can ask for: their parameters, how they read in plain words, and who answers them."""

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from graph.model import Depth
from graph.names import Found
from graph.questions.before import Before, before
from graph.questions.compare import Comparison, compare
from graph.questions.frontier import Frontier, frontier
from graph.questions.path import By, Path, path
from graph.questions.plan import Plan, plan
from graph.questions.show import SkillCard, TopicAnswer, skill_card, topic_card
from graph.questions.unlocks import Unlocks, unlocks
from graph.questions.why import Why, why
from graph.snapshot import Snapshot

Answer = Before | Plan | Path | Why | Unlocks | Frontier | Comparison | Found | SkillCard | TopicAnswer
Asking = Mapping[str, Any]
"""A question in the parameters of its verb: ids, or lists of them, a depth, hours, days."""

HOURS_PER_WEEK = 8.0
"""Hours of study a week of a plan where none are said."""

PARAMETERS = (
    "target", "to", "before", "after", "skill", "one", "other", "q",
    "known", "depth", "by", "hours_per_week", "start", "deadline",
)  # fmt: skip
"""All parameters, in the order in which a question gives them."""

_TOPIC = "topic:"
_OPTIONS = {
    "known": "--known", "depth": "--depth", "by": "--by", "hours_per_week": "--hours", "start": "--start",
    "deadline": "--by", "target": "--target",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: the roles it must have, those that take several names, its sentence, and the function that answers."""

    needs: tuple[str, ...]
    several: tuple[str, ...]
    sentence: str
    command: str
    answer: Callable[[Snapshot, Asking], Answer]


def _before(snapshot: Snapshot, asked: Asking) -> Before:
    return before(snapshot, asked["target"], known=_known(asked), depth=_depth(asked))


def _plan(snapshot: Snapshot, asked: Asking) -> Plan:
    return plan(
        snapshot,
        asked["target"],
        start=date.fromisoformat(asked["start"]),
        hours_per_week=asked.get("hours_per_week", HOURS_PER_WEEK),
        deadline=date.fromisoformat(asked["deadline"]) if "deadline" in asked else None,
        known=_known(asked),
        depth=_depth(asked),
    )


def _path(snapshot: Snapshot, asked: Asking) -> Path:
    by = By(asked.get("by", By.STEPS))
    return path(snapshot, asked["to"], known=_known(asked), by=by, depth=_depth(asked))


def _why(snapshot: Snapshot, asked: Asking) -> Why:
    return why(snapshot, asked["before"], asked["after"], known=_known(asked), depth=_depth(asked))


def _unlocks(snapshot: Snapshot, asked: Asking) -> Unlocks:
    return unlocks(snapshot, asked["skill"], known=_known(asked), depth=_depth(asked))


def _frontier(snapshot: Snapshot, asked: Asking) -> Frontier:
    return frontier(snapshot, _known(asked), targets=asked.get("target", ()), depth=_depth(asked))


def _compare(snapshot: Snapshot, asked: Asking) -> Comparison:
    return compare(snapshot, asked["one"], asked["other"], known=_known(asked), depth=_depth(asked))


def _find(snapshot: Snapshot, asked: Asking) -> Found:
    return snapshot.names.find(asked["q"])


def _describe(snapshot: Snapshot, asked: Asking) -> SkillCard | TopicAnswer:
    name = asked["skill"]
    return topic_card(snapshot, name) if is_topic(name) else skill_card(snapshot, name)


VERBS: Mapping[str, Verb] = {
    "before": Verb(("target",), ("target",), "What to learn before {target}", "before", _before),
    "plan": Verb(("target",), ("target",), "A plan for {target}", "plan", _plan),
    "hours": Verb(("target",), ("target",), "How long {target} takes", "before", _before),
    "path": Verb(("to",), (), "The shortest path to {to}", "path", _path),
    "why": Verb(("before", "after"), (), "Whether {before} is needed for {after}", "why", _why),
    "unlocks": Verb(("skill",), (), "What {skill} opens", "unlocks", _unlocks),
    "frontier": Verb((), ("target",), "What can be started now", "frontier", _frontier),
    "compare": Verb(("one", "other"), (), "{one} beside {other}", "compare", _compare),
    "find": Verb(("q",), (), 'What there is on "{q}"', "find", _find),
    "describe": Verb(("skill",), (), "What {skill} is", "skills", _describe),
}


def understood(verb: str, asked: Asking, snapshot: Snapshot) -> str:
    """A question in one plain sentence.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> understood("before", {"target": ["transformers"], "known": ["softmax"], "depth": "use"}, Snapshot(TINY))
    'What to learn before Transformers, knowing Softmax, at depth use'
    """
    shown = {role: _shown(value, snapshot) for role, value in asked.items()}
    return ", ".join([VERBS[verb].sentence.format(**shown), *_circumstances(verb, shown)])


def _circumstances(verb: str, shown: Mapping[str, str]) -> Iterator[str]:
    if verb == "plan":
        yield f"{shown.get('hours_per_week', f'{HOURS_PER_WEEK:g}')} hours a week"
    if verb == "path":
        yield f"counted in {shown.get('by', By.STEPS)}"
    if verb == "frontier" and "target" in shown:
        yield f"on the way to {shown['target']}"
    words = {"start": "from {}", "deadline": "until {}", "known": "knowing {}", "depth": "at depth {}"}
    yield from (text.format(shown[name]) for name, text in words.items() if name in shown)


def request(verb: str, asked: Asking) -> str:
    """The path and query of the HTTP request that has the same answer.

    Examples
    --------
    >>> request("before", {"target": ["transformers"], "known": ["softmax", "vectors"]})
    '/api/v1/before?target=transformers&known=softmax&known=vectors'
    """
    if verb == "describe":
        kind, name = _kind(asked["skill"])
        return f"/api/v1/{kind}/{quote(name)}"
    query = urlencode(asked, doseq=True, safe=":/")
    return f"/api/v1/{VERBS[verb].command}" + (f"?{query}" if query else "")


def command(verb: str, asked: Asking) -> str:
    """The command of the terminal that has the same answer.

    Examples
    --------
    >>> command("plan", {"target": ["topic:maths"], "hours_per_week": 6.0, "start": "2027-01-04"})
    'prereq plan topic:maths --hours 6 --start 2027-01-04'
    """
    if verb == "describe":
        return shlex.join(["prereq", *_kind(asked["skill"])])
    needs = VERBS[verb].needs
    places = [str(value) for role in needs for value in _listed(asked[role])]
    options = [
        text
        for role, values in asked.items()
        if role not in needs
        for value in _listed(values)
        for text in (_OPTIONS[role], _shown_number(value))
    ]
    return shlex.join(["prereq", VERBS[verb].command, *places, *options])


def is_topic(id: str) -> bool:
    """Whether an id of a question is that of a topic."""
    return id.startswith(_TOPIC)


def display(id: str, snapshot: Snapshot) -> str:
    """The name of a skill or topic; what is neither as it is."""
    thing = snapshot.topics.get(id[len(_TOPIC) :]) if is_topic(id) else snapshot.skills.get(id)
    return thing.name if thing else id


def _kind(id: str) -> tuple[str, str]:
    return ("topics", id[len(_TOPIC) :]) if is_topic(id) else ("skills", id)


def _shown(value: object, snapshot: Snapshot) -> str:
    names = [display(one, snapshot) if isinstance(one, str) else _shown_number(one) for one in _listed(value)]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _shown_number(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else [value]


def _known(asked: Asking) -> Sequence[str]:
    known: Sequence[str] = asked.get("known", ())
    return known


def _depth(asked: Asking) -> Depth:
    return Depth(asked.get("depth", Depth.UNDERSTAND))
