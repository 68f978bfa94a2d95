"""Graphs small enough to read in a test: one line a skill, what it needs behind a colon."""

from dataclasses import replace

from graph.model import Background, Level, Need, Requirement, Roadmap, Skill, Topic
from graph.snapshot import Snapshot

MARKS = {"?": Need.UNDERSTAND, "~": Need.HELPFUL}


def roadmap(*lines, **hours):
    """The roadmap of lines like ``t: a b? c~ x|y``, of one topic; each skill takes 1 hour unless ``hours`` say more.

    ``a`` is needed to use t, ``b`` to understand it, ``c`` is helpful; of x and y any one will do, x by default. A
    prerequisite is to be understood once t is, unless ``-`` marks it, as in ``a-`` or ``x-|y?``: then it is to be used.
    The name of a skill is its id in capitals. No skill is mentioned anywhere, so ties in the order are settled by id.
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


def with_school(made, *seeds):
    """A roadmap of which the background ``school`` holds these seeds and what they plainly use."""
    school = Background("school", "School", "A school.", seeds=seeds)
    return Snapshot(replace(made, backgrounds=(Background("none", "None", "Nothing."), school)))


def _requirement(skill, text):
    need = MARKS.get(text[-1], Need.USE)
    written = text.rstrip("?~").split("|")
    level_of = {member.rstrip("-"): Level.USE if member.endswith("-") else Level.UNDERSTAND for member in written}
    members = sorted(level_of)
    default = written[0].rstrip("-") if len(members) > 1 else ""
    levels = () if need is Need.HELPFUL else tuple(level_of[member] for member in members)
    return Requirement(skill, tuple(members), need, f"{skill} builds on {text}.", (), default=default, levels=levels)
