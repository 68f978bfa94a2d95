// Find a skill by its words
// Skills whose name or alias holds the words, with their topics; the other queries take the name that it has here.
// :param words => "attention"
MATCH (skill:Skill)
WHERE any(name IN [skill.id, skill.name] + skill.aliases WHERE toLower(name) CONTAINS toLower($words))
MATCH home = (skill)-[:PART_OF]->(:Topic)
RETURN home, skill.name AS name, skill.summary AS summary
ORDER BY size(skill.name), name
LIMIT 50
