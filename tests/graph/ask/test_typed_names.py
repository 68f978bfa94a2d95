"""Which words of a sentence are names, where a name and a question share words."""

import pytest

from graph.ask.patterns import TABLE
from graph.ask.spelling import Vocabulary
from graph.ask.typed_names import MAX_CORRECTIONS, skeleton
from graph.ask.words import words
from graph.model import Roadmap, Skill, Topic
from graph.names import MAX_NAME_CHARACTERS, Names

NAMES = (
    "Statistics", "Machine learning", "Statistics for machine learning", "What is machine learning", "Go", "Why",
    "Data engineering", "Data science", "Convolutional networks", "Long short-term memory", "Pandas", "Rust", "Time",
    "Plan",
)  # fmt: skip


def _names(*written):
    skills = tuple(Skill(name.lower().replace(" ", "-"), name, "t", 1) for name in written)
    return Names(Roadmap("Names", skills, (Topic("t", "T"),)))


def _read(sentence):
    found = skeleton(_names(*NAMES), words(sentence), sentence, TABLE.words)
    return found.text, [mention.taken for mention in found.typed_names]


@pytest.mark.parametrize(
    ("sentence", "text", "names"),
    [
        ("do I need statistics for machine learning", "do i need @0 for @1", ["statistics", "machine learning"]),
        ("a plan: statistics for machine learning", "a plan . @0", ["statistics for machine learning"]),
        ("learn what is machine learning", "learn what is @0", ["machine learning"]),
        ("learn Machine Learning, Go", "learn @0 , @1", ["Machine Learning", "Go"]),
        ("I go to learn Rust", "i go to learn @0", ["Rust"]),
        ("learn go", "learn @0", ["go"]),
        ("learn go and rust", "learn @0 and @1", ["go", "rust"]),
        ("go", "@0", ["go"]),
        ("Go where", "go where", []),
        ("where to Go now", "where to @0 now", ["Go"]),
        ("plan for rust", "plan for @0", ["rust"]),
        ("I want to be a data engineer", "i want to be a @0", ["data engineering"]),
        ("become data scientist", "become @0", ["data science"]),
        ("become a good data scientist", "become a good @0", ["data science"]),
        ("become a very good data scientist", "become a very good ~0", ["data scientist"]),
        ("learn unheard things of rust", "learn ~0 things of @1", ["unheard", "rust"]),
        ("learn quite strange stuff", "learn quite ~0 stuff", ["strange"]),
        ("learn strange weird rust", "learn ~0 @1", ["strange weird", "rust"]),
        ("learn Why", "learn @0", ["Why"]),
        ("learn 42", "learn 42", []),
        ("machine, learning", "~0 , learning", ["machine"]),
    ],
)
def test_the_names_of_a_sentence_are_numbered(sentence, text, names):
    assert _read(sentence) == (text, names)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("learn convolutionl networks", ["convolutional networks"]),
        ("learn convolutional netwroks, pandsa", ["convolutional networks", "pandas"]),
    ],
)
def test_a_slip_in_a_name_is_corrected_whatever_its_words(sentence, names):
    assert _read(sentence)[1] == names


def test_only_so_many_words_of_a_sentence_are_corrected():
    word = "statistics"
    swapped = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
    shorter = [word[:at] + word[at + 1 :] for at in range(1, len(word) - 2)]
    typed = [*swapped, *shorter][: MAX_CORRECTIONS + 1]
    assert _read(f"learn {' , '.join(typed)}")[1] == [word] * MAX_CORRECTIONS + typed[-1:]


def test_what_is_said_over_and_over_is_said_once():
    assert _read("learn " + "statistics " * 9)[1] == ["statistics"]


def test_a_text_that_is_longer_than_a_name_is_none():
    longest = "x" * MAX_NAME_CHARACTERS
    for name, is_name in ((longest, True), (f"{longest}x", False)):
        found = skeleton(_names(name), words(f"learn {name}"), f"learn {name}", TABLE.words)
        assert bool(found.typed_names[0].ids) is is_name


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("rsut", "rust"),
        ("rusx", ""),
        ("rus", ""),
        ("pandsa", "pandas"),
        ("panda", ""),
        ("pandax", "pandas"),
        ("padnsa", ""),
        ("statistic", ""),
        ("statstcs", "statistics"),
        ("sttstcs", ""),
        ("machin3", ""),
        ("pandasjs", ""),
        ("pandas", ""),
    ],
)
def test_a_word_is_corrected_by_one_letter_and_a_long_one_by_two(word, meant):
    assert Vocabulary(_names(*NAMES)).corrected(word, ()) == meant


def test_a_word_as_near_to_two_is_not_corrected():
    between = Vocabulary(_names("Numpa", "Numpo"))
    assert between.corrected("numpx", ()) == ""
    assert between.corrected("numppa", ()) == "numpa"
    assert Vocabulary(_names("Numpa")).corrected("numpx", {"numpo"}) == ""
    assert Vocabulary(_names("Numpa")).corrected("numpx", {"numpx"}) == ""


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("machin learning", "machine learning"),
        ("machn learning", ""),
        ("convolutionnal netwworks", "convolutional networks"),
        ("convolutnl networks", ""),
        ("data scence", "data science"),
        ("datascience", "data science"),
    ],
)
def test_a_name_of_several_words_is_corrected_by_one_letter_and_a_long_one_by_two(phrase, meant):
    assert Vocabulary(_names(*NAMES)).corrected_phrase(phrase) == meant


def test_of_names_that_differ_only_in_their_spaces_the_last_is_meant():
    letters = "longershortmemory"
    names = [f"{letters[:at]} {letters[at:]}" for at in range(1, 12)]
    assert Vocabulary(_names(*names)).corrected_phrase("longr shortmemory") == max(names)


def test_a_short_name_of_several_words_is_not_corrected():
    assert Vocabulary(_names("Go maps")).corrected_phrase("go map") == ""


def test_each_word_and_mark_stands_where_it_was_typed():
    sentence = "I'm at C++. “Go”, then (rust)..."
    found = words(sentence)
    assert [(word.typed, word.plain, word.mark) for word in found] == [
        ("I'm", "i am", False), ("at", "at", False), ("C++", "c++", False), (".", ".", True), ("Go", "go", False),
        (",", ",", True), ("then", "then", False), ("(", ",", True), ("rust", "rust", False), (")", ",", True),
        ("...", ".", True),
    ]  # fmt: skip
    assert [sentence[word.start : word.end] for word in found] == [word.typed for word in found]
