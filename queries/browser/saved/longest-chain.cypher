// The longest chain
// From a skill that nothing stands above, down to a foundation, one stage at a time; helpful steps count.
MATCH (last:Skill)
WITH max(last.stage) AS stages
MATCH (last:Skill {stage: stages}), (first:Skill {stage: 1})
MATCH path = SHORTEST 1 (last)(
  (dependent)-[:REQUIRES]->(prerequisite)
  WHERE dependent.stage = prerequisite.stage + 1
)*(first)
RETURN path
ORDER BY last.name, first.name
LIMIT 1
