MATCH (n:Topic)
RETURN properties(n) AS properties,
  [(n)-[:PART_OF]->(t:Topic) | t.id] AS parents,
  [(n)-[:HAS_RESOURCE]->(r:Resource) | properties(r)] AS resources
ORDER BY n.id;
