"""The question that a sentence asks, in the parameters of its verb, and what could not be used."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.ask.frame import Frame
from graph.ask.readings import READINGS, display, is_role, needs
from graph.ask.spelling import is_english
from graph.ask.timing import Timing
from graph.ask.typed_names import Skeleton, TypedName
from graph.model import Depth
from graph.questions.models import DEFAULT_WEEK_HOURS
from graph.questions.path import By
from graph.questions.why import why
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors
from graph.solution import Profile

_TARGETS = ("target", "to", "after", "skill", "one", "other")


@dataclass(slots=True)
class Interpretation:
    """A reading with its fields; ``unknown`` and ``ambiguous`` names, and ``notes``, say what was left out.

    ``formats`` are the kinds of places to learn that were asked for.
    """

    reading: str
    fields: dict[str, Any] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    ambiguous: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    is_either: bool = False
    is_several: bool = False
    hours_in_all: float = 0
    formats: tuple[str, ...] = ()

    @property
    def told_as(self) -> str:
        """The reading by whose words the question is told."""
        return "first" if self.is_either else self.reading

    @property
    def is_complete(self) -> bool:
        """Whether the verb has all that it needs."""
        return self.reading in READINGS and all(self.fields.get(role) for role in needs(self.reading))


def interpretation(snapshot: Snapshot, asked: Skeleton, read: Frame, timed: Timing) -> Interpretation:
    """The parameters of the verb, from the typed names in their roles and the hours and dates."""
    question = Interpretation(read.verb, notes=list(timed.notes), is_either=read.is_either)
    question.is_several = read.is_several
    if read.refusal:
        return Interpretation("none", notes=[read.refusal])
    if read.described:
        return Interpretation("find", {"q": read.described}, notes=list(timed.notes))
    if read.verb == "none":
        question.unknown = [typed_name.typed for typed_name in asked.typed_names if not typed_name.ids]
        question.notes.extend(_recognised(snapshot, asked))
        return question
    for role, numbers in read.roles.items():
        typed_names = [asked.typed_names[number] for number in numbers]
        if role == "q":
            question.fields["q"] = " ".join(typed_name.taken for typed_name in typed_names)
        elif role == "avoid":
            continue
        elif ids := _resolved(snapshot, typed_names, asked.typed_names, question):
            _put(question, role, ids, snapshot)
    _avoided(snapshot, question, [asked.typed_names[number] for number in read.roles.get("avoid", ())])
    _circumstances(question, read, timed)
    _background(question, read.background or _role_known(question, snapshot), snapshot)
    _end_of_path(question, snapshot)
    _described_role(question, snapshot)
    _without_field(question, snapshot)
    if question.reading in READINGS and not question.is_complete and not (question.unknown or question.ambiguous):
        question.notes.append("Say which skill is meant.")
    _left_out(question, asked, {number for numbers in read.roles.values() for number in numbers}, snapshot)
    return question


def _recognised(snapshot: Snapshot, asked: Skeleton) -> Iterator[str]:
    """The names of a sentence of which it is not clear what is asked."""
    if named := [display(typed_name.ids[0], snapshot) for typed_name in asked.typed_names if typed_name.ids]:
        yield f"Recognised: {', '.join(dict.fromkeys(named))}. What is asked of it was not understood."


def _resolved(
    snapshot: Snapshot, typed_names: Iterable[TypedName], others: Sequence[TypedName], question: Interpretation
) -> list[str]:
    """The ids of the typed names that mean one thing; the other typed names are put with what could not be used."""
    found: list[str] = []
    for typed_name in typed_names:
        if not typed_name.ids:
            question.unknown.append(typed_name.typed)
        elif len(typed_name.ids) == 1:
            found.append(typed_name.ids[0])
        elif decided := _by_context(snapshot, typed_name, others):
            found.append(decided)
            meant = display(decided, snapshot)
            question.notes.append(f'"{typed_name.typed}" is taken as {meant}, which the rest of the sentence is about.')
        else:
            question.ambiguous[typed_name.typed] = typed_name.ids
    return list(dict.fromkeys(found))


def _by_context(snapshot: Snapshot, typed_name: TypedName, others: Iterable[TypedName]) -> str:
    """The one meaning that is written so, or that the rest of the sentence is about; empty if it is not one.

    About it is what is of the same top topic and comes before or after another skill of the sentence, else what is of
    the same topic, else what comes before or after.
    """
    if written := _written_so(snapshot, typed_name):
        return written
    rest = [other for other in others if other is not typed_name and other.typed != typed_name.typed]
    named = {id for other in rest if len(other.ids) == 1 for id in other.ids}
    meant = [id for id in typed_name.ids if id in snapshot.skills]
    near = [id for id in meant if _is_near(snapshot, id, named & snapshot.skills.keys())]
    same = _of_topics(snapshot, meant, named)
    both = [id for id in near if id in same]
    alike = _of_topics(snapshot, meant, {id for other in rest for id in other.ids})
    return next((ids[0] for ids in (both, same, near, alike) if len(ids) == 1), "")


def _of_topics(snapshot: Snapshot, ids: Iterable[str], others: Iterable[str]) -> list[str]:
    """The skills that share the top topic of any other."""
    topics = {_top(snapshot, id) for id in others}
    return [id for id in ids if _top(snapshot, id) in topics]


def _written_so(snapshot: Snapshot, typed_name: TypedName) -> str:
    """The one meaning with a name of just these letters, where they are not all small: "React" is not "ReAct"."""
    typed = typed_name.typed
    if typed.islower():
        return ""
    skills = [snapshot.skills[id] for id in typed_name.ids if id in snapshot.skills]
    written = [skill.id for skill in skills if any(typed in name.split() for name in (skill.name, *skill.aliases))]
    return written[0] if len(written) == 1 else ""


def _top(snapshot: Snapshot, id: str) -> str:
    """The top topic of a skill or topic; of a role nothing."""
    topic = snapshot.skills[id].topic if id in snapshot.skills else id.removeprefix("topic:")
    return "" if is_role(id) else topic.partition("/")[0]


def _is_near(snapshot: Snapshot, id: str, named: Iterable[str]) -> bool:
    before_it = ancestors(snapshot, id, Depth.UNDERSTAND)
    return any(one in before_it or id in ancestors(snapshot, one, Depth.UNDERSTAND) for one in named)


def _put(question: Interpretation, role: str, ids: list[str], snapshot: Snapshot) -> None:
    """Give a role its names; one that takes a single name gets the first, and the others are named."""
    if role == "lacking":
        if wider := [display(id, snapshot) for id in ids if id not in snapshot.skills]:
            question.notes.append(f"Not taken as known: {', '.join(wider)}.")
        ids = [id for id in ids if id in snapshot.skills and id not in question.fields.get("known", ())]
        question.fields |= {role: ids} if ids else {}
        return
    if role == "known" or role in READINGS[question.reading].verb.lists:
        question.fields[role] = ids
        return
    question.fields[role] = ids[0]
    if len(ids) > 1:
        others = ", ".join(display(id, snapshot) for id in ids[1:])
        question.notes.append(f"One at a time: {others} can be asked for next.")


def _avoided(snapshot: Snapshot, question: Interpretation, typed_names: Iterable[TypedName]) -> None:
    """Say of what somebody wants to avoid whether it is needed; a skill is also avoided among alternatives."""
    ids = list(dict.fromkeys(typed_name.ids[0] for typed_name in typed_names if len(typed_name.ids) == 1))
    if targets := [id for role in _TARGETS for id in _listed(question.fields.get(role)) if id not in ids]:
        for id in ids:
            verdict = why(snapshot, id, targets, Profile(depth=Depth(question.fields.get("depth", Depth.UNDERSTAND))))
            question.notes.append(f"{display(id, snapshot)} is to be avoided. {verdict.sentence}")
    elif ids:
        question.notes.append(f"Not taken into account: without {', '.join(display(id, snapshot) for id in ids)}.")
    if skills := [id for id in ids if id in snapshot.skills]:
        question.fields["avoid"] = skills


def _listed(value: object) -> Sequence[str]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def _circumstances(question: Interpretation, read: Frame, timed: Timing) -> None:
    takes = READINGS[question.reading].verb.fields_in_order
    if read.depth is not Depth.UNDERSTAND and "depth" in takes:
        question.fields["depth"] = read.depth.value
    elif read.depth is not Depth.UNDERSTAND:
        question.notes.append("How deep to go is left out.")
    if question.reading == "path" and read.by is not By.STEPS:
        question.fields["by"] = read.by.value
    if question.reading == "before" and timed.asks_hours:
        question.reading = "hours"
    if question.reading != "plan" and timed.is_dated:
        question.notes.append("Hours and dates are left out: only a plan counts them.")
    if question.reading == "plan":
        _times_of_plan(question, timed)
    elif timed.total_hours and question.reading in {"before", "hours"}:
        question.hours_in_all = timed.total_hours
    elif timed.total_hours:
        question.notes.append(f"{timed.total_hours:g} hours in all are left out: only a plan counts them.")


def _times_of_plan(question: Interpretation, timed: Timing) -> None:
    """The hours a week, first day and deadline; hours in all end when so many weeks are over."""
    a_week = timed.hours_per_week or DEFAULT_WEEK_HOURS
    deadline = timed.deadline or timed.in_weeks(a_week)
    if timed.total_hours and not timed.deadline:
        question.notes.append(f"{timed.total_hours:g} hours in all are over on {deadline}, at {a_week:g} hours a week.")
    elif timed.total_hours:
        question.notes.append(f"{timed.total_hours:g} hours in all are left out: the deadline counts.")
    said = {"hours_per_week": timed.hours_per_week, "start": timed.start, "deadline": deadline}
    question.fields |= {name: value for name, value in said.items() if value is not None}


def _background(question: Interpretation, background: str, snapshot: Snapshot) -> None:
    """Where somebody comes from, for the verbs that ask for it."""
    if background and "background" in READINGS[question.reading].verb.fields_in_order:
        question.fields["background"] = background
    elif background:
        question.notes.append(f"Not taken into account: {snapshot.names.background(background).name}.")


def _role_known(question: Interpretation, snapshot: Snapshot) -> str:
    """The background of whoever knows what a role does; the role is then no longer known."""
    for id in [id for id in question.fields.get("known", ()) if is_role(id)]:
        if backgrounds := snapshot.names.background_meanings(snapshot.names.thing(id).name):
            known = [other for other in question.fields.pop("known") if other != id]
            question.fields |= {"known": known} if known else {}
            return backgrounds[0]
    return ""


def _described_role(question: Interpretation, snapshot: Snapshot) -> None:
    """Answer what a role is, and where it is learned, with the skills that it asks for."""
    if question.reading in {"describe", "resources"} and is_role(id := question.fields.get("skill", "")):
        role = snapshot.roles[id.removeprefix("role:")]
        is_described = question.reading == "describe"
        question.notes.append(
            f"{role.name}: {role.summary} A role is told by what to learn for it."
            if is_described and role.summary
            else "A role is told by what to learn for it, each skill with where to learn it."
        )
        question.reading, question.fields = "before", {"target": [question.fields["skill"]]}


def _without_field(question: Interpretation, snapshot: Snapshot) -> None:
    """Say what is known, lacking or avoided where the verb does not ask for it."""
    takes = READINGS[question.reading].verb.fields_in_order
    if left := [
        id for role in ("known", "lacking", "avoid") if role not in takes for id in question.fields.pop(role, ())
    ]:
        question.notes.append(f"Not taken into account: {', '.join(display(id, snapshot) for id in left)}.")


def _end_of_path(question: Interpretation, snapshot: Snapshot) -> None:
    """A path ends in one skill: towards a topic or role, everything before it is asked instead."""
    if question.reading == "path" and "to" in question.fields and question.fields["to"] not in snapshot.skills:
        question.notes.append("A shortest path ends in one skill; this is all that comes before the topic or role.")
        question.reading, question.fields["target"] = "before", [question.fields.pop("to")]
        question.fields.pop("by", None)


def _left_out(question: Interpretation, asked: Skeleton, used: set[int], snapshot: Snapshot) -> None:
    """Say which names of the sentence play no role in the question, also those that look like names."""
    left = [typed_name for number, typed_name in enumerate(asked.typed_names) if number not in used]
    if named := [typed_name for typed_name in left if typed_name.ids]:
        names = ", ".join(dict.fromkeys(display(typed_name.ids[0], snapshot) for typed_name in named))
        question.notes.append(f"Not taken into account: {names}.")
    question.unknown.extend(
        typed_name.typed for typed_name in left if not typed_name.ids and _looks_like_name(typed_name)
    )


def _looks_like_name(typed_name: TypedName) -> bool:
    """Whether words that the roadmap does not have may be the name of something, and no chatter."""
    first, *others = re.findall(r"[\w+#]+", typed_name.typed) or [""]
    is_written_so = not typed_name.is_first and first[:1].isupper()
    return is_written_so or any(word[:1].isupper() for word in others) or not all(map(_is_chatter, (first, *others)))


def _is_chatter(word: str) -> bool:
    return is_english(word.casefold()) or word.isdigit()
