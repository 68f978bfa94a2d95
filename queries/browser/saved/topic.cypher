// A topic and what it leans on
// Its skills, with those below it, and what they require outside of it: at most 150 skills, the most basic first.
// :param topic => "Linear algebra"
MATCH (topic:Topic)
WHERE toLower($topic) IN [name IN [topic.id, topic.name] + topic.aliases | toLower(name)]
MATCH (skill:Skill)-[:PART_OF*]->(topic)
WITH topic, skill
ORDER BY skill.stage, skill.name
LIMIT 150
WITH topic, collect(skill) AS skills
UNWIND skills AS skill
OPTIONAL MATCH (skill)-[requires:REQUIRES]->(first)
WHERE requires.need <> "helpful" AND NOT first IN skills
RETURN topic, skill, requires, first
ORDER BY skill.stage, skill.name, first.name
LIMIT 300
