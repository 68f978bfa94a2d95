// In the order of the index on the ids: nothing is sorted, so that a large graph streams.
MATCH (n:Skill) WHERE n.id >= "" AND ($id IS NULL OR n.id = $id)
RETURN n.id AS id, properties(n) AS properties,
  [(n)-[:PART_OF]->(t:Topic) | t.id] AS topics,
  [(n)-[:MENTIONED_AT]->(e:Entry) | {line: e.line, text: e.text, topic: e.topic}] AS mentions,
  [(n)-[:HAS_RESOURCE]->(r:Resource) | properties(r)] AS resources
ORDER BY id;
