"""A catalogue of one's own, on top of the project's or alone, and documents of another field."""

import pytest

from graph.errors import CatalogueError
from ingest.pipeline import from_markdown, ingest

SKILL = """
  - id: {id}
    name: {name}
    summary: One of the things that a baker does every day.
    can_you: Can you do it without a book and say why?
    hours: 3
    requires:
      - {{skill: {needs}, need: use, evidence: definition, reason: "A baker who lacks it spoils the bread every time."}}
"""
DOCUMENT = "# School\n## Baking\n- Kneading\n- Python\n"


@pytest.fixture
def written(tmp_path):
    def write(text, *skills):
        (tmp_path / "food").mkdir()
        (tmp_path / "food" / "_domain.yaml").write_text("name: Food\n")
        baking = "name: Baking\nskills:" + "".join(SKILL.format(**skill) for skill in skills)
        (tmp_path / "food" / "baking.yaml").write_text(baking)
        (tmp_path / "roadmap.md").write_text(text)
        return tmp_path / "roadmap.md", tmp_path

    return write


KNEADING = {"id": "kneading", "name": "Kneading", "needs": "python-basics"}


def test_a_catalogue_on_top_of_ours_may_name_our_skills(written):
    file, folder = written(DOCUMENT, KNEADING)
    roadmap, report = from_markdown(file, folder=folder)
    assert report.uncurated == ()
    assert [one.members for one in roadmap.requirements if one.skill == "kneading"] == [("python-basics",)]
    assert ingest(file, folder=folder).report == report


def test_alone_it_may_not_and_ours_is_not_there(written):
    file, folder = written("---\ncatalogue: none\n---\n" + DOCUMENT, KNEADING)
    with pytest.raises(CatalogueError, match="no skill has the id python-basics"):
        from_markdown(file, folder=folder)


def test_an_id_of_ours_is_not_defined_again(written):
    file, folder = written(DOCUMENT, {"id": "docker", "name": "Docker", "needs": "python-basics"})
    with pytest.raises(CatalogueError, match="already defined in the catalogue below"):
        from_markdown(file, folder=folder)


def test_a_folder_that_is_no_catalogue_is_refused(written, tmp_path):
    file, folder = written(DOCUMENT)
    with pytest.raises(CatalogueError, match="holds no catalogue"):
        from_markdown(file, folder=folder / "none")


def test_a_document_of_another_field_becomes_nothing_of_ours(tmp_path):
    front = "---\ntitle: Bread\ncatalogue: none\n---\n"
    text = front + "# X\n## Food\n- Sourdough\n- Modes\n- IAC\n- cd\n- Regression (6 hours)\n"
    (tmp_path / "bread.md").write_text(text)
    roadmap, report = from_markdown(tmp_path / "bread.md")
    assert roadmap.title == "Bread"
    assert not any(skill.curated for skill in roadmap.skills)
    assert (report.implied, roadmap.roles) == ((), ())


def test_the_subject_decides_names_of_several_meanings(tmp_path):
    file = tmp_path / "x.md"
    file.write_text("---\nsubject: Serverless on AWS\n---\n# Plan\n## Things\n- Lambda\n")
    assert "aws-lambda" in {skill.id for skill in from_markdown(file)[0].skills}
