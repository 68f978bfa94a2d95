"""What the fields of answers mean: those of each class stand in its docstring, and words that all share stand here."""

import re
from collections.abc import Mapping
from textwrap import dedent
from types import MappingProxyType

COMMON: Mapping[str, str] = MappingProxyType(
    {
        "revision": (
            "Hash of the graph that the answer was given from. The same revision and question give the same bytes."
        ),
        "id": "Id of the skill; it never changes.",
        "name": "Name of the skill.",
        "topic": "Id of the topic that the skill belongs to.",
        "level": "How well the skill is to be mastered.",
        "hours": (
            "Hours of focused work that the skill takes at its level, beyond its prerequisites, in half-hour steps."
        ),
        "summary": "What the skill is, in one sentence.",
        "can_you": "The question that checks the skill at its level.",
        "curated": "Whether the catalogue knows the skill. Nothing is known of what an uncurated one needs.",
        "implied": "Whether the skill is required and the document never names it.",
        "entry_point": "Whether the skill needs nothing before it.",
        "resources": "Where the skill can be learned.",
        "requires": "What the skill needs directly.",
        "evidence": "What supports the requirement.",
        "confidence": "Whether a good teacher could disagree with the requirement.",
        "goal": "Whether the skill is a target, or one that a topic or role among the targets stands for.",
        "reason": "The main reason why the skill is in the answer; null for a target that was named as a single skill.",
        "needed_by": "Ids of the skills of the answer that need it directly.",
        "targets": "Ids of the targets.",
        "already": "Ids of targets that are known or credited, so that nothing is left to learn for them.",
        "depth": "How far the answer goes.",
        "background": "Id of the background: what is taken for granted at the start.",
        "starts_from": "What the answer takes for granted at the start, in one sentence.",
        "known": "Ids of the known skills.",
        "credited": "Ids of the skills that the known ones could not have been learned without.",
        "assumed": "Ids of the skills that the background holds and the answer would list otherwise.",
        "assumed_hours": "Hours of the assumed skills.",
        "choose": "How open alternatives are chosen.",
        "proven": (
            "Whether no other choice takes fewer hours; null unless `choose` is `least_hours` and there was a choice."
        ),
        "notes": "Sentences about what else one should know of the answer.",
        "alternatives": "The choices among alternatives inside the answer.",
        "ReadEntry.line": "Line of the document, counted from 1.",
        "ReadEntry.text": "The entry as it stands there.",
        "ReadEntry.kind": "The kind of thing that it was read as.",
        "ReadEntry.skills": "Ids of the skills that it names.",
        "ReadEntry.why": "Why it names no skill, or not all that it seems to.",
    }
)
"""Fields that mean the same in every answer. A class that means something else by one says so in its docstring, or here
as `Class.field`."""

EXAMPLES: Mapping[str, object] = MappingProxyType(
    {
        "Resource.kind": "course",
        "Resource.title": "Neural networks, step by step",
        "aliases": ["low-rank adaptation"],
        "all_hours": 31,
        "all_skills": 9,
        "already": ["softmax"],
        "alternatives": ["tensorflow"],
        "assumed": ["fractions"],
        "bound": 27,
        "build": "A model as a service in a container, with tests that run on every change.",
        "candidates": ["attention", "attention-mechanism"],
        "common_ground": "vectors",
        "covers": ["LoRA rank"],
        "credited": ["vectors"],
        "did_you_mean": ["Transformers"],
        "examples": ["what should I learn before Transformers?"],
        "fact": "The package needs PyTorch.",
        "formerly": ["transformer"],
        "line": 12,
        "notes": ["Softmax is known: it is left out."],
        "parent": "mathematics",
        "part": "Chapter 3",
        "ReadEntry.why": "It has several meanings.",
        "ruled_out": ["transformers"],
        "seen": "2026-11-29",
        "shows": "It keeps its latency under load.",
        "summary": "Turn scores into probabilities.",
        "target": "transformers",
        "text": "Softmax and cross-entropy",
        "topics": ["mathematics/calculus"],
        "url": "https://example.org/softmax",
        "week": 3,
    }
)
"""Examples of fields that the sample roadmap leaves empty; `Class.field` is that of one class only."""

_SECTION = re.compile(r"^Attributes\n-+\n", re.MULTILINE)


def summary(kind: type) -> str:
    """What a class is: its docstring up to the section on its attributes.

    Examples
    --------
    >>> from graph.model import Mention
    >>> summary(Mention)
    'A place of the document that names a skill.'
    """
    return _SECTION.split(_docstring(kind))[0].strip()


def attributes(kind: type) -> dict[str, str]:
    """What the docstring of a class says of each attribute, by name.

    Examples
    --------
    >>> from graph.model import Mention
    >>> attributes(Mention)["line"]
    'Line of the document, counted from 1.'
    """
    _, *section = _SECTION.split(_docstring(kind), maxsplit=1)
    entries = re.split(r"^(?=\S)", "".join(section), flags=re.MULTILINE)
    texts = (entry.partition("\n") for entry in entries if entry.strip())
    return {name.strip(): " ".join(text.split()) for names, _, text in texts for name in names.split(",")}


def _docstring(kind: type) -> str:
    first, _, rest = (kind.__doc__ or "").partition("\n")
    return f"{first}\n{dedent(rest)}"
