MATCH (dependent:Skill)-[r:REQUIRES]->(prerequisite:Skill)
RETURN dependent.id AS skill, prerequisite.id AS prerequisite, properties(r) AS properties
ORDER BY skill, prerequisite;
