// Writers take turns. Setting a property takes the node's lock until this small transaction ends; the name of the
// writer stays until it is done, or was silent for too long.
MERGE (r:Roadmap {id: "roadmap"}) ON CREATE SET r.schema = $schema
SET r.claimed = true REMOVE r.claimed
WITH r, r.writer IS NULL OR r.writer = $writer
  OR abs(timestamp() - coalesce(toIntegerOrNull(r.writer_seen), 0)) > $silent AS is_free
FOREACH (_ IN CASE WHEN is_free THEN [1] ELSE [] END | SET r.writer = $writer, r.writer_seen = timestamp())
RETURN is_free, r.generation AS generation;
