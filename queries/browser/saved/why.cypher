// Why: the chains between two
// Every chain between the two, by any member of a choice. Nothing drawn: the skill can be learned without the first.
// :param first => "Backpropagation"
// :param skill => "Transformers"
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH (skill)-[steps:REQUIRES*0..]->(needed)
WHERE all(step IN steps WHERE step.need <> "helpful")
WITH collect(DISTINCT needed) AS all_needed
MATCH (first:Skill)
WHERE first IN all_needed AND toLower($first) IN [name IN [first.id, first.name] + first.aliases | toLower(name)]
MATCH (first)<-[steps:REQUIRES*0..]-(needing)
WHERE all(step IN steps WHERE step.need <> "helpful") AND needing IN all_needed
WITH collect(DISTINCT needing) AS between
UNWIND between AS dependent
MATCH (dependent)-[requires:REQUIRES]->(prerequisite)
WHERE requires.need <> "helpful" AND prerequisite IN between
RETURN dependent, requires, prerequisite, requires.reason AS reason,
  CASE requires.group WHEN "" THEN "must" ELSE "one of " + requires.group END AS rule
ORDER BY dependent.stage, dependent.name, prerequisite.name
LIMIT 1000
