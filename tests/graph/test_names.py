from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.problems import problem
from graph.errors import AmbiguousName, InvalidParameter, UnknownBackground, UnknownNames
from graph.model import Background, Level, Mention, ReadEntry, Roadmap, Role, RoleSkill, Skill, Topic
from graph.names import Group, MatchVerdict, Names, address, fold, normalise
from graph.samples import TINY

LANGUAGE_TOPIC = (Topic("t", "Languages"),)


def _named(*skills, topics=LANGUAGE_TOPIC, **more):
    found = tuple(Skill(id, name, "t", 1, aliases=tuple(aliases)) for id, name, *aliases in skills)
    return Names(Roadmap("Names", found, topics, **more))


LANGUAGES = _named(("c", "C"), ("cpp", "C++"), ("csharp", "C#"), ("r", "R"), ("dotnet", ".NET"))


@pytest.mark.parametrize(
    ("typed", "meant"), [("c", "c"), ("C++", "cpp"), ("c#", "csharp"), (" R ", "r"), (".net", "dotnet"), ("cpp", "cpp")]
)
def test_c_and_its_namesakes_stay_apart(typed, meant):
    assert LANGUAGES.skill(typed) == meant


@pytest.mark.parametrize("typed", ["Transformer", "transformers", "TRANSFORMERS", "Transformer "])
def test_case_hyphens_and_plurals_do_not_matter(typed):
    assert Names(TINY).skill(typed) == "transformers"


def test_an_unknown_name_gets_suggestions_and_never_a_guess():
    with pytest.raises(UnknownNames) as caught:
        Names(TINY).skill("transfomers")
    assert caught.value.suggestions == {"transfomers": ("Transformers",)}


def test_an_ambiguous_name_gets_its_candidates():
    names = _named(("aws-lambda", "AWS Lambda"), ("lambda-functions", "Lambda functions"),
                   ambiguous={"lambda": ("aws-lambda", "lambda-functions")})  # fmt: skip
    with pytest.raises(AmbiguousName) as caught:
        names.skill("Lambda")
    assert caught.value.candidates == ("aws-lambda", "lambda-functions")
    assert names.find("lambda").verdict is MatchVerdict.AMBIGUOUS


def test_a_name_comes_before_an_alias_and_a_skill_before_a_topic():
    names = _named(("one", "Regression"), ("two", "Linear models", "regression"), topics=(Topic("t", "Regression"),))
    assert names.skill("regression") == "one"
    assert names.thing("Regression").id == "one"
    assert names.thing("topic:Regression").id == "t"


def test_former_ids_and_covered_names_still_lead_there():
    skill = Skill("git-basics", "Git basics", "t", 6, covers=("commits",), formerly=("git",))
    names = Names(Roadmap("Git", (skill,), (Topic("t", "T"),)))
    assert names.skill("git") == names.skill("Commits") == "git-basics"


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "a\x00b", "a\nb"])
def test_what_cannot_be_a_name_is_refused_with_a_reason(name):
    with pytest.raises(InvalidParameter):
        Names(TINY).skill(name)


def test_a_search_is_exact_close_or_honest_about_nothing():
    names = Names(TINY)
    assert names.find("softmax").verdict is MatchVerdict.EXACT
    assert names.find("sofmax").verdict is MatchVerdict.CLOSE
    assert names.find("gardening").verdict is MatchVerdict.NONE
    assert names.find("Maths").candidates[0].kind == "topic"


@given(st.text(max_size=40))
def test_normalising_twice_is_normalising_once(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(min_size=1, max_size=60))
def test_any_text_is_answered_or_refused(text):
    try:
        found = Names(TINY).find(text)
    except InvalidParameter:
        return
    assert found.candidates == tuple(sorted(found.candidates, key=lambda one: -one.score))


def test_short_names_inside_the_query_are_no_suggestions():
    names = _named(("orm", "Object-relational mapping", "ORM"), ("transformers", "Transformers"))
    assert names.suggestions("Transformer XL") == ("Transformers",)


def test_folding_keeps_short_and_latin_words():
    assert fold("bias") != fold("bia") or fold("bias") == "bia"
    assert fold("class") == "class"
    assert fold("analysis") == "analysis"
    assert fold("dependencies") == fold("dependency")


def test_the_same_names_in_another_order_find_the_same():
    turned = replace(TINY, skills=tuple(reversed(TINY.skills)))
    assert Names(turned).find("tensor").candidates == Names(TINY).find("tensor").candidates


ENTRIES = (
    ReadEntry(3, "Arrays, lists, queues", "skills", ("lists", "arrays", "queues")),
    ReadEntry(5, "The Python language", "skills", ("python",)),
    ReadEntry(7, "Collections", "skills", ("arrays", "lists")),
    ReadEntry(9, "Collections", "skills", ("queues",)),
    ReadEntry(11, "A word of thanks", "prose"),
    ReadEntry(13, "Something gone", "skills", ("gone",)),
)
PEOPLE = Roadmap(
    "People",
    skills=(
        Skill("arrays", "Arrays", "t", 1, mentions=(Mention(3, "Arrays, lists, queues", "t"),)),
        Skill("lists", "Lists", "t", 1, mentions=(Mention(3, "Arrays, lists, queues", "t"),)),
        Skill("queues", "Queues", "t", 1),
        Skill("python", "Python", "t", 1, mentions=(Mention(5, "The Python language", "t"),)),
        Skill("data-analysis", "Data analysis", "t", 1),
    ),
    topics=(Topic("t", "Programming"),),
    roles=(
        Role("ml-engineer", "Machine learning engineer", "Builds it.", (), aliases=("ML engineer",)),
        Role("data-analyst", "Data analyst", "Reads it.", (RoleSkill("data-analysis", Level.USE, "It is the job."),)),
        Role("programming", "Programming", "Shares its name with the topic.", ()),
    ),
    backgrounds=(
        Background("programmer", "Programmer", "Programs.", aliases=("Python developer", "software engineer")),
        Background("data-analyst", "Data analyst", "Analyses."),
        Background("school", "School leaver", "Went to school.", seeds=("arrays",)),
    ),
    entries=ENTRIES,
)
NAMES = Names(PEOPLE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ml engineers", "role:ml-engineer"),
        ("role:ml-engineer", "role:ml-engineer"),
        ("Role: Machine Learning Engineer", "role:ml-engineer"),
        ("Data analyst", "role:data-analyst"),
        ("Programming", "topic:t"),
        ("role:programming", "role:programming"),
        ("skill:Python", "python"),
        ("the python language", "python"),
        ("arrays lists queues", "Arrays, lists, queues"),
    ],
)
def test_a_bare_name_is_a_skill_then_a_topic_then_a_role_then_an_entry(typed, meant):
    assert NAMES.meanings(typed) == (meant,)
    assert address(NAMES.thing(typed)) == meant
    assert NAMES.meanings(meant) == (meant,)


def test_things_stay_aligned_with_their_names():
    kinds = [type(thing) for thing in NAMES.things(["python", "ml engineer", "Programming", "arrays, lists, queues"])]
    assert kinds == [Skill, Role, Topic, Group]


def test_the_text_of_an_entry_means_all_its_skills_in_their_order():
    assert NAMES.thing("arrays, LISTS, queues") == Group("Arrays, lists, queues", ("lists", "arrays", "queues"))


def test_where_one_skill_is_asked_for_an_entry_of_several_is_ambiguous():
    assert NAMES.skills(["The Python language"]) == ["python"]
    with pytest.raises(AmbiguousName) as caught:
        NAMES.skill("Arrays, lists, queues")
    assert caught.value.candidates == ("lists", "arrays", "queues")


def test_entries_of_one_text_that_became_different_skills_are_ambiguous():
    with pytest.raises(AmbiguousName) as caught:
        NAMES.things(["Collections"])
    assert caught.value.candidates == ("arrays", "lists", "queues")


@pytest.mark.parametrize("text", ["A word of thanks", "Something gone"])
def test_an_entry_without_skills_of_the_roadmap_is_no_name(text):
    assert NAMES.meanings(text) == ()


def test_all_is_every_mentioned_skill_where_it_is_allowed():
    assert NAMES.things(["python", " All "], allow_all=True)[1] == Group("all", ("arrays", "lists", "python"))
    with pytest.raises(UnknownNames):
        NAMES.things(["all"])


def test_a_skill_that_is_called_all_is_reached_by_its_prefix():
    names = _named(("all", "All"))
    assert names.things(["skill:all", "all"], allow_all=True)[0].id == "all"
    assert names.things(["all"])[0].id == "all"


@pytest.mark.parametrize(
    ("ask", "name", "kind"),
    [
        (NAMES.skill, "role:ml-engineer", "role"),
        (NAMES.skill, "ML engineer", "role"),
        (NAMES.skill, "topic:t", "topic"),
        (NAMES.topic, "role:ml-engineer", "role"),
        (NAMES.topic, "Python", "skill"),
        (NAMES.topic, "arrays, lists, queues", "entry"),
        (NAMES.role, "python", "skill"),
        (NAMES.thing, "background:programmer", "background"),
    ],
)
def test_a_name_of_another_kind_is_refused_by_what_it_is(ask, name, kind):
    with pytest.raises(InvalidParameter) as caught:
        ask(name)
    assert str(caught.value).startswith(f'name stands for the {kind} "')


def test_an_unknown_role_gets_all_roles_the_nearest_first():
    with pytest.raises(UnknownNames) as caught:
        NAMES.things(["role:data-analist", "pythn"])
    near = caught.value.suggestions
    assert near["role:data-analist"][0] == "role:data-analyst"
    assert set(near["role:data-analist"]) == {"role:ml-engineer", "role:data-analyst", "role:programming"}
    assert near["pythn"] == ("Python",)


def test_suggestions_name_topics_and_roles_with_their_prefix_and_no_backgrounds():
    assert NAMES.suggestions("machine learning enginer") == ("role:ml-engineer",)
    assert set(NAMES.suggestions("programing")) == {"topic:t", "role:programming"}


@pytest.mark.parametrize(
    ("typed", "id"),
    [("python developer", "programmer"), ("Software Engineers", "programmer"), ("PROGRAMMER", "programmer"),
     ("background:programmer", "programmer"), ("none", "none"), ("school leaver", "school")],
)  # fmt: skip
def test_a_background_is_found_by_id_name_or_alias(typed, id):
    assert NAMES.background(typed).id == id


def test_none_and_school_are_always_backgrounds_and_the_roadmap_s_own_comes_first():
    assert NAMES.background("school").seeds == ("arrays",)
    assert Names(TINY).background("school").seeds == Names(TINY).background("none").seeds == ()


@pytest.mark.parametrize("name", ["programer", "python", "role:ml-engineer"])
def test_an_unknown_background_gets_all_backgrounds(name):
    with pytest.raises(UnknownBackground) as caught:
        NAMES.background(name)
    assert set(caught.value.backgrounds) == {"none", "school", "programmer", "data-analyst"}
    assert caught.value.suggestions == {name: caught.value.backgrounds}
    assert problem(caught.value)["status"] == 404


def test_a_search_finds_roles_backgrounds_and_entries():
    found = NAMES.find("Data analyst")
    assert found.verdict is MatchVerdict.EXACT
    assert [(one.kind, one.id) for one in found.candidates] == [
        ("role", "data-analyst"),
        ("background", "data-analyst"),
    ]
    [entry] = NAMES.find("arrays, lists, queues", limit=1).candidates
    assert (entry.kind, entry.id, entry.score) == ("entry", "Arrays, lists, queues", 100.0)
    assert NAMES.find("arrays, lists, queus").verdict is MatchVerdict.CLOSE
    assert NAMES.find("Collections").verdict is MatchVerdict.AMBIGUOUS


def test_a_prefix_leaves_one_kind_in_a_search():
    assert [one.kind for one in NAMES.find("background:data analyst").candidates] == ["background"]
    assert [one.id for one in NAMES.find("role:programing").candidates] == ["programming"]
    assert NAMES.find("topic:t").verdict is MatchVerdict.EXACT


def test_entries_rank_below_the_others_of_the_same_score():
    twins = replace(PEOPLE, entries=(ReadEntry(1, "Pythons", "skills", ("lists", "arrays")),))
    assert [one.kind for one in Names(twins).find("Pythonz", limit=2).candidates] == ["skill", "entry"]


def test_an_entry_of_one_skill_is_no_candidate_of_its_own():
    assert [(one.kind, one.id) for one in NAMES.find("The Python language", limit=1).candidates] == [
        ("skill", "python")
    ]
