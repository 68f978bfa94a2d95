"""What a sentence asks: its verb, and which of its names play which role."""

# ruff: noqa: E501 - a phrase reads best on one line

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from graph.ask.evidence import by_evidence
from graph.ask.matching import Match, Roles, can_be_filled, first_match, matched, numbers_in
from graph.ask.patterns import TABLE
from graph.ask.readings import needs
from graph.ask.typed_names import Skeleton
from graph.model import Depth
from graph.questions.path import By

_PLAN = re.compile(
    r"(?<!i )(?<!we )(?<!they )\b(plan|plans|schedule|timetable|calendar|programme|agenda|weekly|week by week|timeline)\b"
    r"|\bwhen (will|would|can|could|do|shall) (i|we|he|she|they)( be)? (be |get |finish|done|finished|ready|through|there)"
    r"|\bby when\b"
)
_SUFFICES = re.compile(r"\b(suffice|suffices|sufficient|enough|too (few|little|short)|realistic|do it)\b")
_JOINING = {",", ".", "and", "or", "but", "part", "parts"}
_ASKS = re.compile(
    r"(^|[.,] )(can|could|may|is|are|does|do|should|must|would|will|how) |\b(possible|ok to|realistic)\b"
)
_UNKNOWN = re.compile(r"~\d+")
_UNKNOWN_VERB = re.compile(
    r"\b((?:must|should|could|can|will|would|may|might|shall)(?: (?:i|we|you|they|one|he|she))?) ~\d+"
    r"(?= (?:on|before|in|at|for|with|up|into|through|over|from|ahead)\b| @)"
)
"""A word after a helping verb that nobody knows: it is a verb."""

_SIDE_BY_SIDE = re.compile(r"@\d+ ~\d|~\d+ @\d")
_ABOUT_UNKNOWN = re.compile(r"\b(before|for|about|into|to|with)( [a-z]+){0,3} ~\d")
_MEANS = re.compile(r"@(?P<end>\d+) (?:with|in|on) (?P<means>@\d+(?:(?: and| ,|,| or| plus)+ @\d+)*)")
_ENDS_IN_GOAL = re.compile(r"\b(?:to|for|into|towards?|learn|become|want)(?: [a-z]+)* @\d+(?: and @\d+)* , no @\d+$")
_CLAIMED = re.compile(
    r"\b(thinks?|says?|said|claims?|claimed|believes?|insists?|promise[sd]?|told (me|us)|read|heard)\b"
)
"""How a time is told that somebody else has in mind."""

_TELLS = re.compile(
    r"\b(know|knows|knowing|have|has|had|did|done|learned|never|background|experience|with|from|am|used)\b"
)
_ASKS_FOR = re.compile(
    r"\b(what|which|next|suggest|propose|recommend|show|list|name|give|plan|path|roadmap|topics|want|learn)\b"
)
_BARE_NO = re.compile(r"[,. ]*(but|and|only|just|[,])?[, ]*(please )?(no|not)\b")
_NUMBERED = re.compile(r"[@~]\d+")


@dataclass(frozen=True, slots=True)
class Frame:
    """The verb of a sentence, ``none`` if it has none, and the roles of its typed names.

    ``phrasing`` is the row of the phrase book that it was read by; empty where names, knowledge or a goal stand alone.
    ``background`` is the id of the one that the sentence tells, if any; ``is_either`` says that a ``why`` asks which of
    two comes first, ``is_several`` that a ``trunk`` compares more than two; ``refusal`` is why there is no answer. ``described`` is what somebody looks for who does not know its name. ``unread`` are the words that nothing was read from.
    """

    verb: str = "none"
    roles: Roles = field(default_factory=dict)
    depth: Depth = Depth.UNDERSTAND
    by: By = By.STEPS
    phrasing: str = ""
    background: str = ""
    is_either: bool = False
    is_several: bool = False
    refusal: str = ""
    described: str = ""
    unread: str = ""


def frame(
    asked: Skeleton, *, is_timed: bool = False, has_budget: bool = False, is_asked: bool = False, background: str = ""
) -> Frame:
    """Read a sentence by the table of phrasings.

    Parameters
    ----------
    is_timed
        Whether hours or dates were cut out of it.
    has_budget
        Whether hours in all were cut out of it.
    is_asked
        Whether it ends in a question mark: a name alone then asks what it is.
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
    is_plan = is_timed or bool(_PLAN.search(text)) or (has_budget and not _SUFFICES.search(text))
    sentence = _Sentence(asked, _tidy(text), is_plan=is_plan, is_enough=has_budget and bool(_SUFFICES.search(text)))
    text = _tidy(TABLE.dropped.sub(" ", text))
    text = _UNKNOWN_VERB.sub(r"\1 do", TABLE.people.sub("they ", text))
    text = TABLE.wished.sub(lambda said: f"want to learn {said['target']}", text)
    for pattern in TABLE.taken:
        text = _tidy(pattern.sub(lambda said: f"{said['past']} {said.groupdict().get('name') or ''}", text))
    found = _read(text, sentence)
    if (
        not _is_complete(found, asked) and "~" in text and not _is_bare(text)
    ):  # chatter that is no name may stand between the words that tell
        again = _read(_tidy(_UNKNOWN.sub(" ", text)), sentence)
        found = again if _is_complete(again, asked) else found
    if is_asked and re.fullmatch(r"@\d+(?: \.)*", text) and not is_plan:
        found = Frame("describe", {"skill": numbers_in(text)})
    if found.verb == "frontier" and not any(found.roles.values()) and not background and _ABOUT_UNKNOWN.search(text):
        found = Frame()  # about something that the roadmap does not have
    if background and found.verb == "none" and not asked.typed_names and not re.search(r"\w", text):
        found = Frame("frontier")  # who says only what they are asks what now
    return replace(found, depth=depth, background=background)


def _is_bare(text: str) -> bool:
    """Whether a text is nothing but names, side by side with words that nobody knows: it is no question."""
    return bool(_SIDE_BY_SIDE.search(text)) and not re.search(r"(?<![@~\w])[a-z]", text)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What stays the same however a sentence is read: its names, and ``told``, all its words.

    ``is_plan`` says that it has hours or dates, ``is_enough`` that it asks whether so many hours will do.
    """

    asked: Skeleton
    told: str
    is_plan: bool
    is_enough: bool


def _read(text: str, sentence: _Sentence) -> Frame:
    asked, is_plan = sentence.asked, sentence.is_plan
    named = {number for number, typed_name in enumerate(asked.typed_names) if typed_name.ids}
    found, rest = _match_whole(text, named)
    given, text = _constraints(rest)
    known = given["known"]
    goal, goal_span = _goal(text)
    found = (
        found
        or _match(text, named)
        or by_evidence(text, sentence.told, named, is_enough=sentence.is_enough)
        or _without_verb(text, goal, known, is_plan=is_plan)
    )
    unread = _blanked(text, (goal_span, found.span))
    reading, roles, phrasing = found.reading, found.roles, found.text
    if (
        not phrasing and not (is_plan and named) and len(named) < len(asked.typed_names) - len(named)
    ):  # mostly unknown words
        return Frame()
    if reading == "unlocks" and len(roles.get("skill", ())) > 1 and found.is_about_now:  # "what is next after A and B"
        reading, roles = "frontier", {"known": (*known, *roles["skill"])}
    if reading == "frontier" and goal and not found.is_about_now:
        reading, roles = "before", {"target": goal}
    reading, by = ("path", By.HOURS) if reading == "path hours" else (reading, By.STEPS)
    verb = "why" if reading == "first" else reading
    if verb == "unlocks" and not roles and len(known) > 1 and not _numbers(text, named):  # what several things open
        verb = "frontier"
    roles = _completed(verb, {**given, **_merged(roles, known)}, goal, asked)
    roles = _with_means(text, roles, named)
    is_plan = is_plan and not (verb == "hours" and _CLAIMED.search(sentence.asked.told))
    verb, roles = _settled(verb, {role: numbers for role, numbers in roles.items() if numbers}, is_plan=is_plan)
    return Frame(
        verb, roles, by=by, phrasing=phrasing, is_either=reading == "first", unread=unread, is_several=found.is_several
    )


def _numbers(text: str, named: set[int]) -> set[int]:
    """The numbers of the names of a text that the roadmap has."""
    return named & set(numbers_in(text))


def _with_means(text: str, roles: Roles, named: set[int]) -> Roles:
    """The roles with what somebody wants to reach the target with: FastAPI of "model deployment with FastAPI"."""
    used = {number for numbers in roles.values() for number in numbers}
    for said in _MEANS.finditer(text):
        means = tuple(number for number in numbers_in(said["means"]) if number in named and number not in used)
        if int(said["end"]) in roles.get("target", ()) and means:
            roles = {**roles, "target": (*roles["target"], *means)}
    return roles


def _settled(verb: str, roles: Roles, *, is_plan: bool) -> tuple[str, Roles]:
    """A question without a target asks what can be started; one with a target and hours or dates asks for a plan."""
    if verb == "trunk" and len(roles.get("target", ())) == 1:
        verb = "before"
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
            return Depth(depth), _without_depth(text, depth)
    return Depth.UNDERSTAND, text


def _without_depth(text: str, said: str) -> str:
    for depth, pattern in TABLE.depths:
        text = _tidy(pattern.sub(" ", text)) if depth == said else text
    return text


def _constraints(text: str) -> tuple[Roles, str]:
    """The typed names that are avoided, lacking and known, and the text without the words that say so.

    "A roadmap to deep learning, no TensorFlow" avoids it; who lacks a thing tells it beside what they know.
    """
    found: dict[str, list[int]] = {"avoid": [], "lacking": [], "known": []}
    told = [] if _ASKS.search(text) else [("avoid", pattern) for pattern in TABLE.avoided_if_told]
    is_refused = False
    for role, pattern in (*told, *TABLE.constraints):
        while said := pattern.search(text):
            found[role].extend(numbers_in(said[role]))
            is_refused |= role == "lacking" and _is_refused(text[: said.start()], said)
            text = _tidy(f"{text[: said.start()]} , {text[said.end() :]}")
    if is_refused:
        found["avoid"], found["lacking"] = found["avoid"] + found["lacking"], []
    return {role: tuple(sorted(set(numbers))) for role, numbers in found.items()}, text


def _is_refused(before: str, said: re.Match[str]) -> bool:
    """Whether "no X" refuses a thing, and does not tell that one lacks it: "topics, but not cloud"."""
    if _ENDS_IN_GOAL.search(before + said.group()):
        return True
    clause = before.rpartition(" . ")[2] + said.group()
    is_told = _TELLS.search(clause) or not _BARE_NO.match(said.group())
    return bool(_ASKS_FOR.search(clause) and not is_told)


def _goal(text: str) -> tuple[tuple[int, ...], tuple[int, int]]:
    """The typed names of the goal that is told, and where it is told."""
    found = next((match for pattern in TABLE.goals if (match := pattern.search(text))), None)
    return (numbers_in(found["target"]), found.span()) if found else ((), (0, 0))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with spaces in some places."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _match_whole(text: str, named: set[int]) -> tuple[Match | None, str]:
    """What the whole sentence asks, before anything is taken out of it; and what of it is left."""
    plain = _tidy(TABLE.courses.sub(" ", text))
    for keeps_courses, read in ((True, text), (False, plain)):
        for row in TABLE.phrasings:
            if row.kind.is_whole and row.kind.keeps_courses is keeps_courses:
                for found in row.pattern.finditer(read):
                    if can_be_filled((match := matched(row, found)).roles, named):
                        match = replace(match, span=(0, 0))
                        return match, _tidy(f"{read[: found.start()]} , {read[found.end() :]}")
    return None, plain


def _match(text: str, named: set[int]) -> Match | None:
    """What the first whole phrase that is found in the text makes of it."""
    for row in TABLE.phrasings:
        if not row.kind.is_whole and not row.kind.weight and (match := first_match(row, text, named)):
            return match
    return None


def _without_verb(text: str, goal: tuple[int, ...], known: tuple[int, ...], *, is_plan: bool) -> Match:
    """Names alone ask what comes before them; a goal, or names with hours, do too; knowledge alone asks what now."""
    words = [word for word in text.split() if not _NUMBERED.fullmatch(word) and word not in _JOINING]
    numbers = numbers_in(text)
    if not goal and not is_plan and _SIDE_BY_SIDE.search(text):  # "delete account" is no list of names
        return Match("none", {})
    if goal or ("@" in text and (is_plan or not words)):
        return Match("before", {"target": goal or numbers})
    return Match("frontier" if known and not numbers else "none", {})


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
    if verb == "why" and not roles.get("before") and roles["avoid"]:  # "I hate calculus: can I skip it?"
        roles |= {"before": roles["avoid"][:1], "avoid": roles["avoid"][1:]}
    for role in needs(verb):
        if not roles.get(role):
            roles[role], left = (tuple(left), []) if verb == "trunk" else _filling(verb, role, roles, goal, left)
    if verb == "placement" and not roles["target"]:  # "I think I know Docker: test me"
        roles |= {"target": roles["known"], "known": ()}
    return roles


def _filling(
    verb: str, role: str, roles: Roles, goal: tuple[int, ...], left: Sequence[int]
) -> tuple[tuple[int, ...], list[int]]:
    free = [number for number in goal if number not in roles["known"]]
    if role == "before" and (doubted := [number for number in left if number not in free]):  # what is not the goal
        return tuple(doubted[:1]), [number for number in left if number != doubted[0]]
    if role == "target" and (free or left or verb != "hours"):
        return tuple(free or left), []
    if role == "skill" and free:
        return tuple(free[:1]), [number for number in left if number != free[0]]
    if not left and (role == "skill" or verb == "hours") and roles["known"]:  # "after SQL, what does it open?"
        known = roles["known"]
        roles["known"] = known[:-1]
        return known[-1:], []
    return tuple(left[:1]), list(left[1:])


def _tidy(text: str) -> str:
    """One space between words, one mark between clauses, a full stop at the end."""
    text = " ".join(text.split())
    text = re.sub(r"(?:[,.] )*\. (?:[,.] ?)*", ". ", f"{text} . ")
    return re.sub(r"(?:, )+", ", ", re.sub(r"^(?:[,.] )+", "", text)).strip()
