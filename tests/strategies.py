"""Random roadmaps for property tests: acyclic by construction, with alternatives, topics, and unruly text."""

from hypothesis import strategies as st

from graph.model import (
    Confidence,
    Evidence,
    EvidenceKind,
    Mention,
    Need,
    Requirement,
    Resource,
    Roadmap,
    Skill,
    Topic,
)

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12).filter(
    str.strip
)


@st.composite
def roadmaps(draw, most=14, plain_only=False):
    """A checked roadmap of up to ``most`` skills; ids are shuffled, so that their order says nothing."""
    count = draw(st.integers(1, most))
    ids = draw(st.permutations([f"s{number:02}" for number in range(count)]))
    topics = _topics(draw)
    skills = tuple(_skill(draw, id, topics) for id in ids)
    requirements = tuple(
        one for place in range(1, count) for one in _requirements(draw, ids[place], ids[:place], plain_only)
    )
    ambiguous = {"twofold": tuple(sorted(ids[:2]))} if count > 1 and draw(st.booleans()) else {}
    links = tuple(Resource(draw(WORDS), f"https://example.org/{n}", n + 1) for n in range(draw(st.integers(0, 2))))
    return Roadmap(draw(WORDS), tuple(sorted(skills, key=lambda one: one.id)), topics, requirements, ambiguous, links)


def _topics(draw):
    names = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True))
    return tuple(Topic(name, name.upper(), names[0] if name != names[0] else None) for name in names)


def _skill(draw, id, topics):
    lines = draw(st.lists(st.integers(1, 40), max_size=2, unique=True))
    topic = draw(st.sampled_from(topics)).id
    return Skill(
        id=id,
        name=f"Skill {id}",
        topic=topic,
        hours=draw(st.integers(1, 20)) / 2,
        aliases=(f"alias of {id}",) if draw(st.booleans()) else (),
        summary=draw(WORDS),
        can_you=draw(st.sampled_from([f"Can you do {id}?", f"Can you do {id}?", ""])),
        curated=draw(st.booleans()),
        mentions=tuple(Mention(line, f"line {line}", topic) for line in sorted(lines)),
    )


def _requirements(draw, skill, earlier, plain_only):
    left = list(draw(st.lists(st.sampled_from(earlier), max_size=4, unique=True)))
    while left:
        size = 1 if plain_only else draw(st.integers(1, min(len(left), 3)))
        members, left = tuple(sorted(left[:size])), left[size:]
        needs = list(Need) if size == 1 else [Need.USE, Need.UNDERSTAND]
        default = draw(st.sampled_from(members)) if size > 1 else ""
        evidence = (Evidence(draw(st.sampled_from(list(EvidenceKind)))),)
        yield Requirement(
            skill,
            members,
            draw(st.sampled_from(needs)),
            draw(WORDS),
            evidence,
            draw(st.sampled_from(Confidence)),
            default,
        )
