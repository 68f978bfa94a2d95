"""The readings that a sentence can have: which verb of the table answers each, and how it is told in plain words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.names.things import ALL
from graph.questions.models import DEFAULT_WEEK_HOURS
from graph.questions.path import By
from graph.questions.table import BY_NAME, VERBS, Verb
from graph.snapshot import Snapshot

Fields = Mapping[str, object]
"""A question in the fields of its verb, JSON-ready: ids, or lists of them, a depth, hours, days as text."""

_TOPIC = "topic:"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence can be taken to ask: the verb that answers, and its sentence with fields in braces."""

    verb: Verb
    sentence: str


READINGS: Mapping[str, Reading] = MappingProxyType(
    {name: Reading(verb, sentence) for verb in VERBS for name, sentence in verb.sentences.items()}
)
"""Every reading by name."""


def needs(reading: str) -> tuple[str, ...]:
    """The fields that a reading must have; none for a name that is no reading."""
    return READINGS[reading].verb.required if reading in READINGS else ()


def question(reading: str, fields: Fields) -> tuple[Verb, Fields]:
    """The verb and the fields that answer a reading: a description is of a skill or of a topic.

    Examples
    --------
    >>> verb, fields = question("describe", {"skill": "topic:maths"})
    >>> verb.name, fields
    ('topic', {'topic': 'maths'})
    """
    if reading in {"describe", "resources"} and is_topic(str(fields["skill"])):
        return BY_NAME["topic"], {"topic": str(fields["skill"]).removeprefix(_TOPIC)}
    return READINGS[reading].verb, fields


def in_order(reading: str, fields: Fields) -> dict[str, object]:
    """The fields with what the question is about first, then who asks, then the rest."""
    order = READINGS[reading].verb.fields_in_order if reading in READINGS else ()
    return {name: fields[name] for name in order if name in fields}


def in_words(reading: str, fields: Fields, snapshot: Snapshot) -> str:
    """A question in one plain sentence.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> in_words("before", {"target": ["transformers"], "known": ["softmax"], "depth": "use"}, Snapshot(TINY))
    'What to learn before Transformers, knowing Softmax, at depth use'
    """
    shown = {name: _shown(value, snapshot) for name, value in fields.items()}
    if "background" in fields:
        shown["background"] = snapshot.names.background(str(fields["background"])).name
    return ", ".join([READINGS[reading].sentence.format(**shown), *_circumstances(reading, shown)])


def _circumstances(reading: str, shown: Mapping[str, str]) -> Iterator[str]:
    if reading == "plan":
        yield f"{shown.get('hours_per_week', f'{DEFAULT_WEEK_HOURS:g}')} hours a week"
    if reading == "path":
        yield f"counted in {shown.get('by', By.STEPS)}"
    if reading == "frontier" and "target" in shown:
        yield f"on the way to {shown['target']}"
    words = {
        "start": "from {}",
        "deadline": "until {}",
        "known": "knowing {}",
        "lacking": "without {}",
        "avoid": "avoiding {}",
        "background": "with the background {}",
        "depth": "at depth {}",
    }
    yield from (text.format(shown[name]) for name, text in words.items() if name in shown)


def is_topic(id: str) -> bool:
    """Whether an id of a question is that of a topic."""
    return id.startswith(_TOPIC)


def is_role(id: str) -> bool:
    """Whether an id of a question is that of a role."""
    return id.startswith("role:")


def display(id: str, snapshot: Snapshot) -> str:
    """The name of a skill, topic or role; what is none of them as it is."""
    if id == ALL:
        return "the whole roadmap"
    if is_topic(id) or is_role(id):
        return snapshot.names.thing(id).name if snapshot.names.meanings(id) else id
    return snapshot.skills[id].name if id in snapshot.skills else id


def _shown(value: object, snapshot: Snapshot) -> str:
    values: Sequence[object] = value if isinstance(value, (list, tuple)) else [value]
    names = [display(one, snapshot) if isinstance(one, str) else shown_number(one) for one in values]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def shown_number(value: object) -> str:
    """A number without needless digits; anything else as text."""
    return f"{value:g}" if isinstance(value, float) else str(value)
