"""Roadmaps in other authors' words, written without sight of the catalogue, labelled afterwards.

A label is a line of ``roadmaps/NAME.tsv``: the line of the document, the words, the right id (``topic:...`` for a
field, ``-`` if the catalogue lacks it), and further ids that are acceptable there. Headings are not labelled.
"""

from bisect import bisect_right
from collections import defaultdict
from pathlib import Path

import pytest

from ingest.catalogue import load
from ingest.document import read
from ingest.entries import Shape
from ingest.outline import outline
from ingest.recognise import recognise
from ingest.understood import Kind

HERE = Path(__file__).parent / "roadmaps"
NAMES = ("phases", "subjects", "levels")
FEWEST_FOUND = 0.85
MOST_WRONG = 0.03


def _labels(name):
    for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        number, words, id, also = (line + "\t\t").split("\t")[:4]
        yield int(number), words, {id, *filter(None, (one.strip() for one in also.split(",")))}


def score(name):
    """Labels that were missed, recognitions that no label allows, and how many labels and recognitions there are."""
    document = outline(read(HERE / f"{name}.md"))
    recognised = recognise(document, load()).recognitions
    starts = sorted({entry.line for entry in document.entries})
    found, named, topics = defaultdict(set), defaultdict(set), defaultdict(set)
    for entry, one in zip(document.entries, recognised, strict=True):
        found[entry.line] |= set(one.skills)
        if entry.shape is not Shape.HEADING and one.kind not in {Kind.COVERED, Kind.OVERVIEW}:
            named[entry.line] |= set(one.skills)
        topics[entry.line] |= {f"topic:{one.topic}"} if one.topic else set()
    allowed, missed, labels = defaultdict(set), [], list(_labels(name))
    for number, words, ids in labels:
        line = starts[bisect_right(starts, number) - 1]
        allowed[line] |= ids
        if not ids & (found[line] | topics[line]):
            missed.append((number, words, sorted(ids)))
    wrong = [(line, id) for line, ids in sorted(named.items()) for id in sorted(ids - allowed[line])]
    return missed, wrong, len(labels), sum(map(len, named.values()))


@pytest.mark.parametrize("name", NAMES)
def test_most_of_what_another_author_names_is_recognised_and_little_else(name):
    missed, wrong, labels, recognitions = score(name)
    assert 1 - len(missed) / labels >= FEWEST_FOUND, missed
    assert len(wrong) / recognitions <= MOST_WRONG, wrong
