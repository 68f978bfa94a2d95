"""A direct requirement as answers show it."""

from dataclasses import dataclass

from graph.model import Confidence, Evidence, Need, Requirement


@dataclass(frozen=True, slots=True)
class Required:
    """A direct requirement in an answer: which of its ``members`` was ``picked``, and why it is needed."""

    members: tuple[str, ...]
    picked: str
    need: Need
    reason: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence


def required(requirement: Requirement, picked: str) -> Required:
    """A requirement with the member that counts."""
    one = requirement
    return Required(one.members, picked, one.need, one.reason, one.evidence, one.confidence)
