"""What Neo4j Browser would draw of a result."""


def drawn(records):
    """The nodes and relationships of the records, those of their paths included, as two sets."""
    from neo4j.graph import Node, Path, Relationship

    nodes, relationships = set(), set()
    for value in (value for record in records for value in record.values()):
        if isinstance(value, Node):
            nodes.add(value)
        elif isinstance(value, Relationship):
            relationships.add(value)
        elif isinstance(value, Path):
            nodes.update(value.nodes)
            relationships.update(value.relationships)
    return nodes, relationships
