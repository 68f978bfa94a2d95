// How the document was read
// Each line of the document as it was read, with the skills that it names: the first 140 lines.
MATCH (entry:Entry)
WHERE entry.position IS NOT NULL
WITH entry
ORDER BY entry.position
LIMIT 140
OPTIONAL MATCH (skill:Skill)-[mentioned:MENTIONED_AT]->(entry)
RETURN entry, mentioned, skill, entry.line AS line, entry.text AS text, entry.kind AS kind, entry.why AS why
ORDER BY entry.position, skill.name
LIMIT 140
