// In the order of the index on the ids of dependents: nothing is sorted, so that a large graph streams.
MATCH (dependent:Skill)-[r:REQUIRES]->(prerequisite) WHERE dependent.id >= ""
RETURN dependent.id AS skill, prerequisite.id AS prerequisite, prerequisite:Skill AS is_skill, properties(r) AS properties
ORDER BY skill;
