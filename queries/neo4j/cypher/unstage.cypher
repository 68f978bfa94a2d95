MATCH (s:PrereqStaged) WHERE $kept IS NULL OR s.generation <> $kept
WITH s LIMIT 50 DETACH DELETE s
RETURN count(*) AS count;
