// In the order of the index on the ids of dependents: nothing is sorted, so that a large graph streams.
MATCH (dependent:Skill)-[r:REQUIRES]->(prerequisite) WHERE dependent.id >= ""
RETURN dependent.id AS skill, prerequisite.id AS prerequisite, prerequisite:Skill AS is_skill, r.need AS need,
  r.level AS level, r.reason AS reason, r.evidence AS evidence, r.confidence AS confidence, r.group AS group,
  r.is_default AS default
ORDER BY skill;
