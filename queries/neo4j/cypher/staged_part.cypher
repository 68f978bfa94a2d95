MATCH (s:PrereqStaged {generation: $generation, kind: $kind, number: $number})
RETURN s.content AS content;
