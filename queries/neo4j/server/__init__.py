"""A Neo4j Community server from Maven artifacts; ``python -m queries.neo4j.server`` starts one for a person."""
