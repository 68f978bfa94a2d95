"""A store in a Neo4j server, and such a server for a person or a test where there is no Docker."""
