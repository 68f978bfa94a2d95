// Before a skill: at levels
// What `before` lists: how well each must be mastered, without what the background holds. Defaults are taken.
// :param skill => "Transformers"
// :param background => "school"
OPTIONAL MATCH (background:Background)-[:HOLDS]->(had:Skill)
WHERE toLower($background) IN [name IN [background.id, background.name] + background.aliases | toLower(name)]
WITH collect(DISTINCT had) AS held
OPTIONAL MATCH (dependent)-[choice:REQUIRES]->(had)
WHERE had IN held AND choice.group <> ""
WITH held, collect(DISTINCT dependent.id + ": " + choice.group) AS met
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH (skill)-[steps:REQUIRES*0..]->(understood)
WHERE all(step IN steps WHERE step.need <> "helpful" AND step.is_default AND step.level = "understand"
  AND NOT endNode(step) IN held AND NOT startNode(step).id + ": " + step.group IN met)
WITH held, met, collect(DISTINCT understood) AS all_understood
UNWIND all_understood AS dependent
OPTIONAL MATCH (dependent)-[requires:REQUIRES]->(start)
WHERE requires.need <> "helpful" AND requires.is_default AND requires.level = "use" AND NOT start IN held
  AND NOT dependent.id + ": " + requires.group IN met
WITH DISTINCT held, met, all_understood, start
OPTIONAL MATCH (start)-[steps:REQUIRES*0..]->(used)
WHERE all(step IN steps WHERE step.need = "use" AND step.is_default AND NOT endNode(step) IN held
  AND NOT startNode(step).id + ": " + step.group IN met)
WITH all_understood, collect(DISTINCT used) AS all_used
WITH all_understood, all_understood + [used IN all_used WHERE NOT used IN all_understood] AS all_needed
UNWIND all_needed AS needed
OPTIONAL MATCH (needed)-[requires:REQUIRES]->(first)
WHERE first IN all_needed AND (requires.need = "use" OR requires.need = "understand" AND needed IN all_understood)
WITH needed, requires, first, needed IN all_understood AS is_understood
RETURN needed.name AS learn, CASE WHEN is_understood THEN "understand" ELSE "use" END AS level,
  CASE WHEN is_understood THEN needed.hours ELSE coalesce(needed.hours_use, needed.hours) END AS hours,
  first.name AS after, CASE requires.group WHEN "" THEN "must" ELSE "one of " + requires.group END AS rule,
  needed, requires, first
ORDER BY needed.stage, needed.name, first.stage, first.name
LIMIT 1000
