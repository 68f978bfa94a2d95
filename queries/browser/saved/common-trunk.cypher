// Common trunk of two targets
// What both need, defaults taken, so that it is never learned in vain whichever of them is chosen.
// :param skill => "Transformers"
// :param other => "Diffusion models"
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH (skill)-[steps:REQUIRES*0..]->(needed)
WHERE all(step IN steps WHERE step.need <> "helpful" AND step.is_default)
WITH collect(DISTINCT needed) AS all_needed
MATCH (other:Skill)
WHERE toLower($other) IN [name IN [other.id, other.name] + other.aliases | toLower(name)]
MATCH (other)-[steps:REQUIRES*0..]->(needed)
WHERE all(step IN steps WHERE step.need <> "helpful" AND step.is_default) AND needed IN all_needed
WITH collect(DISTINCT needed) AS trunk
UNWIND trunk AS common
OPTIONAL MATCH (common)-[requires:REQUIRES]->(first)
WHERE requires.need <> "helpful" AND first IN trunk
RETURN common, requires, first, CASE requires.group WHEN "" THEN "must" ELSE "one of " + requires.group END AS rule
ORDER BY common.stage, common.name, first.name
LIMIT 1000
