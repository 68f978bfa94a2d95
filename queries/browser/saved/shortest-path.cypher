// Shortest paths
// The fewest steps from what comes first to the skill, by any member of a choice. A path is one thread, not a plan.
// :param first => "Backpropagation"
// :param skill => "Transformers"
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH (first:Skill)
WHERE first <> skill AND toLower($first) IN [name IN [first.id, first.name] + first.aliases | toLower(name)]
MATCH path = allShortestPaths((skill)-[steps:REQUIRES*]->(first))
WHERE all(step IN steps WHERE step.need <> "helpful")
RETURN path
LIMIT 50
