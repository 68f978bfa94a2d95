MATCH (r:Roadmap {id: "roadmap"}) WHERE r.writer = $writer
REMOVE r.writer, r.writer_seen;
