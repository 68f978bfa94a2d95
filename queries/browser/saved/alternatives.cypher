// Alternatives on the way
// The choices on the way to a skill, all members drawn; is_default marks the one that is taken when nothing is known.
// :param target => "Amazon SageMaker"
MATCH (skill:Skill)
WHERE toLower($target) IN [name IN [skill.id, skill.name] + skill.aliases | toLower(name)]
MATCH (skill)-[steps:REQUIRES*0..]->(needed)
WHERE all(step IN steps WHERE step.need <> "helpful" AND step.is_default)
WITH collect(DISTINCT needed) AS all_needed
UNWIND all_needed AS needed
MATCH (needed)-[choice:REQUIRES]->(member)
WHERE choice.need <> "helpful" AND choice.group <> ""
RETURN needed, choice, member, choice.group AS any_of, choice.is_default AS taken_by_default
ORDER BY needed.stage, needed.name, member.name
LIMIT 250
