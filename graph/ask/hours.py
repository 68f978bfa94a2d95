"""Hours a week, as people say them: so much a day, on these days of the week, in each week of so many."""

# ruff: noqa: E501 - a phrase reads best on one line

import re
from collections.abc import Iterator

from graph.ask.days import NUMBER, WEEKDAYS, any_of, number

MAX_TIMES_A_WEEK = 14
"""Days, evenings and the like that a week has at most."""

_PER_WEEK = {
    "week": 1, "weeks": 1, "wk": 1, "w": 1, "weekly": 1, "weekend": 1, "weekends": 1,
    "day": 7, "d": 7, "daily": 7, "evening": 7, "evenings": 7, "night": 7, "nights": 7, "morning": 7, "mornings": 7,
    "weekday": 5, "workday": 5, "weekdays": 5, "workdays": 5, "working days": 5, "work days": 5, "weekend day": 2, "month": 12 / 52, "monthly": 12 / 52,
    "p.w": 1, "pw": 1, "p/w": 1, "p.d": 7, "pd": 7, "other week": 0.5, "second week": 0.5, "fortnight": 0.5,
    "two weeks": 0.5, "2 weeks": 0.5, "other day": 3.5, "second day": 3.5, "weeknight": 5, "weeknights": 5,
    "working day": 5, "work day": 5, "sunday": 1, "saturday": 1,
}  # fmt: skip
_UNIT = r"(?P<unit>hours?|hrs?|h|minutes?|mins?|min)\b\.?"
_RANGE = r"(?:\s*(?:-|–|to|or)\s*\d+(?:\.\d+)?)?"
_FREE = r"(?:(?:free|spare|solid|good|full|quiet|study)\s+)?"
_AMOUNT = rf"{NUMBER}{_RANGE}\s*-?\s*{_FREE}{_UNIT}"
_NAMES = {name[:length]: name for name in WEEKDAYS for length in (3, 4, 5, len(name))}
_WEEKDAY = rf"(?:{any_of(_NAMES)})s?"
_WEEKDAYS = rf"(?P<days>{_WEEKDAY}\b(?:\s*(?:,|-|–|and|&|\+|to|till|through)\s*{_WEEKDAY}\b)*)"

_EVERY = re.compile(
    rf"\b{_AMOUNT}\s*(?:of \w+ )?(?P<gap>on \w+ \w+ )?(?P<twice>twice )?"
    rf"(?:/|\b(?:a|an|per|each|every|in a|on|in the|at)\s+(?:good |normal |typical |average |usual |busy |bad )?|-?\s*)(?P<every>{any_of(_PER_WEEK)})\b"
    rf"(?P<days>[,\s]+(?:(?:on|of)\s+)?(?:weekdays|work ?days|weekends|{_WEEKDAYS.replace('?P<days>', '')})(?! ?(?:off|free|excluded)))?",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(
    rf"\bweeks? of {_AMOUNT}|\b(?:weekly|every week|each week|per week):? "
    rf"{_AMOUNT.replace('count', 'more').replace('unit', 'of')}",
    re.IGNORECASE,
)
_ON_DAYS = re.compile(
    rf"\b{_AMOUNT},?\s*(?:(?:before|after|during|at|in the) \w+,?\s*)?(?:(?:each|every|on|of)\s+)*{_WEEKDAYS}",
    re.IGNORECASE,
)
_UNITLESS = re.compile(rf"(and|,|plus) (\d+(?:\.\d+)?) on (?=(?:the )?{_WEEKDAY}\b)", re.IGNORECASE)
_DAYS_FIRST = re.compile(
    rf"\b(?:on |every |each )?{_WEEKDAYS}\s*[,:(]?\s*(?:for |about |around |roughly |maybe |~ ?)*{_AMOUNT}(?: each)?",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"(?:(?<=\bweeks)|(?<=\bweekends))(?P<between>.{{0,30}}?)\b(?:{NUMBER}{_RANGE}\s*{_UNIT})\s+each\b", re.IGNORECASE
)

_TIMES = re.compile(
    rf"\b{NUMBER} (?:evenings?|days?|mornings?|nights?|sessions?|times?|weekdays)(?: (?:a|per|each|every) week)?"
    rf"(?P<between>[^.]{{0,20}}?)\b{NUMBER.replace('count', 'amount')}{_RANGE}\s*{_UNIT}"
    r"(?:\s+(?:each|every|per|a)(?: week)?)?",
    re.IGNORECASE,
)
_EVERY_OTHER = re.compile(
    rf"\b(?:every|each) (?:other|second|2nd) (?P<day>{_WEEKDAY}|week|weekend)\b(?P<between>[^.\d]{{0,20}}?)\b{_AMOUNT}"
    rf"|\b{_AMOUNT.replace('count', 'more').replace('unit', 'of')} (?:on )?(?:every|each) (?:other|second|2nd) (?:{_WEEKDAY}|weekend)\b",
    re.IGNORECASE,
)
_TIMES_FIRST = re.compile(
    rf"\b(?P<times>once|twice|thrice|\d+ ?x|\d+ times|two times|three times|four times|five times) "
    rf"(?:a|per|each|every) week[,:]?\s*(?:for |at )?{_AMOUNT}"
    rf"|\b{_AMOUNT.replace('count', 'more').replace('unit', 'of')},? (?P<often>once|twice|thrice|\d+ ?x|\d+ times|two times|three times|four times|five times) "
    r"(?:a|per|each|every) week",
    re.IGNORECASE,
)
_OFTEN = {"once": 1, "twice": 2, "thrice": 3, "two": 2, "three": 3, "four": 4, "five": 5}
_FULL_TIME = re.compile(r"\bfull[ -]?time\b", re.IGNORECASE)
FULL_TIME_HOURS = 40.0
"""Hours a week of whoever learns full time."""

_NOT_SUNDAYS = re.compile(
    rf"\b(?:not|but not|except|exept|excluding|apart from|never|no)(?: on)? (?:{_WEEKDAY})\b|\b(?:{_WEEKDAY}) (?:off|free|excluded)\b",
    re.IGNORECASE,
)
_PER_HEAD = re.compile(
    r"\b(?:(?:per|for each|each|every|for every|for one) (?:person|head|learner|student|employee|member|developer|engineer|participant)|a head)\b",
    re.IGNORECASE,
)
"""What changes nothing in hours: everyone learns for himself."""

_DAY_PARTS = re.compile(
    r"\b(?P<half>half(?: an?|-an?)?|(?:an? |one )?(?:full|whole|entire|complete))[ -](?:work(?:ing)? ?)?days?(?=,?\s*(?:/|(?:an?|each|every|per|on|in the|at|of the) \w))"
    r"|(?<=day )(?P<first>half an?|an? (?:full|whole|entire)) day",
    re.IGNORECASE,
)
HOURS_OF_DAY = 8
"""Hours of a day, where half or all of it is given to learning."""

_OF_DAYS = re.compile(
    rf"\b{_AMOUNT},?\s*(?:on |in |at )?(?:each|both|every one|all)(?: one)? (?:of )?(?:my |the |our |these )?"
    rf"(?P<times>two|three|four|five|six|seven|[2-7])?\s*(?:free |spare )?(?:days?|evenings?|nights?|mornings?|afternoons?)\b"
    r"(?: off)?(?: of (?:the |each |every )?week(?:end)?| (?:a|per|each|every) week)?",
    re.IGNORECASE,
)
_HALVES = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75"})
_EVERY_FIRST = re.compile(
    rf"\b(?:every|each|per|a) (?P<every>{any_of(_PER_WEEK)}):?,? (?:i (?:have|get|can spare|can do) |for |about )?{_AMOUNT}",
    re.IGNORECASE,
)
_OR_SO = re.compile(r"\bhours? or (?:two|so)\b", re.IGNORECASE)
_WEEKENDS = re.compile(r"\b(?:only (?:on |at )?(?:the )?weekends?|weekends? only|(?:on |at )weekends)\b", re.IGNORECASE)
_WEEKDAYS_ONLY = re.compile(r"\b(?:only (?:on )?(?:weekdays|work ?days)|weekdays only)\b", re.IGNORECASE)
_WITHOUT_HOURS = re.compile(
    r"\b(?:(?:only |on |at )*(?:the )?(?:weekends|evenings|mornings|nights|lunch breaks)(?: only)?"
    r"|part[ -]time|all day)\b",
    re.IGNORECASE,
)


def weekly_hours(sentence: str) -> tuple[float | None, str, tuple[str, ...]]:
    """The hours a week that a sentence says, what is left of it, and a note on hours that it does not say.

    Examples
    --------
    >>> weekly_hours("2h on saturdays and 3h on sundays for docker")
    (5.0, '.  and  .  for docker', ())
    >>> weekly_hours("weekends only, 5 hours each day, kubernetes")[0]
    10.0
    >>> weekly_hours("evenings only")[2]
    ('"evenings only" says no number of hours.',)
    """
    sentence, counted = _whole_days(_PER_HEAD.sub("", _OR_SO.sub("hour", sentence.translate(_HALVES))))
    for read in (_of_days, _times, _times_first, _every_other, _every, _every_first, _on_weekdays, _week_of, _each):
        hours, rest = read(sentence)
        if hours is not None:
            return round(hours, 1), _WEEKENDS.sub(" . ", _WEEKDAYS_ONLY.sub(" . ", rest)).strip(), counted
    if found := _FULL_TIME.search(sentence):
        note = f'"{found.group()}" is counted as {FULL_TIME_HOURS:g} hours a week.'
        return FULL_TIME_HOURS, without(sentence, found), (note,)
    unsaid = _WITHOUT_HOURS.search(sentence)
    notes = (f'"{unsaid.group().strip()}" says no number of hours.',) if unsaid else ()
    return None, _WITHOUT_HOURS.sub(" . ", sentence), notes


def _whole_days(sentence: str) -> tuple[str, tuple[str, ...]]:
    """The sentence with hours for half and whole days, and a note that says so."""
    notes = tuple(
        f'"{found.group()}" is counted as {_of_a_day(found)} hours.' for found in _DAY_PARTS.finditer(sentence)
    )
    return _DAY_PARTS.sub(lambda found: f"{_of_a_day(found)} hours", sentence), notes


def _of_a_day(found: re.Match[str]) -> int:
    said = found["half"] or found["first"]
    return HOURS_OF_DAY // 2 if said.casefold().startswith("half") else HOURS_OF_DAY


def _of_days(sentence: str) -> tuple[float | None, str]:
    """So much on each of so many days: "3 hours on each of my two days off"."""
    found = _OF_DAYS.search(sentence)
    if not found or not (found["times"] or "both" in found.group().casefold()):
        return None, sentence
    return _hours(found) * number(found["times"] or "two"), without(sentence, found)


def _times(sentence: str) -> tuple[float | None, str]:
    """So much on each of so many evenings a week."""
    found = _TIMES.search(sentence)
    if not found or "week" not in found.group().casefold() or number(found["count"]) > MAX_TIMES_A_WEEK:
        return None, sentence
    return number(found["count"]) * number(found["amount"]) / _parts_of_an_hour(found["unit"]), without(sentence, found)


def _times_first(sentence: str) -> tuple[float | None, str]:
    """So often a week, so much each time."""
    found = _TIMES_FIRST.search(sentence)
    if not found:
        return None, sentence
    often = (found["times"] or found["often"]).casefold().removesuffix(" times").removesuffix("x").strip()
    amount, unit = (found["count"], found["unit"]) if found["count"] else (found["more"], found["of"])
    times = min(_OFTEN.get(often) or number(often), MAX_TIMES_A_WEEK)
    return times * number(amount) / _parts_of_an_hour(unit), without(sentence, found)


def _every_first(sentence: str) -> tuple[float | None, str]:
    """The same with the day first: "every day half an hour"."""
    found = _EVERY_FIRST.search(sentence)
    if not found:
        return None, sentence
    return _hours(found) * _PER_WEEK[found["every"].casefold()], without(sentence, found)


def _every_other(sentence: str) -> tuple[float | None, str]:
    """So much in every second week."""
    found = _EVERY_OTHER.search(sentence)
    if not found:
        return None, sentence
    amount, unit = (found["count"], found["unit"]) if found["count"] else (found["more"], found["of"])
    return number(amount) / _parts_of_an_hour(unit) / 2, without(sentence, found)


def _every(sentence: str) -> tuple[float | None, str]:
    """So much a day, a week or a month."""
    found = _EVERY.search(sentence)
    if not found:
        return None, sentence
    times = _PER_WEEK[found["every"].casefold()]
    said = found["days"] or ""
    if times == _PER_WEEK["day"]:
        times = 2 if "weekend" in said or _WEEKENDS.search(sentence) else times
        times = len(set(_days(said))) or times
        times = 5 if ("weekday" in said or "work" in said or _WEEKDAYS_ONLY.search(sentence)) else times
    rest = without(sentence, found)
    if times == _PER_WEEK["day"] and (days_off := _NOT_SUNDAYS.search(rest)):
        times, rest = times - 1, without(rest, days_off)
    return _hours(found) * times * (2 if found["twice"] else 1), rest


def _on_weekdays(sentence: str) -> tuple[float | None, str]:
    """So much on each of some days of the week, before or after their names; several of these add up."""
    total, rest = 0.0, _UNITLESS.sub(r"\1 \2h on ", sentence) if _ON_DAYS.search(sentence) else sentence
    while found := _ON_DAYS.search(rest) or _DAYS_FIRST.search(rest):
        total += _hours(found) * len(set(_days(found["days"])))
        rest = without(rest, found)
    return total or None, rest


def _week_of(sentence: str) -> tuple[float | None, str]:
    found = _WEEK_OF.search(sentence)
    if not found:
        return None, sentence
    amount, unit = (found["count"], found["unit"]) if found["count"] else (found["more"], found["of"])
    return number(amount) / _parts_of_an_hour(unit), without(sentence, found)


def _each(sentence: str) -> tuple[float | None, str]:
    """So many hours each, in a sentence of so many weeks."""
    found = _EACH.search(sentence)
    if not found:
        return None, sentence
    return _hours(found), f"{sentence[: found.end('between')]} . {sentence[found.end() :]}"


def _hours(found: re.Match[str]) -> float:
    return number(found["count"]) / _parts_of_an_hour(found["unit"])


def _parts_of_an_hour(unit: str) -> int:
    return 60 if unit.casefold().startswith("m") else 1


def _days(said: str) -> Iterator[str]:
    """The days of the week in a list, with those between the ends of a range."""
    order, tokens = list(WEEKDAYS), re.findall(r"[a-z]+|[-–]", said.casefold())
    last, ranging = "", False
    for token in tokens:
        if day := _NAMES.get(token) or _NAMES.get(token.removesuffix("s")):
            first = order.index(last) if ranging and last else order.index(day)
            yield from order[first : order.index(day) + 1] or (day,)
            last, ranging = day, False
        else:
            ranging = token in {"-", "–", "to", "till", "through"}


def without(sentence: str, found: re.Match[str]) -> str:
    """A sentence without what was found, whose place ends a clause."""
    return f"{sentence[: found.start()]} . {sentence[found.end() :]}"
