// What a background holds
// What is taken for granted at the start: the seeds, and all that they plainly use. At most 150, the most basic first.
// :param background => "school"
MATCH (background:Background)-[holds:HOLDS]->(skill:Skill)
WHERE toLower($background) IN [name IN [background.id, background.name] + background.aliases | toLower(name)]
WITH background, holds, skill
ORDER BY skill.stage, skill.name
LIMIT 150
RETURN background, holds, skill, holds.seed AS is_seed
