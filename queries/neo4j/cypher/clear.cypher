// Deletes what is made anew and what the new graph lacks; each statement runs until there is nothing left for it.
MATCH (:Skill)-[r:REQUIRES|PART_OF|MENTIONED_AT]->() WITH r LIMIT $most DELETE r RETURN count(*) AS count;
MATCH (:Topic)-[r:PART_OF]->(:Topic) WITH r LIMIT $most DELETE r RETURN count(*) AS count;
MATCH (:Role)-[r:NEEDS]->() WITH r LIMIT $most DELETE r RETURN count(*) AS count;
MATCH (:Background)-[r:HOLDS]->() WITH r LIMIT $most DELETE r RETURN count(*) AS count;
MATCH (n:Entry) WHERE NOT n:Roadmap WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS count;
MATCH (n:Resource) WHERE NOT n:Roadmap WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS count;
MATCH (n:AmbiguousName) WHERE NOT n:Roadmap WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS count;
MATCH (n:Milestone) WHERE NOT n:Roadmap WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS count;
MATCH (n:Skill) WHERE NOT n:Roadmap AND (n.id IS NULL OR NOT n.id IN $skill_ids)
WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS count;
MATCH (n:Topic) WHERE NOT n:Roadmap AND (n.id IS NULL OR NOT n.id IN $topic_ids)
WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS count;
MATCH (n:Role) WHERE NOT n:Roadmap AND (n.id IS NULL OR NOT n.id IN $role_ids)
WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS count;
MATCH (n:Background) WHERE NOT n:Roadmap AND (n.id IS NULL OR NOT n.id IN $background_ids)
WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS count;
