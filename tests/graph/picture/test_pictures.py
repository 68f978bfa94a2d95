import subprocess
import sys
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dag import digraph
from graph.errors import UnknownNames
from graph.model import Depth, Need, Requirement, Roadmap, Skill, Topic
from graph.picture.labels import WIDTH, text_width, wrapped
from graph.picture.map import map_picture
from graph.picture.neighbourhood import MAX_ROW, neighbourhood
from graph.picture.prerequisites import prerequisites_picture
from graph.picture.scene import Link, NodeState, transitive_reduction
from graph.questions.before import before
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors
from graph.solution import Profile, solve
from tests.graph.levelled import pairs, skills
from tests.strategies import roadmaps


def ids(picture, *states):
    return [node.id for node in picture.nodes if node.state in states]


def needing(count, each=lambda number: ()):
    """A roadmap of one topic in which skill ``number`` needs those that ``each`` gives."""
    skills = tuple(Skill(f"s{number:03}", f"Skill {number}", "t", 1) for number in range(count))
    requirements = tuple(
        Requirement(f"s{number:03}", (f"s{one:03}",), Need.USE, "So.", ())
        for number in range(count)
        for one in each(number)
    )
    return Roadmap("Many", skills, (Topic("t", "T"),), requirements)


def well_formed(picture):
    """What every picture promises: each arrow joins two of its boxes, forward, and the neighbours agree."""
    place = {node.id: number for number, node in enumerate(picture.nodes)}
    assert len(place) == len(picture.nodes)
    for arrow in picture.arrows:
        assert place[arrow.source] < place[arrow.target]
        assert arrow.reason
        assert arrow.source in picture.nodes[place[arrow.target]].requires
    for node in picture.nodes:
        assert all(node.id in picture.nodes[place[one]].required_by for one in node.requires)
        assert all(node.id in picture.nodes[place[one]].requires for one in node.required_by)
        assert node.x >= 0
        assert node.x + node.width <= picture.width
        assert node.y + node.height <= picture.height
    return True


@given(pairs(skills), st.sampled_from(Depth), st.sampled_from(["none", "school"]))
def test_the_picture_of_a_plan_shows_what_before_lists(drawn, depth, background):
    roadmap, *targets, known = drawn
    snapshot = Snapshot(roadmap)
    profile = Profile(known=known, depth=depth, background=background)
    picture = prerequisites_picture(solve(snapshot, targets, profile))
    answer = before(snapshot, targets, profile)
    assert well_formed(picture)
    assert ids(picture, NodeState.PLAN) == [item.id for item in answer.items]
    assert ids(picture, NodeState.TARGET) == [item.id for item in answer.target_items]
    shown = [*answer.items, *answer.target_items]
    hours = {node.id: node.hours for node in picture.nodes}
    assert all(hours[item.id] == item.hours for item in shown)
    has = {*answer.known, *answer.credited}
    picked = {one.picked for item in shown for one in item.requires}
    assert set(ids(picture, NodeState.KNOWN)) == has & {*picked, *targets}
    assert set(ids(picture, NodeState.ASSUMED)) == picked - has - {item.id for item in shown}
    assert set(ids(picture, NodeState.ASSUMED)) <= set(answer.assumed)
    met = {*has, *answer.assumed}
    left = {other.id for one in answer.alternatives if one.picked not in met for other in one.not_picked}
    assert set(ids(picture, NodeState.ALTERNATIVE)) == left - met - {item.id for item in shown}


@given(roadmaps(), st.data())
def test_arrows_left_out_are_those_that_a_chain_of_arrows_implies(roadmap, data):
    snapshot = Snapshot(roadmap)
    picture = prerequisites_picture(
        solve(snapshot, [data.draw(st.sampled_from(snapshot.order))], Profile(depth=Depth.ALL))
    )
    dashed = {(arrow.source, arrow.target) for arrow in picture.arrows if arrow.alternative}
    drawn = {(arrow.source, arrow.target) for arrow in picture.arrows} - dashed
    every = {(source, node.id) for node in picture.nodes for source in node.requires} - dashed
    assert drawn == set(nx.transitive_reduction(nx.DiGraph(sorted(every))).edges)


def test_of_a_choice_the_picked_member_has_a_plain_arrow_and_the_other_a_dashed_one():
    picture = prerequisites_picture(solve(Snapshot(TINY), ["transformers"]))
    arrows = {arrow.source: arrow.alternative for arrow in picture.arrows if arrow.target == "transformers"}
    assert arrows == {"attention": False, "pytorch": False, "tensorflow": True}
    assert ids(picture, NodeState.ALTERNATIVE) == ["tensorflow"]


def test_a_choice_that_is_met_by_what_is_known_shows_no_other():
    picture = prerequisites_picture(solve(Snapshot(TINY), ["transformers"], Profile(known=["pytorch"])))
    assert ids(picture, NodeState.KNOWN) == ["pytorch"]
    assert not ids(picture, NodeState.ALTERNATIVE)


def test_a_target_that_is_known_is_all_there_is_to_see():
    picture = prerequisites_picture(solve(Snapshot(TINY), ["vectors"], Profile(known=["vectors"])))
    assert [(node.id, node.state) for node in picture.nodes] == [("vectors", NodeState.KNOWN)]


def test_a_plan_of_many_skills_is_shown_by_its_topics_with_the_target_beside_them():
    roadmap = needing(200, lambda number: range(number) if number == 199 else ())
    picture = prerequisites_picture(solve(Snapshot(roadmap), ["s199"]))
    assert [(node.id, node.kind, node.hours) for node in picture.nodes] == [
        ("topic:t", "topic", 199),
        ("s199", "skill", 1),
    ]
    [arrow] = picture.arrows
    assert arrow.weight == 199


def test_known_skills_leave_when_there_is_no_room_for_them():
    roadmap = needing(
        220, lambda number: (number - 100,) if 100 <= number < 200 else range(100, 200) if number == 219 else ()
    )
    snapshot = Snapshot(roadmap)
    picture = prerequisites_picture(
        solve(snapshot, ["s219"], Profile(known=[f"s{number:03}" for number in range(100)]))
    )
    assert len(picture.nodes) == 120
    assert len(ids(picture, NodeState.PLAN)) == 100


@given(roadmaps(), st.data())
def test_a_map_shows_every_skill_of_a_topic_in_some_box_and_its_arrows_run_in_no_circle(roadmap, data):
    snapshot = Snapshot(roadmap)
    topic = data.draw(st.sampled_from([None, *sorted(snapshot.topics)]))
    picture = map_picture(snapshot, topic and f"topic:{topic}")
    assert well_formed(picture)
    assert len(picture.nodes) <= 80
    shown = [node for node in picture.nodes if node.state is not NodeState.OUTSIDE]
    inside = snapshot.skills_of(topic) if topic else snapshot.order
    assert sum(node.hours for node in shown) == snapshot.hours(inside)


def test_topics_that_lean_on_each_other_have_one_arrow_that_tells_of_both_directions():
    skills = tuple(Skill(f"{topic}{number}", f"{topic}{number}", topic, 1) for topic in "ab" for number in range(4))
    pairs = [("b0", "a0"), ("b1", "a0"), ("b2", "a1"), ("a3", "b0")]
    requirements = tuple(Requirement(one, (other,), Need.USE, "So.", ()) for one, other in pairs)
    picture = map_picture(Snapshot(Roadmap("Two", skills, (Topic("a", "A"), Topic("b", "B")), requirements)))
    [arrow] = picture.arrows
    assert (arrow.source, arrow.target, arrow.weight) == ("topic:a", "topic:b", 3)
    assert arrow.reason == "3 requirements, first of all: b0 needs a0. 1 the other way."


def test_a_topic_of_very_many_skills_shows_those_that_most_others_need_and_says_so():
    snapshot = Snapshot(needing(300, lambda number: (0,) if number else ()))
    picture = map_picture(snapshot, "t")
    assert len(picture.nodes) == 80
    assert picture.nodes[0].id == "s000"
    assert picture.title == "T: 80 of 300 skills"


def test_a_topic_shows_no_more_from_outside_than_of_its_own_what_most_of_it_needs_first():
    topics = (Topic("in", "In"), Topic("out", "Out"))
    own = [Skill(f"own{number:02}", f"Own {number}", "in", 1) for number in range(20)]
    others = [Skill(f"other{number:02}", f"Other {number}", "out", 1) for number in range(60)]
    pairs = [(f"own{number % 20:02}", f"other{number:02}") for number in range(60)] + [("own00", "other59")]
    requirements = tuple(Requirement(one, (other,), Need.USE, "So.", ()) for one, other in pairs)
    picture = map_picture(Snapshot(Roadmap("Two", (*own, *others), topics, requirements)), "in")
    assert len(ids(picture, NodeState.PLAN)) == 20
    assert len(ids(picture, NodeState.OUTSIDE)) == 20
    assert "other59" in ids(picture, NodeState.OUTSIDE)


@given(roadmaps(), st.sampled_from(Depth), st.data())
def test_a_neighbourhood_is_direct_and_counts_what_it_leaves_out(roadmap, depth, data):
    snapshot = Snapshot(roadmap)
    skill = data.draw(st.sampled_from(snapshot.order))
    around = neighbourhood(snapshot, skill, depth=depth)
    assert well_formed(around.picture)
    needed = {member for one in snapshot.requirements(skill, depth) for member in one.members}
    opened = {one.skill for one in snapshot.required_by(skill, depth)}
    shown = {node.id for node in around.picture.nodes}
    assert shown <= {skill, *needed, *opened}
    assert skill in shown
    assert len(needed - shown) == around.more_needed
    assert len(opened - shown) == around.more_opened


@given(roadmaps(), st.sampled_from(Depth), st.data())
def test_each_row_of_a_neighbourhood_is_one_level(roadmap, depth, data):
    snapshot = Snapshot(roadmap)
    skill = data.draw(st.sampled_from(snapshot.order))
    nodes = neighbourhood(snapshot, skill, depth=depth).picture.nodes
    rows = {}
    for node in nodes:
        rows.setdefault(node.y, set()).add(node.id)
    assert all(len(row) <= MAX_ROW for row in rows.values())
    for row in rows.values():
        for id in row:
            assert not ancestors(snapshot, id, depth) & row, "what comes before another does not stand beside it"
    below = [node.y for node in nodes if skill in ancestors(snapshot, node.id, depth)]
    assert len(set(below)) <= 1, "what a skill opens first is one row"


def test_a_crowded_row_leaves_out_what_is_needed_least():
    roadmap = needing(10, lambda number: range(9) if number == 9 else ())
    around = neighbourhood(Snapshot(roadmap), "s009")
    assert around.more_needed == 2
    assert ids(around.picture, "plan") == [f"s{number:03}" for number in range(7)]


def test_unknown_names_are_refused_as_in_every_question():
    for ask in (map_picture, neighbourhood, lambda snapshot, name: prerequisites_picture(solve(snapshot, [name]))):
        with pytest.raises(UnknownNames, match="gardening"):
            ask(Snapshot(TINY), "gardening")


def test_a_roadmap_without_skills_has_an_empty_map():
    picture = map_picture(Snapshot(Roadmap("Empty")))
    assert (picture.nodes, picture.arrows) == ((), ())


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=80))
def test_labels_have_at_most_three_lines_that_fit_and_lose_nothing_unmarked(name):
    lines = wrapped(name)
    assert len(lines) <= 3
    assert all(text_width(line) <= WIDTH - 16 for line in lines)
    words, kept = "".join(name.split()), "".join("".join(lines).split())
    assert kept == words or "…" in kept


@given(roadmaps(), st.sampled_from(Depth))
def test_links_that_tell_something_still_imply_all_others(roadmap, depth):
    snapshot = Snapshot(roadmap)
    graph = digraph(roadmap, depth)
    kept = transitive_reduction(snapshot.order, [Link(source, target, "use", "So.") for source, target in graph.edges])
    reduced = nx.DiGraph([(link.source, link.target) for link in kept])
    reduced.add_nodes_from(graph)
    assert set(reduced.edges) == set(nx.transitive_reduction(graph).edges)


def test_two_processes_draw_the_same_picture_whatever_their_hash_seed():
    program = (
        "from graph.picture.prerequisites import prerequisites_picture; from graph.solution import solve;"
        "from graph.picture.map import map_picture;"
        "from graph.samples import TINY; from graph.snapshot import Snapshot;"
        "print(prerequisites_picture(solve(Snapshot(TINY), ['transformers'])), map_picture(Snapshot(TINY), 'models'))"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(drawn) == 1


def leaning(*pairs):
    """A map of topics, in which a skill of the second topic of each pair needs one of the first, so many times."""
    names = sorted({name for first, second, _ in pairs for name in (first, second)})
    skills = [Skill(f"{name}{number}", f"{name}{number}", name, 1) for name in names for number in range(6)]
    later = {name: sorted(name + str(number) for number in range(3, 6)) for name in names}
    requirements = tuple(
        Requirement(later[second][number], (f"{first}{number}",), Need.USE, "So.", ())
        for first, second, count in pairs
        for number in range(count)
    )
    topics = (*(Topic(name, name.upper()) for name in names), Topic("z", "Empty"))
    return map_picture(Snapshot(Roadmap("Leaning", tuple(skills), topics, requirements)))


def test_of_topics_that_lean_in_a_circle_the_weakest_arrow_is_left_out():
    picture = leaning(("a", "b", 1), ("b", "c", 2), ("c", "a", 3))
    assert {(arrow.source, arrow.target, arrow.weight) for arrow in picture.arrows} == {
        ("topic:c", "topic:a", 3),
        ("topic:b", "topic:c", 2),
    }


def test_a_topic_without_skills_is_on_no_map():
    assert [node.id for node in leaning(("a", "b", 1)).nodes] == ["topic:a", "topic:b"]


def test_the_only_topic_with_skills_is_opened_at_once():
    whole = replace(needing(3), topics=(Topic("t", "T"), Topic("z", "Empty")))
    assert [node.id for node in map_picture(Snapshot(whole)).nodes] == ["s000", "s001", "s002"]


def test_a_very_small_topic_shows_twelve_skills_from_outside_those_first_that_most_need():
    topics = (Topic("in", "In"), Topic("out", "Out"))
    own = [Skill(f"own{number}", f"Own {number}", "in", 1) for number in range(2)]
    others = [Skill(f"other{number:02}", f"Other {number}", "out", 1) for number in range(30)]
    pairs = [(f"own{number % 2}", f"other{number:02}") for number in range(30)] + [("own0", "other29")]
    requirements = tuple(Requirement(one, (other,), Need.USE, "So.", ()) for one, other in pairs)
    picture = map_picture(Snapshot(Roadmap("Two", (*own, *others), topics, requirements)), "in")
    outside = ids(picture, NodeState.OUTSIDE)
    assert len(outside) == 12
    assert "other29" in outside


@pytest.mark.parametrize(("count", "boxes"), [(120, 120), (121, 2)])
def test_a_plan_is_shown_by_its_skills_as_long_as_these_are_no_more_than_120(count, boxes):
    roadmap = needing(count, lambda number: range(number) if number == count - 1 else ())
    assert len(prerequisites_picture(solve(Snapshot(roadmap), [f"s{count - 1:03}"])).nodes) == boxes
