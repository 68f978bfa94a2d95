MATCH (r:Roadmap {id: "roadmap"}) WHERE r.writer = $writer
SET r.writer_seen = timestamp()
RETURN count(r) AS held;
