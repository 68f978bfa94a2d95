// Mentions in the roadmap
// The places of the document that name it, and the topic where it is at home.
// :param skill => "Transformers"
MATCH (skill:Skill)
WHERE toLower($skill) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH home = (skill)-[:PART_OF]->(:Topic)
OPTIONAL MATCH mention = (skill)-[:MENTIONED_AT]->(entry:Entry)
RETURN home, mention, entry.line AS line, entry.text AS text
ORDER BY line
LIMIT 250
