MATCH (s:PrereqStaged {generation: $generation, kind: $kind})
RETURN s.number AS number ORDER BY number;
