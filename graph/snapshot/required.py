"""A direct requirement as answers show it."""

from dataclasses import dataclass

from graph.model import Confidence, Evidence, Level, Need, Requirement


@dataclass(frozen=True, slots=True)
class Required:
    """A direct requirement in an answer: which of its ``members`` was ``picked``, how well, and why it is needed."""

    members: tuple[str, ...]
    picked: str
    need: Need
    level: Level
    reason: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence


def required(requirement: Requirement, picked: str, level: Level) -> Required:
    """A requirement with the member that counts, and how well it asks for that."""
    one = requirement
    return Required(one.members, picked, one.need, level, one.reason, one.evidence, one.confidence)
