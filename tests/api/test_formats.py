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
from graph.model import Background, Depth, Evidence, EvidenceKind, Level, Milestone, Need, Resource, Role, RoleSkill
from graph.questions.known import understood
from graph.questions.plan import plan
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile
from queries import open_store
from tests.graph.small import roadmap
from tests.graph.small import snapshot as small

LEVELED = replace(
    TINY,
    skills=(replace(TINY.skills[0], hours_use=0.5), *TINY.skills[1:]),
    requirements=(replace(TINY.requirements[0], levels=(Level.USE,)), *TINY.requirements[1:]),
    roles=(Role("reader", "Reader", "Reads papers.", (RoleSkill("attention", Level.UNDERSTAND, "It is read."),)),),
)
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
def too_late():
    """A plan that cannot meet its deadline, of somebody with a background who knows something."""
    school = Background("school", "School", "school", "add", ("vectors",))
    profile = Profile(known=["pytorch"])
    snapshot = Snapshot(replace(TINY, backgrounds=(school,)))
    start, day = date(2027, 1, 4), date(2027, 1, 6)
    return plan(snapshot, ["transformers"], profile, start=start, hours_per_week=6, deadline=day)


@pytest.mark.parametrize("form", Format)
def test_a_plan_that_does_not_fit_says_so_in_every_form_and_is_never_empty(too_late, form):
    text = re.sub(r"\r\n ", "", render(too_late, form).decode()).replace("\\,", ",")
    assert "Does not fit by 2027-01-06: the shortest plan ends on 2027-01-17" in text
    assert "Transformers" in text


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.ICS])
def test_what_was_known_credited_and_assumed_stands_in_the_forms(too_late, form):
    text = re.sub(r"\r\n ", "", render(too_late, form).decode()).replace("\\,", ",")
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
    own = "urn:prereq:term:"
    assert all(str(predicate).startswith((schema, own, str(RDF))) for predicate in read.predicates())
    levels = {
        (
            str(skill),
            str(read.value(needed, URIRef(f"{own}prerequisite"))),
            str(read.value(needed, URIRef(f"{own}level"))),
        )
        for skill, needed in read.subject_objects(URIRef(f"{own}requirement"))
    }
    assert {(skill, needed) for skill, needed, _ in levels} == expected
    assert {level for *_, level in levels} <= {"use", "understand"}


def test_every_key_of_json_ld_is_a_term_of_its_context():
    document = json.loads(render_graph(LEVELED, GraphFormat.JSONLD))
    context = document.pop("@context")
    used = set(_keys_and_types(document))
    assert {name for name in used if not name.startswith("@")} == set(context)


def _keys_and_types(value):
    if isinstance(value, list):
        for part in value:
            yield from _keys_and_types(part)
    elif isinstance(value, dict):
        yield from value
        yield from [value["@type"]] if isinstance(value.get("@type"), str) else value.get("@type", ())
        for part in value.values():
            yield from _keys_and_types(part)


def test_levels_hours_and_roles_stand_in_every_form_that_has_a_place_for_them(tmp_path):
    import networkx as nx

    file = tmp_path / "graph.graphml"
    file.write_bytes(render_graph(LEVELED, GraphFormat.GRAPHML))
    read = nx.read_graphml(file)
    assert read.edges["vectors", "pytorch"]["level"] == "use"
    assert (read.nodes["vectors"]["hours_use"], read.nodes["softmax"]["hours_use"]) == (0.5, 1)
    rows = csv.DictReader(io.StringIO(render_graph(LEVELED, GraphFormat.CSV).decode(), newline=""))
    assert [row["level"] for row in rows if row["skill"] == "pytorch"] == ["use"]
    linked = json.loads(render_graph(LEVELED, GraphFormat.JSONLD))
    assert linked["role"][0]["skills"] == [{"@id": "urn:prereq:skill:attention"}]
    [vectors] = [term for term in linked["hasDefinedTerm"] if term["termCode"] == "vectors"]
    assert vectors["timeRequiredAtUse"] == "PT0H30M"
    package = json.loads(render_graph(LEVELED, GraphFormat.CASE))
    levels = {one["identifier"]: one["title"] for one in package["CFDefinitions"]["CFAssociationGroupings"]}
    grouped = [levels[one["CFAssociationGroupingURI"]["identifier"]] for one in package["CFAssociations"]]
    assert (grouped.count("use"), grouped.count("understand")) == (1, 6)
    assert "0.5 hours to use it, 3 to understand it" in [item["notes"] for item in package["CFItems"]]


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


@pytest.fixture(scope="module")
def tight():
    """A plan that spans weeks, with a skill in two of them and one that is cut."""
    asked = small("t: a h~", "a: b?", a=3, b=1.5)
    days = {"start": date(2027, 1, 4), "deadline": date(2027, 1, 14)}
    return plan(asked, ["t"], Profile(depth=Depth.ALL), hours_per_week=4, **days)


@pytest.fixture(scope="module")
def late():
    """A plan that cannot meet its deadline."""
    days = {"start": date(2027, 1, 4), "deadline": date(2027, 1, 14)}
    return plan(small("t: a", a=30), ["t"], hours_per_week=4, **days)


def test_a_checklist_tells_the_weeks_the_reasons_and_the_cuts(tight):
    assert render(tight, Format.MARKDOWN).decode().splitlines() == [
        "# Plan: T",
        "",
        "5.5 hours (as people differ 4.5 to 8) at 4 a week from 2027-01-04 to 2027-01-13.",
        "",
        "Assumes nothing.",
        "",
        "## Week 1: 2027-01-04 to 2027-01-10 (4 h)",
        "",
        "- [ ] **B** (1.5 h) <!-- b -->",
        "  Can you b?",
        "  - for A: a builds on b?.",
        "- [ ] A, 1 of 2 (2.5 h) <!-- a 1/2 -->",
        "",
        "## Week 2: 2027-01-11 to 2027-01-17 (1.5 h)",
        "",
        "- [ ] **A, 2 of 2** (0.5 h) <!-- a -->",
        "  Can you a?",
        "  - for T: t builds on a.",
        "  - needs b: a builds on b?.",
        "- [ ] **T** (1 h) <!-- t -->",
        "  Can you t?",
        "  - needs a: t builds on a.",
        "",
        "## Left out to meet the deadline",
        "",
        "- H (1 h): T will take you longer without it",
        "",
        "## Waived: the price of what is left out",
        "",
        "- T without H: t builds on h~.",
        "",
        f"<!-- plan {tight.hash} of revision {tight.revision} -->",
    ]


def test_a_checklist_of_a_plan_that_does_not_fit_says_what_would(late):
    lines = render(late, Format.MARKDOWN).decode().splitlines()
    assert lines[:5] == [
        "# Does not fit by 2027-01-14: the shortest plan ends on 2027-02-27",
        "",
        "31 hours (as people differ 25 to 46.5) at 4 a week from 2027-01-04 to 2027-02-27.",
        "",
        "It would fit with 22 hours a week, or by 2027-02-28.",
    ]
    longer = replace(late, instead=replace(late.instead, hours_per_week=None))
    assert "It would fit by 2027-02-28." in render(longer, Format.MARKDOWN).decode()


def test_a_skill_without_a_question_has_none_in_the_checklist(tight):
    items = tuple(replace(item, can_you="") for item in tight.items)
    assert "Can you" not in render(replace(tight, items=items), Format.MARKDOWN).decode()


def test_a_table_numbers_its_rows_and_tells_weeks_targets_and_requirements(tight, late):
    head = "place,id,name,topic,level,hours,first_week,last_week,goal,requires,reason,plan\r\n"
    assert render(tight, Format.CSV).decode() == (
        f"{head}1,b,B,t,understand,1.5,1,1,0,,for A: a builds on b?.,Plan: T\r\n"
        "2,a,A,t,understand,3,1,2,0,b,for T: t builds on a.,Plan: T\r\n"
        "3,t,T,t,understand,1,2,2,1,a h,,Plan: T\r\n"
    )
    title = "Does not fit by 2027-01-14: the shortest plan ends on 2027-02-27"
    assert render(late, Format.CSV).decode() == (
        f"{head}1,a,A,t,use,30,1,8,0,,for T: t builds on a.,{title}\r\n2,t,T,t,use,1,8,8,1,a,,{title}\r\n"
    )


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t"])
def test_a_name_that_a_spreadsheet_would_run_is_quoted(tight, first):
    items = (replace(tight.items[0], name=f"{first}1"), *tight.items[1:])
    assert f"1,b,'{first}1,t," in render(replace(tight, items=items), Format.CSV).decode()


def test_a_flowchart_numbers_its_boxes_in_learning_order_and_rounds_the_targets(tight):
    assert render(tight, Format.MERMAID).decode().splitlines() == [
        "flowchart LR",
        '  n1["B"]',
        '  n2["A"]',
        '  n3(["T"])',
        "  n1 --> n2",
        "  n2 --> n3",
    ]


def test_an_event_tells_its_week(tight):
    first, second = Calendar.from_ical(render(tight, Format.ICS)).walk("VEVENT")
    assert str(first["summary"]) == "Week 1: B, A, 1 of 2"
    assert str(first["description"]).startswith("B: 1.5 h\nA, 1 of 2: 2.5 h\n\nPlan: T\n5.5 hours")
    assert (str(second["summary"]), str(second["description"])) == (
        "Week 2: A, 2 of 2, T",
        "A, 2 of 2: 0.5 h\nT: 1 h",
    )
    assert str(first["uid"]) == f"{tight.hash[:32]}-1@prereq"
    assert second.decoded("dtstamp").isoformat() == "2027-01-04T00:00:00+00:00"
    assert (second.decoded("dtstart").isoformat(), second.decoded("dtend").isoformat()) == ("2027-01-11", "2027-01-18")
    assert second["transp"] == "TRANSPARENT"


def test_the_requirements_of_a_graph_are_rows_by_dependent_and_member():
    rows = render_graph(roadmap("t: y|x b?", "b: a~"), GraphFormat.CSV).decode().split("\r\n")
    assert rows == [
        "skill,prerequisite,need,level,group,default,confidence,evidence,reason",
        "b,a,helpful,use,,1,high,,b builds on a~.",
        "t,b,understand,understand,,1,high,,t builds on b?.",
        "t,x,use,understand,x or y,0,high,,t builds on y|x.",
        "t,y,use,understand,x or y,1,high,,t builds on y|x.",
        "",
    ]


def test_jsonld_lists_what_is_required_and_half_hours():
    whole = json.loads(render_graph(roadmap("t: b? h~ x|y", t=2.5, x=3), GraphFormat.JSONLD))
    terms = {term["termCode"]: term for term in whole["hasDefinedTerm"]}
    assert list(terms) == ["b", "h", "t", "x", "y"]
    assert [one["@id"] for one in terms["t"]["competencyRequired"]] == [f"urn:prereq:skill:{id}" for id in "bxy"]
    assert (terms["t"]["timeRequired"], terms["x"]["timeRequired"], terms["x"]["competencyRequired"]) == (
        "PT2H30M", "PT3H", []
    )  # fmt: skip


def test_a_case_item_is_abbreviated_after_sixty_characters():
    small_one = roadmap("t:")
    [skill] = small_one.skills
    for length, shown in ((60, 60), (61, 60)):
        named = replace(small_one, skills=(replace(skill, name="n" * length),))
        [item] = json.loads(render_graph(named, GraphFormat.CASE))["CFItems"]
        assert (item["abbreviatedStatement"], item["fullStatement"]) == ("n" * shown, "n" * length)


def _with_resource():
    page = Resource("A [page]", "https://docs.example/", kind="documentation", free=True, part="Chapter 3")
    skills = tuple(replace(one, resources=(page,)) if one.id == "vectors" else one for one in TINY.skills)
    return Snapshot(replace(TINY, skills=skills))


def test_a_plan_says_where_to_learn_a_skill_in_the_checklist_and_in_the_week_in_which_it_begins():
    found = plan(_with_resource(), ["attention"], start=date(2027, 1, 4), hours_per_week=2)
    assert len([week for week in found.weeks if any(part.id == "vectors" for part in week.parts)]) == 2
    text = render(found, Format.MARKDOWN).decode()
    assert r"  - learn it from [A \[page\]](<https://docs.example/>), Chapter 3 (documentation, free)" in text
    calendar = Calendar.from_ical(render(found, Format.ICS))
    told = [str(event["description"]).count("A [page], Chapter 3 (documentation, free)") for event in calendar.events]
    assert told == [1] + [0] * (len(told) - 1)
