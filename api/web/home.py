"""What the first view shows: targets to try, and one real answer."""

from dataclasses import dataclass

from graph.questions.before import Before, before
from graph.snapshot import Snapshot

_INVITING = (
    "transformers",
    "retrieval-augmented-generation",
    "lora",
    "diffusion-models",
    "kubernetes",
    "reinforcement-learning",
    "convolutional-neural-networks",
    "agents",
)
MAX_EXAMPLES = 8


@dataclass(frozen=True, slots=True)
class Home:
    """``examples`` are ids of targets to try; ``answer`` is the one with fewest steps, and at least three."""

    examples: tuple[str, ...]
    answer: Before | None


def home(snapshot: Snapshot) -> Home:
    """The first view of a roadmap, whichever it is.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> home(Snapshot(TINY)).examples
    ('transformers', 'vectors')
    """
    last = {_area(snapshot, id): id for id in snapshot.order}
    found = dict.fromkeys([*(id for id in _INVITING if id in snapshot.skills), *last.values()])
    examples = tuple(found)[:MAX_EXAMPLES]
    answers = [answer for answer in (before(snapshot, [id]) for id in examples) if len(answer.items) >= 3]
    return Home(examples, min(answers, key=lambda answer: len(answer.items), default=None))


def _area(snapshot: Snapshot, skill: str) -> str:
    return snapshot.skills[skill].topic.split("/")[0]
