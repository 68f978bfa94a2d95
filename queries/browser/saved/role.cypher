// A role and what it asks for
// Its skills, each with its level and reason, and the milestones on the way that ask for them.
// :param role => "ml-engineer"
MATCH (role:Role)
WHERE toLower($role) IN [name IN [role.id, role.name] + role.aliases | toLower(name)]
MATCH (role)-[needs:NEEDS]->(skill:Skill)
OPTIONAL MATCH (role)-[has:HAS_MILESTONE]->(milestone:Milestone)-[asks:ASKS_FOR]->(skill)
RETURN role, needs, skill, has, milestone, asks, needs.level AS level, needs.reason AS reason
ORDER BY skill.stage, skill.name, milestone.position
LIMIT 300
