import csv
import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from api.formats import Format, render
from api.formats.graphs import GraphFormat, render_graph
from api.formats.markdown import ticked
from graph.dag import digraph
from graph.model import Background, Evidence, EvidenceKind, Level, Milestone, Need, Resource, Role, RoleSkill
from graph.questions.known import understood
from graph.questions.plan import plan
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile
from queries import open_store

HOSTILE = '<script>alert(1)</script> "${x}" `a` [b](c) | # =1+1'


@pytest.fixture
def found():
    return plan(Snapshot(TINY), ["transformers"], start=date(2027, 1, 4), hours_per_week=6)


@pytest.fixture(scope="module", params=["sample", "bundled"])
def whole(request):
    """The sample roadmap, and the project's own."""
    if request.param == "sample":
        return TINY
    with open_store(request.getfixturevalue("bundled")) as store:
        return store.load()


def _no_network(*_):
    raise AssertionError("the network was asked")


@pytest.fixture
def hostile():
    skills = tuple(replace(one, name=HOSTILE, can_you=HOSTILE) if one.id == "softmax" else one for one in TINY.skills)
    return plan(Snapshot(replace(TINY, skills=skills)), ["attention"], start=date(2027, 1, 4), hours_per_week=6)


def test_a_ticked_checklist_reads_back_as_known_skills(found):
    text = render(found, Format.MARKDOWN).decode()
    assert ticked(text) == []
    done = text.replace("- [ ] **Softmax**", "- [x] **Softmax**").replace("- [ ] **Vectors**", "- [X] **Vectors**")
    assert understood(Snapshot(TINY), ticked(done)).known == ("softmax", "vectors")


def test_a_hand_edited_checklist_keeps_what_could_be_understood():
    text = "# Mine\n* [x] softmax\n- [x] gardening\n- [ ] vectors\n- [x] **Attention** (4 h)\nnot a box [x]\n"
    known = understood(Snapshot(TINY), ticked(text))
    assert known.known == ("softmax", "attention")
    assert known.not_understood == ("gardening",)


def test_every_part_of_a_long_skill_has_a_box_and_only_the_last_makes_it_known(found):
    text = render(found, Format.MARKDOWN).decode()
    parts = [part for week in found.weeks for part in week.parts if part.id == "pytorch"]
    assert [f"- [ ] PyTorch, {number} of {len(parts)} (" in text for number in (1, 2)] == [True, True]
    for week in found.weeks:
        assert text.split(f"## Week {week.number}:")[1].split("## ")[0].count("- [ ] ") == len(week.parts)
    begun = text.replace("- [ ] PyTorch", "- [x] PyTorch")
    assert understood(Snapshot(TINY), ticked(begun)) == understood(Snapshot(TINY), [])
    ended = text.replace("- [ ] **PyTorch", "- [x] **PyTorch")
    assert understood(Snapshot(TINY), ticked(ended)).known == ("pytorch",)
    without_ids = re.sub(r"\s*<!--.*?-->", "", begun.replace("- [ ] **PyTorch", "- [x] **PyTorch"))
    assert understood(Snapshot(TINY), ticked(without_ids)).known == ("pytorch",)


@pytest.fixture
def late():
    """A plan that cannot meet its deadline, of somebody with a background who knows something."""
    school = Background("school", "School", "school", "add", ("vectors",))
    profile = Profile(known=["pytorch"])
    snapshot = Snapshot(replace(TINY, backgrounds=(school,)))
    start, day = date(2027, 1, 4), date(2027, 1, 6)
    return plan(snapshot, ["transformers"], profile, start=start, hours_per_week=6, deadline=day)


@pytest.mark.parametrize("form", Format)
def test_a_plan_that_does_not_fit_says_so_in_every_form_and_is_never_empty(late, form):
    text = re.sub(r"\r\n ", "", render(late, form).decode()).replace("\\,", ",")
    assert "Does not fit by 2027-01-06: the shortest plan ends on 2027-01-17" in text
    assert "Transformers" in text


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.ICS])
def test_what_was_known_credited_and_assumed_stands_in_the_forms(late, form):
    text = re.sub(r"\r\n ", "", render(late, form).decode()).replace("\\,", ",")
    assert "Assumes 1 skill of school, 3 hours" in text
    assert "Assumed: vectors." in text
    assert "Known: pytorch." in text


def test_a_plan_with_nothing_left_is_a_calendar_with_one_event():
    profile = Profile(known=["attention"])
    done = plan(Snapshot(TINY), ["attention"], profile, start=date(2027, 1, 4), hours_per_week=6)
    [event] = Calendar.from_ical(render(done, Format.ICS)).walk("VEVENT")
    assert str(event["summary"]) == "Nothing is left to learn for Attention"
    assert render(done, Format.MARKDOWN).decode().startswith("# Nothing is left to learn for Attention")


def test_milestones_stand_in_the_week_of_the_last_of_their_skills():
    one = Milestone("Translator", "Build a translator.", "It translates.", ("attention",))
    role = Role("linguist", "Linguist", "Speaks.", (RoleSkill("attention", Level.UNDERSTAND, "So."),), (), (one,))
    snapshot = Snapshot(replace(TINY, roles=(role,)))
    made = plan(snapshot, ["role:linguist"], start=date(2027, 1, 4), hours_per_week=5)
    text = render(made, Format.MARKDOWN).decode()
    assert "**Milestone: Translator.** Build a translator. It works when: It translates." in text.split("## Week 2")[1]
    assert "Milestone: Translator." in str(
        Calendar.from_ical(render(made, Format.ICS)).walk("VEVENT")[1]["description"]
    )


def test_every_skill_has_one_box_with_its_id(found):
    text = render(found, Format.MARKDOWN).decode()
    assert [text.count(f"<!-- {item.id} -->") for item in found.items] == [1] * len(found.items)


def test_links_of_topics_and_of_evidence_stand_in_the_checklist_and_hold_together():
    from markdown_it import MarkdownIt

    page = Evidence(EvidenceKind.DOCUMENTATION, "The [manual]", "https://example.org/a b>(c)", "It says so.")
    needs = tuple(replace(one, evidence=(page,)) if one.skill == "attention" else one for one in TINY.requirements)
    course = Resource("A course", "https://example.org/course?x=1&y=2", 3)
    topics = (replace(TINY.topics[0], resources=(course,)), TINY.topics[1])
    snapshot = Snapshot(replace(TINY, requirements=needs, topics=topics))
    linked = plan(snapshot, ["attention"], start=date(2027, 1, 4), hours_per_week=6)
    assert linked.links == (course,)
    html = MarkdownIt().render(render(linked, Format.MARKDOWN).decode())
    assert html.count('<a href="https://example.org/a%20b%3E(c)">The [manual]</a>') == 2
    assert '<a href="https://example.org/course?x=1&amp;y=2">A course</a>' in html


def test_the_calendar_has_an_event_a_week_that_programs_can_read(found):
    calendar = Calendar.from_ical(render(found, Format.ICS))
    events = calendar.walk("VEVENT")
    assert [event.decoded("dtstart").isoformat() for event in events] == [week.starts for week in found.weeks]
    assert all("Transformers" in str(event["summary"]) for event in events[-1:])
    assert all((event.decoded("dtend") - event.decoded("dtstart")).days == 7 for event in events)
    assert len({str(event["uid"]) for event in events}) == len(events) > 1
    assert all("dtstamp" in event for event in events)
    for event, week in zip(events, found.weeks, strict=True):
        assert all(f"{part.title}: {part.hours:g} h" in str(event["description"]) for part in week.parts)


def test_the_table_has_a_row_a_skill(found):
    rows = list(csv.DictReader(io.StringIO(render(found, Format.CSV).decode())))
    assert [row["id"] for row in rows] == [item.id for item in found.items]
    assert (rows[-1]["goal"], rows[-1]["level"], rows[0]["reason"]) == (
        "1",
        "understand",
        "for Attention: Its definition is written with it.",
    )


def test_the_flowchart_has_an_arrow_for_each_requirement_among_its_skills(found):
    text = render(found, Format.MERMAID).decode()
    ids = {item.id for item in found.items}
    arrows = sum(one.picked in ids for item in found.items for one in item.requires)
    assert text.count("-->") == arrows
    assert text.startswith("flowchart LR\n")


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.MERMAID])
def test_hostile_names_show_as_text(hostile, form):
    text = render(hostile, form).decode()
    assert "<script>" not in text
    assert not re.search(r"(?<!\\)\]\(c\)", text)


def test_a_formula_is_no_formula_in_a_spreadsheet():
    skills = tuple(replace(one, name="=1+1") if one.id == "softmax" else one for one in TINY.skills)
    made = plan(Snapshot(replace(TINY, skills=skills)), ["softmax"], start=date(2027, 1, 4), hours_per_week=6)
    assert ",'=1+1," in render(made, Format.CSV).decode()


@pytest.mark.parametrize("form", Format)
def test_the_same_plan_is_the_same_bytes(found, form):
    assert render(found, form) == render(found, form)


def test_the_calendar_of_a_hostile_name_stays_one_calendar(hostile):
    assert len(Calendar.from_ical(render(hostile, Format.ICS)).walk("VEVENT")) == len(hostile.weeks)


@pytest.mark.parametrize("form", GraphFormat)
def test_the_whole_graph_is_the_same_bytes_however_it_is_listed(form):
    turned = replace(TINY, skills=tuple(reversed(TINY.skills)), requirements=tuple(reversed(TINY.requirements)))
    assert render_graph(turned, form) == render_graph(TINY, form)


def test_graphml_is_read_by_networkx_with_edges_in_learning_direction(whole, tmp_path):
    import networkx as nx

    file = tmp_path / "graph.graphml"
    file.write_bytes(render_graph(whole, GraphFormat.GRAPHML))
    read = nx.read_graphml(file)
    assert set(read.nodes) == {skill.id for skill in whole.skills}
    assert set(read.edges) == set(digraph(whole).edges)
    assert all(read.nodes[skill.id]["hours"] == skill.hours for skill in whole.skills)
    assert nx.is_directed_acyclic_graph(read)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own use of it
def test_json_ld_is_read_by_rdflib_without_network(whole, monkeypatch):
    from rdflib import RDF, Graph, URIRef

    monkeypatch.setattr("socket.socket.connect", _no_network)
    read = Graph().parse(data=render_graph(whole, GraphFormat.JSONLD), format="json-ld")
    schema = "http://schema.org/"
    assert len(set(read.subjects(RDF.type, URIRef(f"{schema}DefinedTerm")))) == len(whole.skills)
    required = set(read.subject_objects(URIRef(f"{schema}competencyRequired")))
    expected = {
        (f"urn:prereq:skill:{one.skill}", f"urn:prereq:skill:{member}")
        for one in whole.requirements
        if one.need is not Need.HELPFUL
        for member in one.members
    }
    assert {(str(skill), str(prerequisite)) for skill, prerequisite in required} == expected
    assert len(set(read.objects(None, URIRef(f"{schema}hasDefinedTerm")))) == len(whole.skills)
    assert all(str(predicate).startswith((schema, str(RDF))) for predicate in read.predicates())


def test_every_key_of_json_ld_is_a_term_of_its_context():
    document = json.loads(render_graph(TINY, GraphFormat.JSONLD))
    context = document.pop("@context")
    used = {key for thing in (document, *document["hasDefinedTerm"]) for key in thing}
    kinds = {document["@type"], *(kind for term in document["hasDefinedTerm"] for kind in term["@type"])}
    assert {name for name in used | kinds if not name.startswith("@")} == set(context)


def test_json_ld_gives_hours_as_a_duration():
    terms = {term["termCode"]: term for term in json.loads(render_graph(TINY, GraphFormat.JSONLD))["hasDefinedTerm"]}
    assert terms["attention"]["timeRequired"] == "PT4H"


def test_every_identifier_that_case_refers_to_exists_once(whole):
    package = json.loads(render_graph(whole, GraphFormat.CASE))
    document, items, links = package["CFDocument"], package["CFItems"], package["CFAssociations"]
    identifiers = [thing["identifier"] for thing in (document, *items, *links)]
    assert len(set(identifiers)) == len(identifiers)
    known = {item["identifier"]: item["uri"] for item in items}
    for link in links:
        for end in (link["originNodeURI"], link["destinationNodeURI"]):
            assert known[end["identifier"]] == end["uri"]
    assert {thing["CFDocumentURI"]["identifier"] for thing in (*items, *links)} == {document["identifier"]}
    assert (len(items), len(links)) == (len(whole.skills), digraph(whole).number_of_edges())


def test_case_says_what_precedes_what():
    package = json.loads(render_graph(TINY, GraphFormat.CASE))
    codes = {item["identifier"]: item["humanCodingScheme"] for item in package["CFItems"]}
    pairs = {
        (codes[one["originNodeURI"]["identifier"]], codes[one["destinationNodeURI"]["identifier"]])
        for one in package["CFAssociations"]
    }
    assert pairs == set(digraph(TINY).edges)
    assert {one["associationType"] for one in package["CFAssociations"]} == {"precedes"}


def test_the_table_of_requirements_has_a_row_a_member(whole):
    rows = list(csv.DictReader(io.StringIO(render_graph(whole, GraphFormat.CSV).decode(), newline="")))
    assert {(row["prerequisite"], row["skill"]) for row in rows} == set(digraph(whole).edges)
    assert len(rows) == sum(len(requirement.members) for requirement in whole.requirements)
    assert all(row["reason"] and row["need"] in set(Need) and None not in row for row in rows)
