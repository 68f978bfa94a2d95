OPTIONAL MATCH (r:Roadmap {id: "roadmap"})
RETURN r.title AS title, [(r)-[:HAS_RESOURCE]->(l:Resource) | properties(l)] AS resources,
  COLLECT { MATCH (a:AmbiguousName)-[:MAY_MEAN]->(n:Skill) RETURN {name: a.name, skill: n.id} } AS ambiguous;
