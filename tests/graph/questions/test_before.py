import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dag import digraph
from graph.errors import InvalidParameter, UnknownNames
from graph.model import Depth, Need
from graph.questions.before import before
from graph.questions.order import order
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors, descendants, used_by
from graph.solution import Profile, solve
from graph.solution.closure import close
from graph.solution.profile import Because, Pick
from tests.strategies import roadmaps


@pytest.fixture
def tiny():
    return Snapshot(TINY)


def _ids(answer):
    return [item.id for item in answer.items]


@given(roadmaps(plain_only=True), st.sampled_from(Depth), st.data())
def test_without_alternatives_the_closure_is_the_ancestors_that_networkx_finds(roadmap, depth, data):
    import networkx as nx

    target = data.draw(st.sampled_from(roadmap.skills)).id
    found = before(Snapshot(roadmap), [target], Profile(depth=depth))
    assert set(_ids(found)) == nx.ancestors(digraph(roadmap, depth), target)


@given(roadmaps(), st.sampled_from(Depth), st.data())
def test_every_answer_is_complete_minimal_and_in_order(roadmap, depth, data):
    snapshot = Snapshot(roadmap)
    ids = [skill.id for skill in roadmap.skills]
    targets = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
    known = data.draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))
    answer = before(snapshot, targets, Profile(known=known, depth=depth))
    has = {*answer.known, *answer.credited}
    seen = set(has)
    listed = sorted([*answer.items, *answer.target_items], key=lambda item: snapshot.position[item.id])
    for item in listed:
        assert all(one.picked in seen for one in item.requires), "complete and in order"
        assert item.id not in has, "what is known is left out"
        assert item.id in targets or item.needed_by, "minimal: each item is needed by another"
        seen.add(item.id)
    assert set(targets) <= seen
    assert answer.total_hours == sum(item.hours for item in answer.items)
    assert answer.total_hours_with_targets == sum(item.hours for item in listed)


@given(roadmaps(plain_only=True), st.data())
def test_a_deeper_question_never_lists_less(roadmap, data):
    target = data.draw(st.sampled_from(roadmap.skills)).id
    use, understand, every = (set(_ids(before(Snapshot(roadmap), [target], Profile(depth=depth)))) for depth in Depth)
    assert use <= understand <= every


@given(roadmaps(), st.data())
def test_what_is_known_credits_its_plain_use_closure_and_nothing_else(roadmap, data):
    snapshot = Snapshot(roadmap)
    known = data.draw(st.sampled_from(roadmap.skills)).id
    expected, stack = set(), [known]
    while stack:
        here = stack.pop()
        for one in roadmap.requirements:
            if one.skill == here and one.need is Need.USE and one.is_plain and one.pick not in expected:
                expected.add(one.pick)
                stack.append(one.pick)
    answer = before(snapshot, [known], Profile(known=[known]))
    assert set(answer.credited) == expected - {known}
    assert used_by(snapshot, [known]) == expected | {known}


@given(roadmaps(), st.sampled_from(Depth), st.data())
def test_ancestors_and_descendants_are_those_of_networkx(roadmap, depth, data):
    import networkx as nx

    snapshot, graph = Snapshot(roadmap), digraph(roadmap, depth)
    skill = data.draw(st.sampled_from(roadmap.skills)).id
    assert ancestors(snapshot, skill, depth) == nx.ancestors(graph, skill)
    assert descendants(snapshot, [skill], depth) == nx.descendants(graph, skill)


def test_the_default_is_taken_and_the_other_named(tiny):
    answer = before(tiny, ["transformers"])
    assert "pytorch" in _ids(answer)
    assert "tensorflow" not in _ids(answer)
    [choice] = answer.alternatives
    left = [one.id for one in choice.not_picked]
    assert (choice.picked, choice.because, left) == (
        "pytorch",
        "default",
        ["tensorflow"],
    )


@pytest.mark.parametrize(
    ("question", "picked", "because"),
    [
        ({"known": ["tensorflow"]}, "tensorflow", "known"),
        ({"prefer": ["TensorFlow"]}, "tensorflow", "preferred"),
        ({"avoid": ["pytorch"]}, "tensorflow", "not_avoided"),
        ({"avoid": ["pytorch", "tensorflow"]}, "pytorch", "default"),
        ({"known": ["tensorflow"], "prefer": ["pytorch"]}, "tensorflow", "known"),
    ],
)
def test_alternatives_are_known_then_preferred_then_the_default(tiny, question, picked, because):
    [choice] = before(tiny, ["transformers"], Profile(**question)).alternatives
    assert (choice.picked, choice.because) == (picked, because)


def test_use_is_shorter_than_understand(tiny):
    assert _ids(before(tiny, ["transformers"], Profile(depth=Depth.USE))) == ["vectors", "attention"]


def test_a_topic_as_target_lists_its_own_skills(tiny):
    answer = before(tiny, ["topic:models"], Profile(known=["attention"]))
    assert "transformers" in _ids(answer)
    assert answer.total_hours == answer.total_hours_with_targets
    assert answer.credited == ("vectors",)


def test_to_know_a_topic_is_to_know_its_skills(tiny):
    answer = before(tiny, ["attention"], Profile(known=["Maths"]))
    assert (_ids(answer), answer.known) == ([], ("softmax", "vectors"))


def test_a_known_target_leaves_nothing_to_learn(tiny):
    answer = before(tiny, ["transformers"], Profile(known=["transformers"]))
    assert _ids(answer) == []
    assert answer.total_hours_with_targets == 0


def test_all_unknown_names_are_reported_together(tiny):
    with pytest.raises(UnknownNames) as caught:
        before(tiny, ["transfromers", "softmax", "gardening"])
    assert caught.value.suggestions == {"transfromers": ("Transformers",), "gardening": ()}


def test_no_target_is_a_question_that_says_what_is_missing(tiny):
    with pytest.raises(InvalidParameter, match="target is missing"):
        before(tiny, [])


def test_the_order_of_everything_holds_every_skill_and_stages_respect_all_members(tiny):
    answer = order(tiny)
    assert len(answer.items) == len(TINY.skills)
    stage = {item.id: item.stage for item in answer.items}
    assert stage["transformers"] > max(stage["pytorch"], stage["tensorflow"])


def test_a_choice_is_met_by_what_has_to_be_learned_anyway(tiny):
    [choice] = before(tiny, ["transformers", "tensorflow"]).alternatives
    left = [one.id for one in choice.not_picked]
    assert (choice.picked, choice.because, left) == (
        "tensorflow",
        "planned",
        ["pytorch"],
    )


@given(roadmaps(), st.data())
def test_what_was_not_picked_costs_what_the_whole_takes_with_it(roadmap, data):
    snapshot = Snapshot(roadmap)
    ids = [skill.id for skill in roadmap.skills]
    target = data.draw(st.sampled_from(ids))
    solution = solve(snapshot, [target], Profile(known=data.draw(st.lists(st.sampled_from(ids), max_size=2))))
    goals, picks = snapshot.numbers([target]), solution.closure.picks
    for choice, alternative in zip(solution.choices, solution.alternatives, strict=True):
        for other in alternative.not_picked:
            changed = {**picks, choice.number: Pick(snapshot.position[other.id], Because.PREFERRED)}
            swapped = close(snapshot.at(solution.depth), goals, solution.learner, changed)
            if swapped.picks.keys() <= picks.keys():
                assert snapshot.hours(snapshot.ids(swapped.needed)) == solution.hours + other.adds_hours
