"""The owner's document, byte for byte, where it lies beside the project."""

import pytest

from graph.interchange import document
from graph.model import Depth
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors
from ingest.build import build
from ingest.catalogue import load
from ingest.document import read
from ingest.outline import outline
from ingest.pipeline import OWN_EDITION, from_markdown, ingest
from ingest.recognise import recognise
from ingest.understood import Kind
from queries import open_store


@pytest.fixture(scope="module")
def entries(owner_roadmap):
    return outline(read(owner_roadmap), str(owner_roadmap))


@pytest.fixture(scope="module")
def recognised(entries):
    found = recognise(entries, load()).recognitions
    return {entry.line: one for entry, one in zip(entries.entries, found, strict=True)}


@pytest.fixture(scope="module")
def built(entries):
    return build(entries, recognise(entries, load()), load())


def test_every_entry_is_accounted_for(entries, built):
    assert len(entries.entries) == 1093
    assert sum(built[1].entries.values()) == 1093


def test_no_skill_of_it_is_left_uncurated(built):
    assert built[1].uncurated == ()


def test_the_overview_points_and_makes_no_topics(recognised):
    assert recognised[1].kind is Kind.TITLE
    assert all(one.kind is Kind.OVERVIEW for line, one in recognised.items() if 5 <= line <= 62)


def test_the_closing_notes_are_resources(built):
    assert [(one.line, bool(one.url)) for one in built[0].resources] == [(1490 + n, n < 6) for n in range(7)]
    assert built[0].resources[3].title == "Start the job before you have it by Daniel Bourke"


@pytest.mark.parametrize(
    ("line", "skills"),
    [
        (77, {"cpp-basics", "java-basics"}),
        (79, {"r-basics"}),
        (86, {"arrays", "stacks", "queues"}),
        (245, {"singular-value-decomposition"}),
        (531, {"backpropagation"}),
        (774, {"amazon-s3", "aws-lambda"}),
        (1224, set()),
    ],
)
def test_entries_are_read_as_a_person_reads_them(recognised, line, skills):
    assert skills <= set(recognised[line].skills)


def test_what_both_documents_name_needs_the_same_in_both(built):
    owners, own = Snapshot(built[0]), Snapshot(from_markdown(OWN_EDITION)[0])
    both = set(owners.order) & set(own.order)
    assert len(both) > 300
    for skill in both:
        assert ancestors(owners, skill, Depth.UNDERSTAND) == ancestors(own, skill, Depth.UNDERSTAND), skill


def test_both_stores_take_it_export_the_same_and_find_no_change_the_second_time(owner_roadmap, tmp_path, empty_neo4j):
    exports = []
    for store in (open_store(f"sqlite:///{tmp_path}/own.sqlite"), open_store(empty_neo4j.bolt, empty_neo4j.login)):
        with store:
            assert ingest(owner_roadmap, store).counts.is_change
            assert not ingest(owner_roadmap, store).counts.is_change
            exports.append(document(store.load()))
    assert exports[0] == exports[1]
