from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import AmbiguousName, InvalidParameter, UnknownNames
from graph.model import Roadmap, Skill, Topic
from graph.names import MatchVerdict, Names, fold, normalise
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
