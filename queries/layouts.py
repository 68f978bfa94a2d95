"""The layouts of a store: what is written now, and what an older one lacks.

Layout 1 knew no levels, roles, backgrounds, introductions, fields, entries and no resources of skills. It is read with
the default levels, and the next write carries it over.
"""

from graph.content import Document

SCHEMA = 2
"""Version of the layout that this code writes."""

OLD_SCHEMA = 1
"""Version of the layout that this code also reads."""

BEING_WRITTEN = 3
"""What stands for `SCHEMA` while a large graph is written to Neo4j: a Prereq that knows no staged graphs reads none."""

_ADDED: dict[str, Document] = {
    "skill": {"can_use": "", "hours_use": None},
    "topic": {"introduction": "", "field": ""},
    "link": {"kind": "", "free": None, "part": "", "seen": ""},
    "requirement": {"level": "understand"},  # replaced by the default levels once the graph is read
}


def completed(kind: str, row: Document, schema: int) -> Document:
    """A row of a layout, with what layout 1 lacked; ``kind`` is skill, topic, link or requirement.

    Examples
    --------
    >>> completed("topic", {"id": "maths"}, OLD_SCHEMA)
    {'introduction': '', 'field': '', 'id': 'maths'}
    >>> completed("topic", {"id": "maths"}, SCHEMA)
    {'id': 'maths'}
    """
    return {**_ADDED[kind], **row} if schema == OLD_SCHEMA else row
