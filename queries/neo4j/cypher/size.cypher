// Each count comes from the statistics, whatever the size.
CALL () { MATCH (n:Skill) RETURN count(n) AS skills }
CALL () { MATCH (n:Entry) RETURN count(n) AS entries }
CALL () { MATCH ()-[r:REQUIRES]->() RETURN count(r) AS requirements }
RETURN skills + entries + requirements AS rows;
