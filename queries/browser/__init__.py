"""What makes Neo4j Browser comfortable: saved queries, a guide, a style; nothing here talks to a database."""
