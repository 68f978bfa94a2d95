// Bridges between two domains
// The requirements that lead from one of them to the other, in either direction. Any two topics will do.
// :param topic => "Linear algebra"
// :param other_topic => "Deep learning"
MATCH (topic:Topic)
WHERE toLower($topic) IN [name IN [topic.id, topic.name] + topic.aliases | toLower(name)]
MATCH (other:Topic)
WHERE toLower($other_topic) IN [name IN [other.id, other.name] + other.aliases | toLower(name)]
MATCH (here:Skill)
WHERE here.topic + "/" STARTS WITH topic.id + "/"
WITH other, collect(here) AS skills
UNWIND skills AS here
MATCH bridge = (here)-[requires:REQUIRES]-(there)
WHERE there.topic + "/" STARTS WITH other.id + "/" AND requires.need <> "helpful"
RETURN bridge
ORDER BY here.stage, here.name, there.name
LIMIT 150
