"""A direct requirement as answers show it."""

from dataclasses import dataclass

from graph.model import Confidence, Evidence, Level, Need, Requirement


@dataclass(frozen=True, slots=True)
class Required:
    """A direct requirement in an answer.

    Attributes
    ----------
    members
        Ids of the prerequisites. Several are alternatives: any one of them will do.
    picked
        Id of the one that the answer counts on.
    need
        How badly the skill needs it.
    level
        How well the picked one must be mastered.
    reason
        Why the skill needs it, in one sentence.
    """

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
