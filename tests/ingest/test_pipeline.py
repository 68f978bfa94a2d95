"""From a file to a store, step by step."""

import json

import pytest

from graph.errors import DocumentError
from graph.interchange import document
from graph.samples import TINY
from ingest.pipeline import STEPS, ingest
from tests.ingest.small import CATALOGUE


@pytest.fixture
def markdown(tmp_path):
    file = tmp_path / "roadmap.md"
    file.write_text("# Roadmap\n## Cloud\n- Docker\n")
    return file


def test_each_step_is_announced_once_in_order(markdown, tiny_store):
    steps = []
    assert ingest(markdown, tiny_store, catalogue=CATALOGUE, announce=steps.append).counts
    assert tuple(steps) == tuple(STEPS)
    steps.clear()
    found = ingest(markdown, catalogue=CATALOGUE, announce=steps.append)
    assert (tuple(steps), found.counts, found.report.skills) == (tuple(STEPS[:3]), None, 1)


def test_a_graph_is_read_and_put_in_two_steps(tmp_path, tiny_store):
    file = tmp_path / "graph.json"
    file.write_text(json.dumps(document(TINY)))
    steps = []
    ingest(file, tiny_store, from_json=True, announce=steps.append)
    assert steps == [STEPS[0], STEPS[3]]


def test_a_file_that_is_no_graph_is_named_with_the_line(tmp_path):
    file = tmp_path / "graph.json"
    file.write_text('{\n"format": }')
    with pytest.raises(DocumentError, match="is not JSON") as caught:
        ingest(file, from_json=True)
    assert (str(caught.value.file), caught.value.line) == (str(file), 2)
