MATCH (r:Roadmap)
SET r.revision = $revision, r.stamp = $stamp;
