// Before a skill: two levels
// An arrow leads to what comes first. Its group is empty for a must, and names the choice where any one will do.
// :param skill => "Transformers"
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH path = (skill)-[steps:REQUIRES*0..2]->()
WHERE all(step IN steps WHERE step.need <> "helpful")
RETURN path
ORDER BY length(path)
LIMIT 300
