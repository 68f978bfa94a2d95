// Entry points
// The skills that need nothing, with their topics.
MATCH (skill:Skill)
WHERE NOT EXISTS { MATCH (skill)-[requires:REQUIRES]->() WHERE requires.need <> "helpful" }
MATCH path = (skill)-[:PART_OF]->(:Topic)
RETURN path
ORDER BY COUNT { (skill)<-[:REQUIRES]-() } DESC, skill.name
LIMIT 150
