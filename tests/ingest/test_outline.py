import contextlib
import os
import threading
import time
from pathlib import Path

import pytest

from graph.errors import DocumentError
from ingest.document import MAX_DOCUMENT_BYTES, decode, read
from ingest.entries import Shape
from ingest.outline import MAX_ENTRIES, MAX_ENTRY_CHARACTERS, MAX_LIST_LEVELS, outline


def _texts(text):
    return [(entry.line, entry.text) for entry in outline(text).entries]


def test_headings_and_bullets_come_with_their_lines_and_parents():
    found = outline("# A\n\n- one\n  - two\n\n## B\n\n1. three\n")
    assert [(one.line, one.shape.value, one.text, one.parent) for one in found.entries] == [
        (1, "heading", "A", None),
        (3, "item", "one", 0),
        (4, "item", "two", 1),
        (6, "heading", "B", 0),
        (8, "item", "three", 3),
    ]


def test_skipped_heading_levels_hang_on_the_nearest_one_above():
    entries = outline("# A\n#### B\n## C\n").entries
    assert [entry.parent for entry in entries] == [None, 0, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\r\n- b\r\n", [(1, "A"), (2, "b")]),
        ("# A\n-\tb\n", [(1, "A"), (2, "b")]),
        ("# **A** `b` [c](https://example.org)\n", [(1, "A b c")]),
        ("# A\n- *b* and `c`\n", [(1, "A"), (2, "b and c")]),
        ("# A\n<b>html</b>\n", [(1, "A"), (2, "html")]),
        ("# A\n<table><tr><td>x</td></tr></table>\n\n- b\n", [(1, "A"), (4, "b")]),
        ("# A\n```\n- code\n```\n- b\n", [(1, "A"), (5, "b")]),
        ("# A\n\n| x | y |\n|---|---|\n| b | c |\n", [(1, "A"), (3, "x"), (3, "y"), (5, "b"), (5, "c")]),
        ("---\ntitle: T\n---\n# A\n- b\n", [(4, "A"), (5, "b")]),
        ("A\n===\n- b\n", [(1, "A"), (3, "b")]),
        ("# A\n- [ ] b\n", [(1, "A"), (2, "b")]),
        ("# A\n# A\n", [(1, "A"), (2, "A")]),
    ],
)
def test_markdown_of_all_kinds_is_read_as_it_looks(text, expected):
    assert _texts(text) == expected


def test_a_byte_order_mark_is_no_part_of_the_first_heading():
    assert decode(b"\xef\xbb\xbf# A\n", "x.md") == "# A\n"


def test_a_bold_paragraph_stands_over_the_list_below_it_until_the_next_heading():
    entries = outline("# A\n\n**Notes**:\n\n1. x\n\n# B\n\n- y\n").entries
    assert entries[2].parent == 1
    assert entries[4].parent == 3


def test_links_are_kept_and_bare_addresses_count():
    entries = outline("# A\n- [One](https://example.org/1)\n- Two - https://example.org/2\n").entries
    assert [link.url for entry in entries for link in entry.links] == ["https://example.org/1", "https://example.org/2"]
    assert entries[2].links[0].text == "Two"


@pytest.mark.parametrize(
    ("raw", "line", "says"),
    [
        (b"# A\n\n\x00", 3, "binary"),
        (b"# A\n- caf\xe9\n", 2, "not UTF-8"),
        (b"", None, "empty"),
        (b" \n\n", None, "empty"),
    ],
)
def test_bytes_that_are_no_document_are_refused_with_their_line(raw, line, says):
    with pytest.raises(DocumentError, match=says) as caught:
        decode(raw, "x.md")
    assert caught.value.line == line


def test_bullets_deeper_than_the_parser_keeps_are_refused_with_the_line():
    deep = "# A\n" + "".join(f"{'  ' * level}- level {level}\n" for level in range(MAX_LIST_LEVELS + 1))
    with pytest.raises(DocumentError, match="nested deeper") as caught:
        outline(deep)
    assert caught.value.line == MAX_LIST_LEVELS + 2
    just = "# A\n" + "".join(f"{'  ' * level}- level {level}\n" for level in range(MAX_LIST_LEVELS))
    assert len(outline(just).entries) == MAX_LIST_LEVELS + 1


def test_a_document_without_a_heading_is_refused():
    with pytest.raises(DocumentError, match="no heading"):
        outline("- a\n- b\n")


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "# A\n\n- x" + "[" * 50_000, "- " * 3_000, "> " * 5_000 + "x", "`" * 100_000, "*a " * 50_000]
)
def test_hostile_text_is_refused_or_read_but_never_hangs(text):
    started = time.process_time()
    with contextlib.suppress(DocumentError):
        outline("# A\n" + text)
    assert time.process_time() - started < 20


def test_files_that_cannot_be_read_are_one_sentence_each(tmp_path):
    with pytest.raises(DocumentError, match="No such file"):
        read(tmp_path / "none.md")
    with pytest.raises(DocumentError, match="is a directory"):
        read(tmp_path)
    large = tmp_path / "large.md"
    large.write_bytes(b"# A\n" + b"x" * MAX_DOCUMENT_BYTES)
    with pytest.raises(DocumentError, match="at most 2,000,000"):
        read(large)


def test_shapes_tell_headings_items_cells_and_paragraphs_apart():
    entries = outline("# A\n\ntext\n\n- item\n\n| h |\n|---|\n| c |\n").entries
    assert [entry.shape for entry in entries] == [Shape.HEADING, Shape.PARAGRAPH, Shape.ITEM, Shape.CELL, Shape.CELL]


def test_a_device_that_never_ends_and_a_pipe_that_nobody_fills_are_refused(tmp_path):
    with pytest.raises(DocumentError, match="at most 2,000,000"):
        read(Path("/dev/zero"))
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    with pytest.raises(DocumentError, match="is empty"):
        read(pipe)


def test_a_pipe_with_a_writer_is_read_to_its_end(tmp_path):
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    keeping = os.open(pipe, os.O_RDWR)
    os.write(keeping, b"# A\n")
    writer = threading.Timer(0.2, os.close, [keeping])
    writer.start()
    assert read(pipe) == "# A\n"
    writer.join()


def test_a_file_name_with_a_null_character_is_one_sentence():
    with pytest.raises(DocumentError, match="cannot be read"):
        read(Path("a\0b.md"))


def test_a_document_of_too_many_entries_or_too_long_an_entry_is_refused_with_its_line():
    outline("# A\n" + "- b\n" * (MAX_ENTRIES - 1))
    with pytest.raises(DocumentError, match="more than 50,000") as caught:
        outline("# A\n" + "- b\n" * MAX_ENTRIES)
    assert caught.value.line == MAX_ENTRIES + 1
    with pytest.raises(DocumentError, match="in one entry") as caught:
        outline("# A\n- " + "x" * (MAX_ENTRY_CHARACTERS + 1))
    assert caught.value.line == 2


def test_control_characters_are_no_part_of_a_text():
    assert _texts("# A\n- b\x01c\x9fd\n") == [(1, "A"), (2, "b c d")]
