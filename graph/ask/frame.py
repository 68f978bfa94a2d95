"""What a sentence asks: its verb, and which of its names play which role."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.ask.patterns import TABLE
from graph.ask.readings import needs
from graph.ask.typed_names import Skeleton
from graph.model import Depth
from graph.questions.path import By

Roles = dict[str, tuple[int, ...]]
"""The numbers of the typed names that play each role."""

_PAIRS = {"why": ("before", "after"), "compare": ("one", "other")}
_PLAN = re.compile(r"(?<!i )(?<!we )\b(plan|schedule|timetable|calendar|weekends|study plan)\b")
_UNKNOWN = re.compile(r"~\d+")
_NUMBERED = re.compile(r"[@~](\d+)")


@dataclass(frozen=True, slots=True)
class Frame:
    """The verb of a sentence, ``none`` if it has none, and the roles of its typed names.

    ``phrasing`` is the row of the table that it was read by; empty where names, knowledge or a goal stand alone.
    ``background`` is the id of the one that the sentence tells, if any.
    """

    verb: str = "none"
    roles: Roles = field(default_factory=dict)
    depth: Depth = Depth.UNDERSTAND
    by: By = By.STEPS
    phrasing: str = ""
    background: str = ""


def frame(asked: Skeleton, *, is_timed: bool = False, background: str = "") -> Frame:
    """Read a sentence by the table of phrasings.

    Parameters
    ----------
    is_timed
        Whether hours or dates were cut out of it.
    background
        The id of the background that was cut out of it, if there was one.

    Examples
    --------
    >>> from graph.ask.typed_names import TypedName
    >>> typed_names = (TypedName("PyTorch", "PyTorch", ("pytorch",)), TypedName("Softmax", "Softmax", ("softmax",)))
    >>> frame(Skeleton("i know @0 what do i need for @1", typed_names)).roles
    {'known': (0,), 'target': (1,)}
    """
    depth, text = _depth(asked.text)
    is_plan = is_timed or bool(_PLAN.search(text))
    text = _tidy(TABLE.dropped.sub(" ", text))
    found = _read(text, asked, is_plan=is_plan)
    if not _is_complete(found, asked) and "~" in text:  # chatter that is no name may stand between the words that tell
        again = _read(_tidy(_UNKNOWN.sub(" ", text)), asked, is_plan=is_plan)
        found = again if _is_complete(again, asked) else found
    if background and found.verb == "none" and not asked.typed_names and not re.search(r"\w", text):
        found = Frame("frontier")  # who says only what they are asks what now
    return replace(found, depth=depth, background=background)


def _read(text: str, asked: Skeleton, *, is_plan: bool) -> Frame:
    known, text = _known(text)
    goal = _goal(text)
    named = {number for number, typed_name in enumerate(asked.typed_names) if typed_name.ids}
    verb, roles, phrasing = _match(text, named) or _without_verb(text, goal, known, is_plan=is_plan)
    if not phrasing and len(named) < len(asked.typed_names) - len(named):  # mostly unknown words
        return Frame()
    verb, by = ("path", By.HOURS) if verb == "path hours" else (verb, By.STEPS)
    roles = _completed(verb, {"known": known, **_merged(roles, known)}, goal, asked)
    verb, roles = _settled(verb, {role: numbers for role, numbers in roles.items() if numbers}, is_plan=is_plan)
    return Frame(verb, roles, by=by, phrasing=phrasing)


def _settled(verb: str, roles: Roles, *, is_plan: bool) -> tuple[str, Roles]:
    """A question without a target asks what can be started; one with a target and hours or dates asks for a plan."""
    if verb == "before" and "target" not in roles:
        return "frontier", roles
    target = roles.get("target") or roles.get("to")
    if is_plan and target and verb in {"before", "hours", "path", "frontier"}:
        return "plan", {**{role: numbers for role, numbers in roles.items() if role != "to"}, "target": target}
    return verb, roles


def _is_complete(read: Frame, asked: Skeleton) -> bool:
    """Whether the verb has all it needs of what the roadmap has, or nothing that the roadmap has is left over."""
    used = {number for numbers in read.roles.values() for number in numbers}
    left = any(typed_name.ids for number, typed_name in enumerate(asked.typed_names) if number not in used)
    needed = [number for role in needs(read.verb) for number in read.roles.get(role, ())]
    lacking = read.verb != "find" and not all(asked.typed_names[number].ids for number in needed)
    return read.verb != "none" and not (lacking and left)


def _depth(text: str) -> tuple[Depth, str]:
    for depth, pattern in TABLE.depths:
        if pattern.search(text):
            return Depth(depth), _tidy(pattern.sub(" ", text))
    return Depth.UNDERSTAND, text


def _known(text: str) -> tuple[tuple[int, ...], str]:
    """The typed names that are given as known, and the text without the words that say so."""
    known: list[int] = []
    for pattern in TABLE.known:
        while found := pattern.search(text):
            known.extend(_numbers(found["known"]))
            text = _tidy(f"{text[: found.start()]} , {text[found.end() :]}")
    return tuple(sorted(set(known))), text


def _goal(text: str) -> tuple[int, ...]:
    found = next((match for pattern in TABLE.goals if (match := pattern.search(text))), None)
    return _numbers(found["target"]) if found else ()


def _match(text: str, named: set[int]) -> tuple[str, Roles, str] | None:
    """The verb of the first row of the table that is found in the text, its roles, and the row."""
    for row in TABLE.phrasings:
        for found in row.pattern.finditer(text):
            roles = {role: _numbers(said) for role, said in found.groupdict().items() if said}
            if "pair" in roles:
                one, other = _PAIRS[row.verb]
                pair = roles.pop("pair")
                roles |= {one: pair[:1], other: pair[1:2]}
            if _can_be_filled(roles, named):
                return row.verb, roles, row.text
    return None


def _can_be_filled(roles: Roles, named: set[int]) -> bool:
    """Whether there are names left for the "it" of a phrasing, so that "does it take" is no skill."""
    used = {number for numbers in roles.values() for number in numbers}
    return sum(not numbers for numbers in roles.values()) <= len(named - used)


def _without_verb(text: str, goal: tuple[int, ...], known: tuple[int, ...], *, is_plan: bool) -> tuple[str, Roles, str]:
    """Names alone ask what comes before them; a goal, or names with hours, do too; knowledge alone asks what now."""
    words = [word for word in text.split() if not _NUMBERED.fullmatch(word) and word not in {",", ".", "and", "or"}]
    numbers = _numbers(text)
    if goal or ("@" in text and (is_plan or not words)):
        return "before", {"target": goal or numbers}, ""
    return ("frontier" if known and not words else "none"), {}, ""


def _merged(roles: Roles, known: tuple[int, ...]) -> Roles:
    """The roles of a phrasing, with all that is known in one."""
    return {**roles, "known": (*known, *roles["known"])} if "known" in roles else roles


def _completed(verb: str, roles: Roles, goal: tuple[int, ...], asked: Skeleton) -> Roles:
    """Roles that the phrasing leaves open, or fills with "it": by the goal, then by names that nothing else uses."""
    used = {number for numbers in roles.values() for number in numbers}
    left = [number for number in range(len(asked.typed_names)) if number not in used and asked.typed_names[number].ids]
    if verb == "frontier":
        rest = tuple(number for number in left if number not in goal)
        return {**roles, "known": (*roles["known"], *rest), "target": roles.get("target", ()) or goal}
    for role in needs(verb):
        if not roles.get(role):
            roles[role], left = _filling(role, roles, goal, left)
    return roles


def _filling(role: str, roles: Roles, goal: tuple[int, ...], left: Sequence[int]) -> tuple[tuple[int, ...], list[int]]:
    free = [number for number in goal if number not in roles["known"]]
    if role == "target":
        return tuple(free or left), []
    if not left and role == "skill" and roles["known"]:  # "after SQL, what does it open?"
        known = roles["known"]
        roles["known"] = known[:-1]
        return known[-1:], []
    return tuple(left[:1]), list(left[1:])


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _NUMBERED.findall(text))


def _tidy(text: str) -> str:
    """One space between words, one mark between clauses, a full stop at the end."""
    text = " ".join(text.split())
    text = re.sub(r"(?:[,.] )*\. (?:[,.] ?)*", ". ", f"{text} . ")
    return re.sub(r"(?:, )+", ", ", re.sub(r"^(?:[,.] )+", "", text)).strip()
