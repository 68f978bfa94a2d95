// Skills whose id is no text.
MATCH (n:Skill) WHERE n.id IS NULL OR n.id IS NOT :: STRING
RETURN properties(n) AS properties LIMIT 100;
