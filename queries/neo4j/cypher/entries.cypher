MATCH (e:Entry) WHERE e.position IS NOT NULL
RETURN DISTINCT e.position AS position, e.line AS line, e.text AS text, e.kind AS kind, e.skills AS skills, e.why AS why
ORDER BY position;
