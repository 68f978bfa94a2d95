"""Lists of skills as CSV, YAML and JSON: the graph that Markdown gives, and what is refused."""

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DocumentError, PrereqError
from graph.interchange import document
from graph.model import Need
from graph.samples import TINY
from ingest.lists.csv_rows import csv_outline
from ingest.lists.tree_rows import json_outline, yaml_outline
from ingest.outline import MAX_ENTRIES
from ingest.pipeline import from_markdown
from ingest.plain_yaml import MAX_ALIASES, YamlFault, parse
from ingest.templates import TEMPLATES, write_template
from tests.ingest.small import CATALOGUE


def _read(tmp_path, name, text, encoding="utf-8"):
    file = tmp_path / name
    file.write_bytes(text.encode(encoding))
    return from_markdown(file, CATALOGUE)


def _graph(roadmap):
    """What a list says: skills with topic and hours, and requirements."""
    skills = {(skill.name, skill.topic, skill.hours) for skill in roadmap.skills}
    return skills, {(one.skill, one.members, one.need) for one in roadmap.requirements}


def test_the_templates_give_the_same_graph_in_each_form(tmp_path):
    graphs = []
    for suffix in TEMPLATES:
        write_template(tmp_path / f"roadmap{suffix}")
        roadmap, report = from_markdown(tmp_path / f"roadmap{suffix}")
        assert (report.title, len(report.hours), report.notices, report.implied) == ("Bread", 7, (), ())
        graphs.append(_graph(roadmap))
    assert len(graphs[0][0]) == 8
    assert graphs[0] == graphs[1] == graphs[2]
    assert ("proofing", ("sourdough-starter", "yeast"), Need.UNDERSTAND) in graphs[0][1]
    assert ("steam-baking", ("scoring",), Need.HELPFUL) in graphs[0][1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "name,requires\nKneading,\nShaping,Kneading\n"),
        ("a.csv", "\ufeffNAME ; Requires\r\nKneading\r\n\r\nShaping; Kneading\r\n"),
        ("a.tsv", "requires\tname\n\tKneading\nKneading\tShaping\n"),
        ("a.csv", '# a comment\n"name","requires"\n"Kneading",""\n"Shaping","Kneading"\n'),
        ("a.yaml", "- Kneading\n- name: Shaping\n  requires: Kneading\n"),
        ("a.yml", "title: a\nskills: [{name: Kneading}, {name: Shaping, requires: [Kneading]}]\n"),
        ("a.json", '[{"name": "Kneading"}, {"name": "Shaping", "requires": ["Kneading"]}]'),
        ("a.JSON", '{"skills": ["Kneading", {"name": "Shaping", "requires": "Kneading", "hours": null}]}'),
    ],
)
def test_each_spelling_of_a_list_gives_the_same_skills_and_requirements(tmp_path, name, text):
    roadmap, _ = _read(tmp_path, name, text)
    assert [(skill.id, skill.curated) for skill in roadmap.skills] == [("kneading", False), ("shaping", False)]
    assert [(one.skill, one.members) for one in roadmap.requirements] == [("shaping", ("kneading",))]


def test_a_row_has_hours_a_topic_links_and_its_line(tmp_path):
    text = "name,hours,topic,link\nDocker,1 week,Oven,https://bread.example/docker\nKneading by hand,90 min,,\n"
    roadmap, report = _read(tmp_path, "a.csv", text)
    skills = {skill.id: skill for skill in roadmap.skills}
    assert (skills["docker"].hours, skills["docker"].curated, skills["docker"].resources[0].url) == (
        10,
        True,
        "https://bread.example/docker",
    )
    assert (skills["kneading-by-hand"].hours, skills["kneading-by-hand"].mentions[0].line) == (1.5, 3)
    assert {mention.topic for mention in skills["docker"].mentions} == {"oven"}
    assert report.hours == {"docker": 10, "kneading-by-hand": 1.5}


def test_what_a_list_calls_a_name_is_a_skill_even_if_it_reads_as_a_sentence(tmp_path):
    text = 'name,requires,link\nHow to be patient,,https://youtu.be/x\nBasics,"How to be patient",\n'
    roadmap, report = _read(tmp_path, "a.csv", text)
    assert {skill.id for skill in roadmap.skills} == {"how-to-be-patient", "basics"}
    assert (len(roadmap.requirements), report.notices) == (1, ())


def test_rows_of_one_topic_stand_together_wherever_they_are(tmp_path):
    roadmap, _ = _read(tmp_path, "a.csv", "name,topic,requires\nKneading,Dough,\nOven,Heat,Dough\nProofing,Dough,\n")
    assert {one.members[0] for one in roadmap.requirements if one.skill == "oven"} == {"kneading", "proofing"}


@pytest.mark.parametrize(
    ("name", "text", "line", "why"),
    [
        ("a.csv", "name,requires\nKneading,a,b\n", 2, "has 3 fields, and the header names 2"),
        ("a.csv", "name,level\nKneading,\n", 1, 'unknown column "level"'),
        ("a.csv", "name|hours\nKneading|2\n", 1, "separated by comma, semicolon or tab"),
        ("a.csv", "name,,hours\nKneading,,\n", 1, "column 2 has no header"),
        ("a.csv", "name,name\nKneading,\n", 1, "two columns name"),
        ("a.csv", "hours,topic\n2,\n", 1, "no column name"),
        ("a.csv", 'name,requires\nKneading,\nShaping,"Kneading\nScoring,\n', 3, "quote that never closes"),
        ("a.csv", 'name,requires\nKneading,"a" b\n', 2, "quote in the wrong place"),
        ("a.csv", "name\nKnead\u2028ing\n,\n", 3, "has 2 fields"),
        ("a.csv", "name,requires\n" + "Kneading,\n" * 3 + f'A,"{"x" * 200_000}\n', 5, "quote that never closes"),
        ("a.csv", "# only a comment\n", 1, "has no header"),
        ("a.csv", "name\n\n\n", 1, "lists no skill"),
        ("a.csv", "name,hours\nKneading,soon\n", 2, '"soon" is no time'),
        ("a.csv", "name,hours\nKneading,\n,3\n", 3, "needs the name"),
        ("a.csv", "name,link\nKneading,bread.example\n", 2, "is no address"),
        ("a.csv", "name,link\nKneading,javascript:alert(1)\n", 2, "is no address"),
        ("a.csv", "# own: all\nname\nKneading\n", 1, "may only be: only"),
        ("a.csv", "name\n" + "x" * 500 + "\n", 2, "one text of at most"),
        ("a.csv", "name,requires\nA,A\n", 2, "needs itself"),
        ("a.csv", "name,requires\nA,B\nB,A\n", 3, "cannot need each other"),
        ("a.csv", "name,requires\nA,\nB,\"" + "A," * 10_000 + '"\n', 3, "more than"),
        ("a.yaml", "- name: A\n- name: [\n", 3, "is no YAML"),
        ("a.yaml", "skills:\n  - name: A\n    level: 2\n", 2, 'unknown field "level"'),
        ("a.yaml", "title: x\nauthor: me\nskills: [A]\n", 2, 'unknown field "author"'),
        ("a.yaml", "hours_per_week: lots\nskills: [A]\n", 1, "is a number of hours"),
        ("a.yaml", "just words\n", 1, "is no list of skills"),
        ("a.yaml", "- [A]\n", 1, "is no skill"),
        ("a.yaml", "- A\n- name: {a: b}\n", 2, "is a text"),
        ("a.yaml", "- A\n- 1: b\n", 2, "is no skill"),
        ("a.yaml", "- " * 50_000, 1, "more than 5 lists in one line"),
        ("a.json", "[\n{]", 2, "is no JSON"),
        ("a.json", '[\n"A",\n{"name": "B", "x": 1}]', 3, 'unknown field "x"'),
        ("a.json", "[" * 100_000, None, "nested too deeply"),
        ("a.json", "{}", 1, "is no list of skills"),
        ("a.json", json.dumps(document(TINY)), 1, "read it with --from-json"),
        ("a.docx", "x", None, r"\.docx is no form that is read"),
    ],
)  # fmt: skip
def test_bad_lists_are_refused_with_their_line(tmp_path, name, text, line, why):
    with pytest.raises(DocumentError, match=why) as refused:
        _read(tmp_path, name, text)
    assert refused.value.line == line


def test_the_lists_of_the_documentation_give_the_same_graph(tmp_path):
    page = (Path(__file__).parents[2] / "docs" / "reference" / "roadmap-format.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(csv|yaml|json)\n(.*?)```", page.split("## Front matter")[0], re.DOTALL)
    roadmaps = [_read(tmp_path, f"a.{form}", text)[0] for form, text in blocks]
    assert [form for form, _ in blocks] == ["csv", "yaml", "json"]
    assert [_graph(roadmap) for roadmap in roadmaps[1:]] == [_graph(roadmaps[0])] * 2
    assert (roadmaps[0].title, {skill.hours for skill in roadmaps[0].skills}) == ("Bread", {1, 2, 3, 10})
    assert {link.url for one in roadmaps for skill in one.skills for link in skill.resources} == {
        "https://bread.example/kneading"
    }


def test_other_encodings_are_told(tmp_path):
    with pytest.raises(DocumentError, match="is UTF-16: save the document as UTF-8"):
        _read(tmp_path, "a.csv", "name\nKneading\n", "utf-16")
    with pytest.raises(DocumentError, match=r"a\.csv:2: is not UTF-8"):
        _read(tmp_path, "a.csv", "name\nCrème\n", "latin-1")


def test_too_many_rows_are_refused_with_the_line_of_the_first_too_many(tmp_path):
    with pytest.raises(DocumentError, match=f"more than {MAX_ENTRIES:,} skills") as refused:
        _read(tmp_path, "a.csv", "name\n" + "a\n" * (MAX_ENTRIES + 1))
    assert refused.value.line == MAX_ENTRIES + 2


@pytest.mark.parametrize("name", ["a.csv", "a.yaml", "a.json"])
def test_devices_and_pipes_end(tmp_path, name):
    file = tmp_path / name
    file.symlink_to("/dev/zero")
    with pytest.raises(DocumentError, match="is too large"):
        from_markdown(file)
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(DocumentError, match="is empty"):
        from_markdown(file)


def test_copies_of_copies_are_refused_before_they_are_made(tmp_path):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{then}: &{then} [*{one}, *{one}]\n" for one, then in zip("abcd", "bcde", strict=True)
    )
    with pytest.raises(YamlFault, match=f"more than {MAX_ALIASES} aliases") as refused:
        parse(bomb)
    assert refused.value.line == 4
    with pytest.raises(DocumentError, match="front matter that is no YAML: more than"):
        _read(tmp_path, "a.md", "---\n" + bomb + "---\n# A\n- B\n")


@given(
    st.text(max_size=200)
    | st.lists(st.text("name,;\t\"'\n #requires: -[]{}&*", max_size=20)).map("name,requires\n".join)
)
def test_any_text_is_read_as_a_list_or_refused_in_one_line(text):
    for reader in (csv_outline, yaml_outline, json_outline):
        refusal = ""
        try:
            lines = {entry.line for entry in reader(text, "a.csv").entries}
        except PrereqError as refused:
            lines, refusal = {refused.line or 1}, str(refused)
        assert min(lines) >= 1
        assert max(lines) <= len(text) + 1
        assert "\n" not in refusal


def test_a_template_overwrites_nothing_and_fits_the_suffix(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("mine")
    with pytest.raises(DocumentError, match="exists already"):
        write_template(file)
    assert file.read_text() == "mine"
    with pytest.raises(DocumentError, match=r"may end in \.md, \.csv, \.yaml"):
        write_template(tmp_path / "a.json")
    with pytest.raises(DocumentError, match="cannot be written: No such file"):
        write_template(tmp_path / "none" / "a.md")
