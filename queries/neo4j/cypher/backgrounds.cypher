MATCH (n:Background)
RETURN properties(n) AS properties, [(n)-[h:HOLDS]->(s:Skill) WHERE h.seed | s.id] AS seeds
ORDER BY n.id;
