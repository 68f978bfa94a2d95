import html
import re
from html.parser import HTMLParser

import pytest

from graph.fields import UNCURATED
from ingest.catalogue import load
from queries.browser.guide import asciidoc, on_connect, slides, style
from queries.browser.saved import examples, param, saved_queries
from queries.neo4j.writing import field_label

SERVICE = "http://127.0.0.1:8000"
CLEANERS = (r"\s+(on[^\s=]+)[^\s=]*\s*=\s*(\"[^\"]*\"|'[^']*'|[\w\-.:]+\s*)", r"<script\b", r"href=[\"'].*javascript:")
"""What Browser 5 removes from a fetched guide, wherever it stands."""


class Runnable(HTMLParser):
    """The runnable blocks of a page, and the tags that it uses."""

    def __init__(self, page):
        super().__init__()
        self.blocks, self.tags, self._open = [], set(), False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self._open = tag == "pre"
        if self._open:
            assert "runnable" in dict(attrs)["class"]
            self.blocks.append("")

    def handle_endtag(self, tag):
        self._open = False

    def handle_data(self, data):
        if self._open:
            self.blocks[-1] += data


def _sources(text):
    return re.findall(r"\[source,cypher\]\n----\n(.*?)\n----", text, re.DOTALL)


def test_both_forms_of_the_guide_have_the_same_blocks_to_run():
    assert Runnable(slides(SERVICE)).blocks == _sources(asciidoc(SERVICE)) != []


def test_the_queries_of_the_guide_are_the_saved_ones():
    queries = {block for block in _sources(asciidoc(SERVICE)) if block.startswith("//")}
    assert queries < {query.text.rstrip() for query in saved_queries()}
    assert len(queries) >= 10


def test_the_guide_sets_every_parameter_before_it_asks():
    blocks = _sources(asciidoc(SERVICE))
    assert blocks[0] == param(examples())


def test_every_heading_of_the_source_is_a_slide():
    headings = re.findall(r"^== (.+)$", asciidoc(SERVICE), re.MULTILINE)
    assert [
        html.unescape(one) for one in re.findall(r"<slide>.*?<h3>(.*?)</h3>", slides(SERVICE), re.DOTALL)
    ] == headings


def test_the_slides_hold_no_markup_of_the_source_and_only_plain_elements():
    page = slides(SERVICE)
    assert not re.search(r"^(=|----|\[source|include::)", page, re.MULTILINE)
    assert Runnable(page).tags == {"title", "slide", "div", "h3", "p", "pre", "code", "b", "ul", "li", "a"}


@pytest.mark.parametrize("cleaner", CLEANERS)
def test_browser_removes_nothing_of_the_slides(cleaner):
    assert not re.search(cleaner, slides(SERVICE), re.IGNORECASE)


def test_an_address_with_markup_in_it_is_text():
    page = slides('http://x"><script>alert(1)</script>')
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_what_runs_after_a_login_sets_the_parameters_the_style_and_the_guide():
    commands = on_connect(SERVICE).split("; ")
    assert commands[0] == param(examples()).removeprefix(":")
    assert [command.split()[0] for command in commands[1:]] == ["style", "play"]


def test_the_style_is_one_that_browser_reads():
    rules = re.findall(r"([\w.]+) \{\n((?:  [\w-]+: [^;:]+;\n)+)\}\n", style())
    assert "".join(f"{name} {{\n{body}}}\n" for name, body in rules) == style(), "it knows no comments"
    assert {"node.Skill", "node.Topic", "node.Entry", "relationship.REQUIRES"} <= {name for name, _ in rules}
    assert all("caption" in body for _, body in rules)


def test_the_style_has_a_colour_for_every_field_of_the_catalogue_and_the_guide_names_as_many():
    catalogue = load()
    top = {topic.field or topic.id for topic in catalogue.topics.values() if topic.parent is None}
    rules = set(re.findall(r"^node\.(Field_\w+)", style(), re.MULTILINE))
    assert {field_label(field) for field in top} - rules <= {field_label("llm-engineering")}
    assert field_label(UNCURATED) in rules
    colours = re.search(r"A skill has the colour of its field: (.+?)\. Skills of", asciidoc(SERVICE))[1]
    assert len(re.split(r", (?:and )?", colours)) == len(rules)
