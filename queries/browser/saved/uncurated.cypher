// Uncurated skills
// Nothing is known of what they need. None is drawn where the roadmap is curated throughout.
MATCH (skill:Skill)
WHERE NOT skill.curated
OPTIONAL MATCH mention = (skill)-[:MENTIONED_AT]->(:Entry)
RETURN skill, mention
ORDER BY skill.name
LIMIT 140
