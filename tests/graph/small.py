"""Graphs small enough to read in a test: one line a skill, what it needs behind a colon."""

from graph.model import Need, Requirement, Roadmap, Skill, Topic
from graph.snapshot import Snapshot

MARKS = {"?": Need.UNDERSTAND, "~": Need.HELPFUL}


def roadmap(*lines, **hours):
    """The roadmap of lines like ``t: a b? c~ x|y``, of one topic; each skill takes 1 hour unless ``hours`` say more.

    ``a`` is needed to use t, ``b`` to understand it, ``c`` is helpful; of x and y any one will do, x by default. The
    name of a skill is its id in capitals. No skill is mentioned anywhere, so ties in the order are settled by id.
    """
    rows = [(skill.strip(), needs.split()) for skill, _, needs in (line.partition(":") for line in lines)]
    requirements = tuple(_requirement(skill, need) for skill, needs in rows for need in needs)
    members = [member for one in requirements for member in one.members]
    ids = sorted({*(skill for skill, _ in rows), *members, *hours})
    skills = tuple(Skill(id, id.upper(), "t", hours.get(id, 1), can_you=f"Can you {id}?") for id in ids)
    return Roadmap("Small", skills, (Topic("t", "Topic"),), requirements)


def snapshot(*lines, **hours):
    """A snapshot of `roadmap`."""
    return Snapshot(roadmap(*lines, **hours))


def _requirement(skill, text):
    members = text.rstrip("?~").split("|")
    default = members[0] if len(members) > 1 else ""
    need = MARKS.get(text[-1], Need.USE)
    return Requirement(skill, tuple(sorted(members)), need, f"{skill} builds on {text}.", (), default=default)
