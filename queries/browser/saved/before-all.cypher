// Before a skill: everything
// In learning order in the Table view. Of a choice always the default is taken; what is merely helpful is left out.
// :param skill => "Transformers"
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH (skill)-[steps:REQUIRES*0..]->(needed)
WHERE all(step IN steps WHERE step.need <> "helpful" AND step.is_default)
WITH collect(DISTINCT needed) AS all_needed
UNWIND all_needed AS needed
OPTIONAL MATCH (needed)-[requires:REQUIRES]->(first)
WHERE requires.need <> "helpful" AND first IN all_needed
RETURN needed.name AS learn, needed.hours AS hours, first.name AS after,
  CASE requires.group WHEN "" THEN "must" ELSE "one of " + requires.group END AS rule, needed, requires, first
ORDER BY needed.stage, needed.name, first.stage, first.name
LIMIT 1000
