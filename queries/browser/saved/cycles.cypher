// Circles: must be none
// A circle has at least one arrow that does not lead to an earlier stage: each such arrow with its way back.
MATCH (dependent:Skill)-[requires:REQUIRES]->(prerequisite:Skill)
WHERE coalesce(dependent.stage, 0) <= coalesce(prerequisite.stage, 0)
MATCH back = SHORTEST 1 (prerequisite)-[:REQUIRES]->*(dependent)
RETURN dependent, requires, prerequisite, back
ORDER BY dependent.name, prerequisite.name
LIMIT 20
