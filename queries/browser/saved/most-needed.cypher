// Most needed skills
// The 30 with the most skills that require them directly, and how they require each other.
MATCH (skill:Skill)<-[requires:REQUIRES]-(dependent)
WHERE requires.need <> "helpful"
WITH skill, count(DISTINCT dependent) AS dependents
ORDER BY dependents DESC, skill.name
LIMIT 30
WITH collect({skill: skill, dependents: dependents}) AS found, collect(skill) AS skills
UNWIND found AS needed
WITH skills, needed.skill AS skill, needed.dependents AS dependents
OPTIONAL MATCH (skill)-[requires:REQUIRES]->(first)
WHERE requires.need <> "helpful" AND first IN skills
RETURN skill, dependents, requires, first
ORDER BY dependents DESC, skill.name, first.name
