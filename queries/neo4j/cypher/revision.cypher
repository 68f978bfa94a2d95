OPTIONAL MATCH (r:Roadmap {id: "roadmap"})
RETURN coalesce(r.revision, "") AS revision, coalesce(r.stamp, r.revision, "") AS stamp, r.schema AS schema;
