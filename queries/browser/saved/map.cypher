// The map of topics
// The nesting of the topics, skills left out.
MATCH (topic:Topic)
OPTIONAL MATCH (topic)-[part:PART_OF]->(whole:Topic)
RETURN topic, part, whole
ORDER BY topic.id
LIMIT 300
