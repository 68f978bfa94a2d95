// What a skill unlocks in the end
// Everything that may need it, by any member of a choice: at most 200 skills, the most basic first.
// :param skill => "Transformers"
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH (skill)<-[steps:REQUIRES*0..]-(unlocked)
WHERE all(step IN steps WHERE step.need <> "helpful")
WITH collect(DISTINCT unlocked) AS found
UNWIND found AS unlocked
WITH unlocked
ORDER BY unlocked.stage, unlocked.name
LIMIT 200
WITH collect(unlocked) AS all_unlocked
UNWIND all_unlocked AS unlocked
OPTIONAL MATCH (unlocked)-[requires:REQUIRES]->(first)
WHERE requires.need <> "helpful" AND first IN all_unlocked
RETURN unlocked, requires, first, CASE requires.group WHEN "" THEN "must" ELSE "one of " + requires.group END AS rule
ORDER BY unlocked.stage, unlocked.name, first.name
LIMIT 1000
