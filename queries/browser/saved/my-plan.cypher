// My plan: what is left
// In learning order in the Table view, without what I know and what I cannot have learned it without; defaults taken.
// :param skill => "Transformers"
// :param known => ["Python", "Vectors"]
OPTIONAL MATCH (known:Skill)
WHERE any(mine IN $known WHERE toLower(mine) IN [name IN [known.id, known.name] + known.aliases | toLower(name)])
OPTIONAL MATCH (known)-[steps:REQUIRES*0..]->(had)
WHERE all(step IN steps WHERE step.need = "use" AND step.group = "")
WITH collect(DISTINCT had) AS has
OPTIONAL MATCH (dependent)-[choice:REQUIRES]->(had)
WHERE had IN has AND choice.group <> ""
WITH has, collect(DISTINCT dependent.id + ": " + choice.group) AS met
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH (skill)-[steps:REQUIRES*0..]->(left)
WHERE all(step IN steps WHERE step.need <> "helpful" AND step.is_default AND NOT endNode(step) IN has
  AND NOT startNode(step).id + ": " + step.group IN met)
WITH collect(DISTINCT left) AS all_left
UNWIND all_left AS left
OPTIONAL MATCH (left)-[requires:REQUIRES]->(first)
WHERE requires.need <> "helpful" AND first IN all_left
RETURN left.name AS learn, left.hours AS hours, first.name AS after,
  CASE requires.group WHEN "" THEN "must" ELSE "one of " + requires.group END AS rule, left, requires, first
ORDER BY left.stage, left.name, first.stage, first.name
LIMIT 1000
