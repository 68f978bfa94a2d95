"""A folder of Markdown files as one roadmap."""

import os

import pytest

from graph.errors import DocumentError
from ingest import folder as folders
from ingest.document import MAX_DOCUMENT_BYTES
from ingest.pipeline import from_markdown
from tests.ingest.small import CATALOGUE


@pytest.fixture
def write(tmp_path):
    """Write files by their names into one folder."""

    def put(**files):
        for name, text in files.items():
            file = tmp_path / name.replace("__", "/").replace("_md", ".md")
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
        return tmp_path

    return put


def test_the_files_are_one_roadmap_in_the_order_of_their_names(write):
    folder = write(
        **{
            "10_md": "# Oven\n- Steam\n",
            "2_md": "# Dough\n- Kneading\n",
            "README_md": "---\ntitle: Bread\n---\n# Bread\n",
        }
    )
    roadmap, report = from_markdown(folder, CATALOGUE)
    assert roadmap.title == "Bread"
    assert [entry.text for entry in roadmap.entries] == ["Bread", "Dough", "Kneading", "Oven", "Steam"]
    assert {skill.id: skill.topic for skill in roadmap.skills} == {"kneading": "dough", "steam": "oven"}
    assert list(report.files.values()) == [1, 6, 9]
    assert {entry.text: entry.line for entry in roadmap.entries}["Steam"] == 10


def test_a_prerequisite_may_stand_in_another_file(write):
    folder = write(a_md="# Dough\n- Kneading\n", b__c_md="# Oven\n| Topic | Requires |\n|-|-|\n| Steam | Kneading |\n")
    roadmap, _ = from_markdown(folder, CATALOGUE)
    assert [(one.skill, one.members) for one in roadmap.requirements] == [("steam", ("kneading",))]


def test_what_a_file_leaves_open_ends_with_it(write):
    folder = write(a_md="# Dough\n- Kneading\n```\nnever closed\n", b_md="- Steam\n")
    roadmap, report = from_markdown(folder, CATALOGUE)
    assert {skill.id: skill.topic for skill in roadmap.skills} == {"kneading": "dough", "steam": "overview"}
    assert report.blocks == {"code": 1}


def test_an_error_names_the_file_and_its_line(write):
    folder = write(a_md="# Dough\n- Kneading\n", b_md="# Oven\n\n- Steam (requires: Steam)\n")
    with pytest.raises(DocumentError, match="steam needs itself") as refused:
        from_markdown(folder, CATALOGUE)
    assert (refused.value.file, refused.value.line) == (str(folder / "b.md"), 3)
    write(b_md="# Oven\n" + "  " * 50 + "".join(f"{'  ' * depth}- a\n" for depth in range(25)))
    with pytest.raises(DocumentError, match="nested deeper") as refused:
        from_markdown(folder, CATALOGUE)
    assert refused.value.file == str(folder / "b.md")


def test_a_folder_without_markdown_or_with_too_much_is_refused(write, monkeypatch):
    folder = write(note="x")
    with pytest.raises(DocumentError, match=r"without Markdown files \(\.md\)"):
        from_markdown(folder)
    os.mkfifo(folder / "a.md")
    (folder / "b.md").mkdir()
    write(**{".hidden_md": "# A\n- B\n", "c_md": " \n"})
    with pytest.raises(DocumentError, match="without Markdown files"):
        from_markdown(folder)
    write(d_md="# A\n<!-- " + "x" * (MAX_DOCUMENT_BYTES - 20) + "-->\n", e_md="# A\n- B and C\n")
    with pytest.raises(DocumentError, match="is too large"):
        from_markdown(folder)
    monkeypatch.setattr(folders, "MAX_FILES", 2)
    with pytest.raises(DocumentError, match="more than 2 Markdown files"):
        from_markdown(folder)
