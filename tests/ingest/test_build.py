from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.errors import DocumentError
from graph.interchange import canonical, document, parse
from graph.model import Background, Level, Milestone, Need, ReadEntry, Requirement, Role, RoleSkill
from ingest.build import build
from ingest.outline import outline
from ingest.recognise import recognise
from ingest.report import OmittedName
from tests.ingest.small import CATALOGUE

TEXT = """# My roadmap

## Models
- Transformers
- Quantum annealing

## Cloud
### Containers at work
- Docker
- Transformers again: Docker

**Notes**:
1. A site - [link](https://example.org/a)
2. A book
"""


def _built(text, catalogue=CATALOGUE, file="roadmap.md"):
    entries = outline(text, file)
    return build(entries, recognise(entries, catalogue), catalogue)


@pytest.fixture
def built():
    return _built(TEXT)[0]


def _skill(roadmap, id):
    return next(skill for skill in roadmap.skills if skill.id == id)


def test_repeats_are_one_skill_with_many_mentions(built):
    assert [(one.line, one.topic) for one in _skill(built, "docker").mentions] == [
        (9, "all/cloud/containers-at-work"),
        (10, "all/cloud/containers-at-work"),
    ]
    assert _skill(built, "docker").topic == "all/cloud", "the primary topic is the catalogue's"


def test_what_a_named_skill_needs_is_implied(built):
    assert _skill(built, "softmax").implied
    assert _skill(built, "softmax").mentions == ()
    assert not _skill(built, "transformers").implied


def test_what_the_catalogue_does_not_know_is_marked(built):
    new = _skill(built, "quantum-annealing")
    assert not new.curated
    assert new.topic == "all/models"


def test_what_is_neither_named_nor_needed_stays_out(built):
    assert {skill.id for skill in built.skills} == {"transformers", "softmax", "docker", "quantum-annealing"}


def test_headings_that_the_catalogue_lacks_become_topics_below_theirs(built):
    topic = next(topic for topic in built.topics if topic.name == "Containers at work")
    assert (topic.parent, topic.line) == ("all/cloud", 8)
    assert next(topic for topic in built.topics if topic.id == "all/cloud").line == 7


def test_closing_notes_belong_to_the_roadmap(built):
    assert [(one.title, one.url, one.line) for one in built.resources] == [
        ("A site", "https://example.org/a", 13),
        ("A book", "", 14),
    ]


def test_the_title_is_the_documents_or_else_its_file(built):
    assert built.title == "My roadmap"
    assert _built("# Cloud\n- Docker\n# Models\n- Softmax\n", file="my/plan.md")[0].title == "plan"


def test_a_helpful_requirement_implies_nothing_and_counts_only_between_present_skills():
    helpful = Requirement("docker", ("git-basics",), Need.HELPFUL, "Images are built from a checkout.", ())
    catalogue = replace(CATALOGUE, requirements=(*CATALOGUE.requirements, helpful))
    assert _built("# Roadmap\n## P\n- Docker\n", catalogue)[0].requirements == ()
    assert _built("# Roadmap\n## P\n- Docker, Git\n", catalogue)[0].requirements == (helpful,)


def test_every_member_of_alternatives_is_implied():
    choice = Requirement("docker", ("git-basics", "r-basics"), Need.USE, "Either will do.", (), default="git-basics")
    catalogue = replace(CATALOGUE, requirements=(choice,))
    found = _built("# Roadmap\n## P\n- Docker\n", catalogue)[0]
    assert {skill.id for skill in found.skills if skill.implied} == {"git-basics", "r-basics"}


def test_a_name_stays_ambiguous_only_among_skills_that_are_there():
    both = _built("# Roadmap\n## P\n- AWS Lambda\n- Lambda functions\n")[0]
    assert dict(both.ambiguous) == {"lambda": ("aws-lambda", "lambda-functions")}
    one = _built("# Roadmap\n## P\n- AWS Lambda\n")[0]
    assert dict(one.ambiguous) == {}
    assert "Lambda" in _skill(one, "aws-lambda").aliases


def test_duplicate_headings_are_one_topic():
    found = _built("# Roadmap\n## New\n- Docker\n## New\n- Softmax\n")[0]
    assert [topic.line for topic in found.topics if topic.id == "new"] == [2]


def test_the_report_accounts_for_every_entry():
    found, report = _built(TEXT)
    assert sum(report.entries.values()) == len(outline(TEXT).entries)
    assert report.implied == ("softmax",)
    assert report.uncurated == ("quantum-annealing",)
    assert report.skills == len(found.skills)


def test_a_roadmap_comes_out_in_its_canonical_form(built):
    assert built == canonical(built)


@pytest.mark.parametrize("text", ["# Only a heading\n", "# Roadmap\n\nSome words that say nothing at all here.\n"])
def test_a_document_that_names_no_skill_is_refused(text):
    with pytest.raises(DocumentError, match="names no skill"):
        _built(text)


def test_two_new_names_that_would_share_an_id_are_refused_with_the_line():
    with pytest.raises(DocumentError, match="would share the id") as caught:
        _built("# Roadmap\n## P\n- Zeta Café\n- Zeta Cafe\n")
    assert caught.value.line == 4


def test_a_name_that_was_left_out_because_it_is_ambiguous_is_reported_with_its_line_and_candidates():
    _, report = _built("# Roadmap\n## P\n- Docker\n- Lambda\n- Serverless:\n  - Lambda\n")
    assert report.ambiguous == (OmittedName(4, "Lambda", ("aws-lambda", "lambda-functions")),)


def _role(*skills):
    needs = tuple(RoleSkill(id, Level.USE, "It is what the work consists of.") for id in skills)
    return Role(
        "operator", "Operator", "Keeps services running.", needs, milestones=(Milestone("One", "A", "B", skills),)
    )


def test_a_role_is_carried_where_the_roadmap_holds_all_its_skills():
    role = _role("docker", "softmax")
    roadmap, report = _built(TEXT, replace(CATALOGUE, roles={"operator": role}))
    assert roadmap.roles == (role,)
    assert report.left_out_roles == {}


def test_a_role_that_the_roadmap_holds_in_part_is_left_out_reported_and_adds_no_skill():
    role = _role("docker", "git-basics", "python-basics")
    roadmap, report = _built(TEXT, replace(CATALOGUE, roles={"operator": role}))
    assert roadmap.roles == ()
    assert report.left_out_roles == {"operator": 2}
    assert "git-basics" not in {skill.id for skill in roadmap.skills}


def test_a_background_keeps_the_seeds_that_the_roadmap_holds():
    backgrounds = {
        "operator": Background("operator", "Operator", "Containers", "run a container", ("docker", "git-basics")),
        "artist": Background("artist", "Artist", "Drawing", "draw", ("r-basics",)),
    }
    roadmap = _built(TEXT, replace(CATALOGUE, backgrounds=backgrounds))[0]
    seeds = {background.id: background.seeds for background in roadmap.backgrounds}
    assert seeds == {"artist": (), "none": (), "operator": ("docker",), "school": ()}


def test_none_and_school_exist_and_are_those_of_the_catalogue_where_it_has_them():
    school = Background("school", "School", "school mathematics", "count", ("softmax",))
    assert [one.id for one in _built(TEXT)[0].backgrounds] == ["none", "school"]
    assert school in _built(TEXT, replace(CATALOGUE, backgrounds={"school": school}))[0].backgrounds


def test_a_topic_keeps_its_field_and_an_introduction_that_is_there():
    topics = {
        **CATALOGUE.topics,
        "all": replace(CATALOGUE.topics["all"], field="things"),
        "all/cloud": replace(CATALOGUE.topics["all/cloud"], introduction="docker"),
        "all/models": replace(CATALOGUE.topics["all/models"], introduction="gans"),
    }
    found = {topic.id: topic for topic in _built(TEXT, replace(CATALOGUE, topics=topics))[0].topics}
    assert (found["all"].field, found["all/cloud"].introduction) == ("things", "docker")
    assert found["all/models"].introduction == ""


def test_levels_of_requirements_are_those_of_the_catalogue():
    requirement = replace(CATALOGUE.requirements[0], levels=(Level.USE,))
    assert _built(TEXT, replace(CATALOGUE, requirements=(requirement,)))[0].requirements == (requirement,)


def test_every_entry_is_carried_with_its_kind_its_skills_and_why():
    text = "# My roadmap\n\n## Cloud\n- Docker\n- Lambda\n- Quantum annealing\n\n"
    text += "## References\n- A site - [link](https://a.example)\n"
    assert _built(text)[0].entries == (
        ReadEntry(1, "My roadmap", "title", (), "the title of the document"),
        ReadEntry(3, "Cloud", "topic", (), "names the topic all/cloud"),
        ReadEntry(4, "Docker", "skills", ("docker",)),
        ReadEntry(5, "Lambda", "prose", (), '"Lambda" may mean aws-lambda or lambda-functions'),
        ReadEntry(6, "Quantum annealing", "skills", ("quantum-annealing",), "not in the catalogue: Quantum annealing"),
        ReadEntry(8, "References", "topic", (), "a heading that names no skill"),
        ReadEntry(9, "A site - link", "resource", (), "has a link, and names no skill"),
    )


def test_the_skills_of_every_entry_are_skills_of_the_roadmap():
    found = _built(TEXT)[0]
    ids = {skill.id for skill in found.skills}
    assert all(set(entry.skills) <= ids for entry in found.entries)
    assert [entry.line for entry in found.entries] == [entry.line for entry in outline(TEXT).entries]


ODD = st.text(alphabet="()[]{}<>*_`~:;,.-–—/&+#!?'\"|\\ =→\u00a0", max_size=6)
WORDS = st.sampled_from(
    ["Vectors", "optional", "and", "Docker", "x", "1.", "e.g.", "Notes", "Lambda", "https://a.example", ""]
)
BULLETS = st.sampled_from(["- ", "  - ", "    * ", "1. ", "## ", "", "> ", "- [ ] ", "| "])
LINES = st.builds(lambda bullet, parts: bullet + "".join(parts), BULLETS, st.lists(ODD | WORDS, max_size=5))


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES | st.text(max_size=20), min_size=1, max_size=8))
@example(["- (optional)"])
@example(["- []"])
@example(["- ()"])
@example(["## Notes", "- ()"])
@example(["- ", "", "A paragraph behind an empty bullet"])
def test_bullets_of_any_punctuation_are_ingested_or_refused_as_a_document(lines):
    text = "# Roadmap\n- Docker\n" + "\n".join(lines)
    try:
        roadmap, report = _built(text)
    except DocumentError:
        return
    assert sum(report.entries.values()) == len(outline(text).entries)
    assert all(skill.name.strip() for skill in roadmap.skills)
    assert all(link.title or link.url for link in roadmap.resources)
    assert parse(document(roadmap)) == roadmap


def test_a_refused_name_is_told_with_its_file():
    with pytest.raises(DocumentError) as caught:
        _built("# Roadmap\n## P\n- Zeta Café\n- Zeta Cafe\n", file="my.md")
    assert str(caught.value.file) == "my.md"
    assert '"Zeta Cafe" and "Zeta Café" would share the id zeta-cafe' in str(caught.value)


def test_what_nobody_foresaw_is_told_with_file_and_line(monkeypatch):
    def fail(*given):
        raise IndexError("list index out of range")

    monkeypatch.setattr("ingest.recognise.SkillNames.skills", fail)
    with pytest.raises(DocumentError, match=r"^my\.md:3: cannot be read \(IndexError: list index out of range\)"):
        _built("# Roadmap\n## P\n- Docker\n", file="my.md")
