// Makes the stored graph equal to the parameters, in the order of the statements, inside one transaction.
// Nodes are merged by id, so that what others attached to them stays; our relationships are made anew.

// clear
MATCH (:Skill)-[r:REQUIRES|PART_OF|MENTIONED_AT]->() DELETE r;
MATCH (:Topic)-[r:PART_OF]->(:Topic) DELETE r;
MATCH (n:Entry) DETACH DELETE n;
MATCH (n:Resource) DETACH DELETE n;
MATCH (n:AmbiguousName) DETACH DELETE n;
MATCH (n:Skill) WHERE n.id IS NULL OR NOT n.id IN $skill_ids DETACH DELETE n;
MATCH (n:Topic) WHERE n.id IS NULL OR NOT n.id IN $topic_ids DETACH DELETE n;

// topics
UNWIND $topics AS row MERGE (n:Topic {id: row.id}) SET n = row.properties;
UNWIND $topics AS row MATCH (n:Topic {id: row.id}), (above:Topic {id: row.parent}) CREATE (n)-[:PART_OF]->(above);

// skills
UNWIND $skills AS row MERGE (n:Skill {id: row.id}) SET n = row.properties;
UNWIND $skills AS row MATCH (n:Skill {id: row.id}), (t:Topic {id: row.properties.topic}) CREATE (n)-[:PART_OF]->(t);

// mentions
UNWIND $mentions AS row MERGE (:Entry {line: row.line, topic: row.topic, text: row.text});
UNWIND $mentions AS row
MATCH (n:Skill {id: row.skill}), (e:Entry {line: row.line, topic: row.topic, text: row.text})
CREATE (n)-[:MENTIONED_AT]->(e);

// names that may mean several skills
UNWIND $ambiguous AS row MERGE (:AmbiguousName {name: row.name});
UNWIND $ambiguous AS row MATCH (n:Skill {id: row.skill}), (a:AmbiguousName {name: row.name}) CREATE (a)-[:MAY_MEAN]->(n);

// resources
UNWIND $topic_resources AS row MATCH (t:Topic {id: row.topic}) CREATE (t)-[:HAS_RESOURCE]->(n:Resource) SET n = row.properties;
UNWIND $roadmap_resources AS row MATCH (r:Roadmap {id: "roadmap"}) CREATE (r)-[:HAS_RESOURCE]->(n:Resource) SET n = row.properties;

// the revision, last
MATCH (r:Roadmap {id: "roadmap"}) SET r = $roadmap;
