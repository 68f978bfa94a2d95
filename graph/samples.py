"""A roadmap small enough to hold in the head, for the examples in docstrings and documentation."""

from graph.model import Evidence, EvidenceKind, Need, Requirement, Roadmap, Skill, Topic

_ARGUED = (Evidence(EvidenceKind.DEFINITION),)


def _needs(
    skill: str, *members: str, need: Need = Need.USE, reason: str = "Its definition is written with it."
) -> Requirement:
    return Requirement(
        skill, tuple(sorted(members)), need, reason, _ARGUED, default=members[0] if len(members) > 1 else ""
    )


TINY = Roadmap(
    title="Tiny",
    topics=(Topic("maths", "Maths", core=("vectors",)), Topic("models", "Models", core=("attention",))),
    skills=(
        Skill("vectors", "Vectors", "maths", 3, aliases=("vector",), can_you="Can you add two vectors?"),
        Skill("softmax", "Softmax", "maths", 1, can_you="Can you turn scores into probabilities?"),
        Skill("pytorch", "PyTorch", "models", 12, can_you="Can you train a model with PyTorch?"),
        Skill("tensorflow", "TensorFlow", "models", 14, can_you="Can you train a model with TensorFlow?"),
        Skill("attention", "Attention", "models", 4, can_you="Can you compute attention weights by hand?"),
        Skill("transformers", "Transformers", "models", 8, aliases=("Transformer",), can_you="Can you build one?"),
    ),
    requirements=(
        _needs("pytorch", "vectors", need=Need.UNDERSTAND),
        _needs("tensorflow", "vectors", need=Need.UNDERSTAND),
        _needs("attention", "vectors"),
        _needs("attention", "softmax", need=Need.UNDERSTAND),
        _needs("transformers", "attention"),
        _needs("transformers", "pytorch", "tensorflow", need=Need.UNDERSTAND),
    ),
)
"""Attention needs vectors and softmax; Transformers need attention and any one framework, PyTorch by default."""
