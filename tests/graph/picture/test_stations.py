"""The phases as stations on a line, and what is inside one."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.model import Need, Requirement, Roadmap, Skill, Topic
from graph.picture.inside import MAX_ASSUMED, MAX_SKILLS, inside
from graph.picture.legend import COLOURS, Legend
from graph.picture.scene import NodeState
from graph.picture.stations import MAX_RADIUS, MIN_RADIUS, Stop, line
from graph.questions.before import before
from graph.snapshot import Snapshot
from graph.solution import Profile
from tests.graph.strategies import full_questions, questions
from tests.strategies import roadmaps

STOPS = st.lists(
    st.builds(
        lambda name, hours: Stop("", name, "note", hours, 0, 0.0, False),
        st.text(st.characters(codec="ascii", exclude_categories=("Cc",)), max_size=60),
        st.sampled_from([0.5, 2, 7, 30, 500]),
    ),
    max_size=8,
).map(lambda stops: [Stop(str(at), *[getattr(stop, name) for name in FIELDS]) for at, stop in enumerate(stops, 1)])
FIELDS = ("name", "note", "hours", "colour", "share", "is_next")


def plain(_):
    """The state of a skill of which nothing is known."""
    return NodeState.PLAN


@given(STOPS, st.sampled_from([350.0, 372.0]), st.integers(0, 8), st.integers(0, 20))
def test_stations_stand_in_order_and_nothing_touches(stops, width, opened, count):
    names = [(f"s{number}", f"Skill {number} " * 3) for number in range(count)]
    way = line(stops, "Transformers", width, str(opened), names)
    assert [station.stop for station in way.stations] == stops
    signs = [(way.start, 6.0), *((one.y, one.radius) for one in way.stations), *((one.y, 6.0) for one in way.halts)]
    signs = sorted([*signs, (way.end, 10.0 * (len(way.names) + 1))])
    assert all(one[0] + one[1] < other[0] - other[1] for one, other in pairwise(signs))
    tops = [(station.top - 14, station.top + 18 * len(station.lines)) for station in way.stations]
    assert all(one[1] <= other[0] for one, other in pairwise(tops)), "labels do not overlap"
    assert way.end < way.height
    assert len(way.halts) == (count if 1 <= opened <= len(stops) else 0)


@given(STOPS)
def test_a_station_is_as_large_as_its_hours(stops):
    way = line(stops, "Target", 372)
    ranked = sorted(way.stations, key=lambda station: station.stop.hours)
    assert [station.radius for station in ranked] == sorted(station.radius for station in way.stations)
    assert all(MIN_RADIUS <= station.radius <= MAX_RADIUS for station in way.stations)


@given(questions(least=20, most=40))
def test_every_skill_of_a_small_phase_has_its_box_and_its_requirements_an_arrow_or_a_chain(asked):
    answer = before(asked.snapshot, asked.targets, asked.profile)
    items = answer.items[:MAX_SKILLS]
    opened = inside(asked.snapshot, items, plain, "", answer.assumed)
    boxes = {node.id: node for node in opened.picture.nodes}
    assert {item.id for item in items} <= boxes.keys()
    assert opened.left_out == 0
    assert sum(node.state is NodeState.ASSUMED for node in boxes.values()) <= MAX_ASSUMED
    for item in items:
        for one in item.requires:
            if one.picked in boxes:
                assert boxes[one.picked].y < boxes[item.id].y


def many(count, topics):
    """An answer about ``count`` skills, by turns of so many topics."""
    ids = [f"s{number:03}" for number in range(count)]
    skills = tuple(Skill(id, id, f"t{number % topics}", 1) for number, id in enumerate(ids))
    skills = (*skills, Skill("goal", "Goal", "t0", 1))
    needs = tuple(Requirement("goal", (id,), Need.USE, "So.", ()) for id in ids)
    found = Snapshot(Roadmap("Many", skills, tuple(Topic(f"t{n}", f"Topic {n}") for n in range(topics)), needs))
    return found, before(found, ["goal"], Profile(background="none")).items


def test_a_phase_of_more_than_twenty_skills_opens_by_topic():
    snapshot, items = many(30, 4)
    opened = inside(snapshot, items, plain)
    assert sorted(node.id for node in opened.picture.nodes) == [f"topic:t{number}" for number in range(4)]
    assert sum(node.hours for node in opened.picture.nodes) == 30
    below = inside(snapshot, items, plain, "t1")
    assert below.topics == ("t1",)
    assert {node.kind for node in below.picture.nodes} == {"skill"}
    assert inside(snapshot, items, plain, "unheard").topics == ()


def test_what_has_no_room_in_one_topic_is_counted():
    snapshot, items = many(50, 1)
    opened = inside(snapshot, items, plain)
    assert len(opened.picture.nodes) == MAX_SKILLS
    assert opened.left_out == 30


@given(full_questions(least=20, most=40))
def test_the_same_phase_is_drawn_in_the_same_way(asked):
    items = before(asked.snapshot, asked.targets, asked.profile).items
    assert inside(asked.snapshot, items, plain) == inside(asked.snapshot, items, plain)


@given(roadmaps())
def test_every_skill_has_the_colour_of_its_field(roadmap):
    snapshot = Snapshot(roadmap)
    legend = Legend(snapshot)
    for id, skill in snapshot.skills.items():
        field = legend.of(id)
        assert field == legend.of_topic(skill.topic)
        assert 0 <= field.colour < COLOURS
        assert field.name
