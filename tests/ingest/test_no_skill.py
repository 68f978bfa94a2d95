"""What looks like a name and is nothing to learn; names in any script; the language of a document."""

import pytest

from graph.errors import DocumentError
from ingest.build import build
from ingest.language import language_of
from ingest.no_skill import is_no_skill
from ingest.outline import outline
from ingest.recognise import recognise
from tests.ingest.small import CATALOGUE


def _built(text):
    entries = outline(text)
    return build(entries, recognise(entries, CATALOGUE), CATALOGUE)


def _skills(text):
    return {skill.id for skill in _built("# A course on baking\n## Bread\n- Kneading\n" + text)[0].skills} - {
        "kneading"
    }


@pytest.mark.parametrize(
    "phrase",
    [
        "Week 3", "Lecture 12", "Chapter IV", "Months 1-3", "Day 2", "Homework", "Final exam", "Quizzes", "Certificate",
        "Table of contents", "FAQ", "License", "fun fact", "Don't worry", "an oldie but a goodie", "Give it a star",
        "3+ years of experience", "push(item)", "is_empty()", "Español", "中文", "Dr. Jane Doe", "@jane", "Notes",
    ],
)  # fmt: skip
def test_duties_parts_asides_and_languages_are_no_skills(phrase):
    assert is_no_skill(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "Kneading",
        "Spanish grammar",
        "Week planning",
        "Examination of dough",
        "Noodles",
        "Modular synthesis",
        "Linked lists",
    ],
)
def test_names_are_no_such_thing(phrase):
    assert not is_no_skill(phrase)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("- push(item) - at the end\n- pop()\n- size\n- is_empty()", set()),
        ("- size", {"size"}),
        ("## Translations\n- Klingon", set()),
        ("## Instructors\n- Jane Doe", set()),
        ("## Lists\n- Sieving\n- sieving rye", {"sieving", "sieving-rye"}),
        ("Docker was a whale, and a softmax is what one reads about a recursion.", {"docker", "softmax"}),
        ("- Star this repository", set()),
    ],
)
def test_what_stands_in_a_place_for_something_else_is_no_skill(text, skills):
    assert _skills(text) == skills


def test_a_new_name_keeps_its_spelling():
    found = _built("# Roadmap\n## Part\n- iOS layout\n- café au lait\n")[0]
    assert [skill.name for skill in found.skills] == ["café au lait", "iOS layout"]


def test_names_in_any_script_have_ids_of_their_own():
    found = {
        skill.id: skill.name for skill in _built("# 面包\n## 基础\n- 发酵\n- 发教\n- 茶\n- Тесто\n- عجين\n")[0].skills
    }
    assert found == {"发酵": "发酵", "发教": "发教", "茶": "茶", "тесто": "Тесто", "عجين": "عجين"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dough of the baker is in the oven, and this is how you knead it for bread", "en"),
        ("La masa del panadero está en el horno y así es como se amasa para el pan con las manos", "es"),
        ("La pâte du boulanger est dans le four et vous apprenez à pétrir avec les mains pour le pain", "fr"),
        ("Der Teig ist im Ofen und das ist die Grundlage für das Brot mit den Händen", "de"),
        ("面包 发酵 烤箱", "zh"),
        ("パンを こねる 生地", "ja"),
        ("Тесто и печь", "ru"),
        ("Docker", "en"),
        ("", "en"),
        ("123", "en"),
    ],
)
def test_the_language_of_a_text_is_told_by_its_script_and_commonest_words(text, language):
    assert language_of(text) == language


def test_the_report_says_that_a_document_is_not_in_the_language_of_the_catalogue():
    (notice,) = _built("# 面包\n## 基础\n- 发酵\n")[1].notices
    assert "another language (zh)" in notice.text
    (notice,) = _built("---\nlanguage: es\n---\n# Pan\n## P\n- Amasado\n")[1].notices
    assert "another language (es)" in notice.text
    assert _built("# Bread\n## P\n- Kneading\n")[1].notices == ()


def test_a_document_with_nothing_to_learn_is_refused():
    with pytest.raises(DocumentError, match="names no skill"):
        _built("# Course\n## Duties\n- Homework\n- Week 1\n")
