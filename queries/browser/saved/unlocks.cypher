// What a skill unlocks directly
// The skills that list it among their requirements, or among the members of a choice.
// :param skill => "Transformers"
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
OPTIONAL MATCH (unlocked)-[requires:REQUIRES]->(skill)
WHERE requires.need <> "helpful"
RETURN skill, requires, unlocked, CASE requires.group WHEN "" THEN "must" ELSE "one of " + requires.group END AS rule
ORDER BY unlocked.stage, unlocked.name
LIMIT 250
