// From here on our readers see the staged graph; whoever looks at the nodes finds that they are being written.
MATCH (r:Roadmap {id: "roadmap"})
SET r.generation = $generation, r.pending_revision = $revision, r.pending_stamp = $stamp, r.schema = $schema,
  r.state = "being written: what is drawn may be half of it";
