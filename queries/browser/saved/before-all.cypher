// Before a skill: everything, in learning order
// Of a choice only its default is followed, and what is merely helpful is left out: what `prereq before` lists.
// :param skill => "Transformers"
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH (skill)-[steps:REQUIRES*0..]->(needed)
WHERE all(step IN steps WHERE step.need <> "helpful" AND step.is_default)
WITH collect(DISTINCT needed) AS all_needed
UNWIND all_needed AS needed
OPTIONAL MATCH (needed)-[requires:REQUIRES]->(first)
WHERE requires.need <> "helpful" AND first IN all_needed
RETURN needed, requires, first, CASE requires.group WHEN "" THEN "must" ELSE "one of " + requires.group END AS rule
ORDER BY needed.stage, needed.name, first.stage, first.name
LIMIT 1000
