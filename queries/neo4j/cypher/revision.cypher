OPTIONAL MATCH (r:Roadmap {id: "roadmap"}) RETURN coalesce(r.revision, "") AS revision, r.schema AS schema;
