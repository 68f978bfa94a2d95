"""What the view of a skill shows."""

from collections.abc import Sequence
from typing import Any

from api.web.parameters import Skilled
from graph.model import Depth, Need, Requirement, Resource
from graph.picture.legend import Legend
from graph.picture.neighbourhood import neighbourhood
from graph.questions.known import understood
from graph.questions.show import skill_card
from graph.snapshot import Snapshot
from graph.snapshot.walks import descendants, used_by

SHOWN_REASONS = 5
"""Reasons why a skill is needed that are shown at once; the others are folded."""


def about(snapshot: Snapshot, name: str, question: Skilled) -> dict[str, Any]:
    """Everything that the view of a skill shows.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter
    """
    card = skill_card(snapshot, name)
    skill = snapshot.skills[card.id]
    around = neighbourhood(snapshot, card.id, depth=question.depth)
    known = understood(snapshot, question.known)
    return {
        "card": card,
        "skill": skill,
        "field": Legend(snapshot).of(card.id),
        "above": [snapshot.topics[id] for id in snapshot.path(card.topic)],
        "reasons": needed_for(snapshot, card.id),
        "shown_reasons": SHOWN_REASONS,
        "resources": filtered(skill.resources, question),
        "kinds": sorted({one.kind for one in skill.resources if one.kind}),
        "opens_in_all": len(descendants(snapshot, [card.id], question.depth)),
        "around": around,
        "picture": around.picture,
        "known": known.known,
        "has": used_by(snapshot, known.known),
    }


def needed_for(snapshot: Snapshot, skill: str) -> list[Requirement]:
    """The requirements that a skill meets, the strongest need first, then in learning order."""
    return sorted(snapshot.required_by(skill, Depth.ALL), key=lambda one: list(Need).index(one.need))


def filtered(resources: Sequence[Resource], question: Skilled) -> list[Resource]:
    """The resources of the kind that is asked for, if any, and only free ones, if these are asked for.

    Examples
    --------
    >>> links = [Resource("A book", "https://a.example", kind="book"), Resource("B", "https://b.example", free=True)]
    >>> [one.title for one in filtered(links, Skilled(free=True))]
    ['B']
    """
    return [
        one for one in resources if (not question.kind or one.kind == question.kind) and (one.free or not question.free)
    ]
