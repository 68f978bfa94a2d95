// While a large graph is written, the staged rows are what counts.
OPTIONAL MATCH (r:Roadmap {id: "roadmap"})
RETURN coalesce(r.pending_revision, r.revision, "") AS revision,
  coalesce(r.pending_stamp, r.stamp, r.revision, "") AS stamp,
  r.schema AS schema, r.generation AS generation, r.write AS write;
