"""A quick no to whether a text holds a name: it may only be given where the slow way finds nothing, either."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.names import fold, folded_words
from ingest.collection import without_collection
from ingest.ids import slug
from ingest.lexicon import Context, Lexicon
from ingest.pipeline import ingest
from ingest.recognise import PROGRESS_ENTRIES
from ingest.skill_names import SkillNames
from ingest.written_names import WrittenNames
from tests.ingest.small import CATALOGUE

_NAMES = [name for skill in CATALOGUE.skills.values() for name in (skill.name, *skill.aliases, *skill.covers)]
_WORDS = sorted({word for name in _NAMES for word in name.split()})
_TEXTS = st.lists(
    st.sampled_from(
        [*_NAMES, *_WORDS, "of", "and", "bread", "-", ":", "(", ")", ",", "/", "1.", "C++", ".NET", "a_b", "vs."]
    ),
    max_size=6,
).map(" ".join)
_QUICK, _SLOW = Lexicon(CATALOGUE), Lexicon(CATALOGUE)
_SLOW.may_name = lambda *texts: True


@given(_TEXTS | st.text(max_size=20), _TEXTS)
@example("Uniform", "Distributions")
@example("off line", "")
def test_the_quick_no_changes_no_answer(text, above):
    context = Context((text, above), frozenset())
    quick, slow = ([*SkillNames(one).skills(text, context)] for one in (_QUICK, _SLOW))
    assert quick == slow
    assert SkillNames(_QUICK).phrase(text, context) == SkillNames(_SLOW).phrase(text, context)


@given(st.text(max_size=30) | _TEXTS)
def test_a_name_is_folded_word_by_word(text):
    assert "".join(map(fold, text.split())) == "".join(folded_words(text)) == fold(text)


def test_names_are_found_in_any_order_of_words_and_not_beyond():
    names = WrittenNames([fold(name) for name in ("Database sharding", "SQL", "C++")])
    assert names.may_be_made_of("sharding databases")
    assert names.may_be_made_of("one two three four five six seven eight nine ten")
    assert names.may_be_made_of("the C++ way")
    assert not names.may_be_made_of("database bread")
    assert not names.may_be_made_of("")


@given(st.text("aB 1-", max_size=90))
def test_an_id_of_plain_letters_is_made_as_any_other(text):
    assert slug(text) == slug(f"{text} ?")


def test_progress_is_told_within_the_step(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("# Bread\n" + "".join(f"- Loaf {number}\n" for number in range(3 * PROGRESS_ENTRIES)))
    shares = []
    ingest(file, catalogue=CATALOGUE, progress=shares.append)
    assert len(shares) == 3
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1


def test_the_collector_is_on_again_after_an_error():
    import gc

    with pytest.raises(KeyError), without_collection():
        raise KeyError
    assert gc.isenabled()


def test_a_long_chain_of_prerequisites_in_reverse_is_read(tmp_path):
    file = tmp_path / "a.md"
    lines = [f"- Loaf {number} (requires: Loaf {number + 1})\n" for number in range(2_000)]
    file.write_text("# Bread\n" + "".join(lines))
    assert ingest(file, catalogue=CATALOGUE).report.requirements == 1_999
