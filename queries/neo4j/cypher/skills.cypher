MATCH (n:Skill) WHERE $id IS NULL OR n.id = $id
RETURN properties(n) AS properties,
  [(n)-[:PART_OF]->(t:Topic) | t.id] AS topics,
  [(n)-[:MENTIONED_AT]->(e:Entry) | {line: e.line, text: e.text, topic: e.topic}] AS mentions,
  [(n)-[:HAS_RESOURCE]->(r:Resource) | properties(r)] AS resources
ORDER BY n.id;
