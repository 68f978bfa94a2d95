// Makes the stored graph equal to the parameters, in the order of the statements, once `clear.cypher` has run.
// Nodes are merged by id, so that what others attached to them stays; our relationships are made anew.

// topics
UNWIND $topics AS row MERGE (n:Topic {id: row.id}) SET n = row.properties;
UNWIND $topics AS row MATCH (n:Topic {id: row.id}), (above:Topic {id: row.parent}) CREATE (n)-[:PART_OF]->(above);

// skills; the second label is their field, since Browser colours by labels
UNWIND $skills AS row MERGE (n:Skill {id: row.id})
WITH n, row, [label IN labels(n) WHERE label STARTS WITH "Field_" AND label <> row.label] AS fields
FOREACH (_ IN CASE WHEN size(fields) > 0 THEN [1] ELSE [] END | REMOVE n:$(fields))
SET n = row.properties SET n:$(row.label);
UNWIND $skills AS row MATCH (n:Skill {id: row.id}), (t:Topic {id: row.properties.topic}) CREATE (n)-[:PART_OF]->(t);

// mentions
UNWIND $mentions AS row MERGE (:Entry {line: row.line, topic: row.topic, text: row.text});
UNWIND $mentions AS row
MATCH (n:Skill {id: row.skill}), (e:Entry {line: row.line, topic: row.topic, text: row.text})
CREATE (n)-[:MENTIONED_AT]->(e);

// how the document was read
UNWIND $entries AS row
MATCH (e:Entry {line: row.line, topic: row.topic, text: row.text})
SET e += row.read;
UNWIND $unmentioned_entries AS row CREATE (e:Entry) SET e = row.properties;

// names that may mean several skills
UNWIND $ambiguous AS row MERGE (:AmbiguousName {name: row.name});
UNWIND $ambiguous AS row MATCH (n:Skill {id: row.skill}), (a:AmbiguousName {name: row.name}) CREATE (a)-[:MAY_MEAN]->(n);

// resources
UNWIND $skill_resources AS row MATCH (s:Skill {id: row.skill}) CREATE (s)-[:HAS_RESOURCE]->(n:Resource) SET n = row.properties;
UNWIND $topic_resources AS row MATCH (t:Topic {id: row.topic}) CREATE (t)-[:HAS_RESOURCE]->(n:Resource) SET n = row.properties;
UNWIND $roadmap_resources AS row MATCH (r:Roadmap {id: "roadmap"}) CREATE (r)-[:HAS_RESOURCE]->(n:Resource) SET n = row.properties;

// roles and their milestones
UNWIND $roles AS row MERGE (n:Role {id: row.id}) SET n = row.properties;
UNWIND $role_skills AS row
MATCH (n:Role {id: row.role}), (s:Skill {id: row.skill})
CREATE (n)-[r:NEEDS]->(s) SET r = row.properties;
UNWIND $milestones AS row
MATCH (n:Role {id: row.role}) CREATE (n)-[:HAS_MILESTONE]->(m:Milestone) SET m = row.properties;
UNWIND $milestone_skills AS row
MATCH (:Role {id: row.role})-[:HAS_MILESTONE]->(m:Milestone {position: row.position}), (s:Skill {id: row.skill})
CREATE (m)-[:ASKS_FOR]->(s);

// backgrounds: the seeds, and all that they plainly use
UNWIND $backgrounds AS row MERGE (n:Background {id: row.id}) SET n = row.properties;
UNWIND $held AS row
MATCH (n:Background {id: row.background}), (s:Skill {id: row.skill})
CREATE (n)-[:HOLDS {seed: row.seed}]->(s);

// the requirements; the arrow reads as the sentence does: the dependent REQUIRES the prerequisite
UNWIND $requires AS row
MATCH (dependent:Skill {id: row[0]}), (prerequisite:Skill {id: row[1]})
CREATE (dependent)-[r:REQUIRES {
  need: row[2], level: row[3], reason: row[4], evidence: row[5], confidence: row[6], group: row[7], is_default: row[8]
}]->(prerequisite)
RETURN count(r) AS written;

// the revision, last; what says that the graph is being written goes with it
MATCH (r:Roadmap {id: "roadmap"}) SET r = $roadmap;
