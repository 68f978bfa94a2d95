"""Version 1 of the form: the content that its revision was computed over, and the graph of today that it becomes.

It knew no levels, roles, backgrounds, introductions, fields and no entries; the rule stands here so that it never
changes with the content of today.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.content import Document, content
from graph.fields import with_default_levels
from graph.model import Roadmap
from graph.revision import digest

FORMAT_1 = "prereq-graph/1"

_FIELDS = {"deep-learning": "deep-learning", "llm-engineering": "deep-learning"}
"""The field of those topics of shipped documents that are learned as one."""

_LINK = ("title", "url", "line")
_SKILL = (
    *("id", "name", "topic", "hours", "aliases", "covers", "summary", "can_you"),
    *("curated", "implied", "entry_point", "formerly", "mentions"),
)
_TOPIC = ("id", "name", "parent", "aliases", "line", "core", "resources", "skills")
_ROW = ("skill", "prerequisite", "need", "reason", "evidence", "confidence", "group", "default")


def revision_1(roadmap: Roadmap) -> str:
    """The revision that the first form gave a roadmap.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> revision_1(TINY)[:8]
    '60895fcb'
    """
    now = content(roadmap)
    head = {"title": now["roadmap"]["title"], "resources": _rows(now["roadmap"]["resources"], _LINK)}
    topics = [{**row, "resources": _rows(row["resources"], _LINK)} for row in _rows(now["topics"], _TOPIC)]
    return digest(
        {
            "roadmap": head,
            "skills": _rows(now["skills"], _SKILL),
            "topics": topics,
            "requires": _rows(now["requires"], _ROW),
            "ambiguous": now["ambiguous"],
        }
    )


def upgraded(roadmap: Roadmap) -> Roadmap:
    """A roadmap of version 1 with the fields and the levels that it did not know."""
    topics = tuple(replace(topic, field=_FIELDS.get(topic.id, topic.field)) for topic in roadmap.topics)
    return with_default_levels(replace(roadmap, topics=topics))


def _rows(rows: Iterable[Document], names: Sequence[str]) -> list[Document]:
    return [{name: row[name] for name in names} for row in rows]
