MATCH (n:Role)
RETURN properties(n) AS properties,
  [(n)-[r:NEEDS]->(s:Skill) | {skill: s.id, level: r.level, reason: r.reason}] AS skills,
  COLLECT {
    MATCH (n)-[:HAS_MILESTONE]->(m:Milestone)
    RETURN {properties: properties(m), skills: [(m)-[:ASKS_FOR]->(s:Skill) | s.id]}
    ORDER BY m.position
  } AS milestones
ORDER BY n.id;
