// The arrow reads as the sentence does: the dependent REQUIRES the prerequisite.
UNWIND $rows AS row
MATCH (dependent:Skill {id: row.skill}), (prerequisite:Skill {id: row.prerequisite})
CREATE (dependent)-[r:REQUIRES]->(prerequisite)
SET r = row.properties
RETURN count(r) AS written;
