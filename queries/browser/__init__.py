"""Saved queries, guide and style for Neo4j Browser; nothing here talks to a database."""
