// Frontier: what I can start
// Every skill whose requirements are all met by what I know, what is needed most first, with what it stands on.
// :param known => ["Python", "Vectors"]
OPTIONAL MATCH (known:Skill)
WHERE any(mine IN $known WHERE toLower(mine) IN [name IN [known.id, known.name] + known.aliases | toLower(name)])
OPTIONAL MATCH (known)-[steps:REQUIRES*0..]->(had)
WHERE all(step IN steps WHERE step.need = "use" AND step.group = "")
WITH collect(DISTINCT had) AS has
MATCH (start:Skill {curated: true})
WHERE NOT start IN has AND NOT EXISTS {
  MATCH (start)-[lacking:REQUIRES]->(first)
  WHERE lacking.need <> "helpful" AND NOT first IN has AND (lacking.group = "" OR NOT EXISTS {
    MATCH (start)-[choice:REQUIRES]->(member)
    WHERE choice.group = lacking.group AND member IN has
  })
}
WITH has, start, COUNT { (start)<-[:REQUIRES]-() } AS opens
ORDER BY opens DESC, start.name
LIMIT 150
OPTIONAL MATCH (start)-[requires:REQUIRES]->(first)
WHERE first IN has
RETURN start, requires, first, opens
ORDER BY opens DESC, start.name, first.name
LIMIT 300
