"""A Neo4j Community server with its Browser from Maven artifacts, for a person or a test, without Docker."""
