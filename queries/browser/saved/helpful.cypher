// What else helps with a skill
// Never required: what makes the skill, or something on the way to it, easier.
// :param skill => "Transformers"
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH (skill)-[steps:REQUIRES*0..]->(needed)
WHERE all(step IN steps WHERE step.need <> "helpful" AND step.is_default)
WITH collect(DISTINCT needed) AS all_needed
UNWIND all_needed AS needed
MATCH (needed)-[helps:REQUIRES {need: "helpful"}]->(extra)
WHERE NOT extra IN all_needed
RETURN needed, helps, extra, helps.reason AS reason
ORDER BY needed.stage DESC, needed.name, extra.name
LIMIT 140
