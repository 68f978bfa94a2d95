CREATE CONSTRAINT prereq_skill IF NOT EXISTS FOR (n:Skill) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT prereq_topic IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT prereq_roadmap IF NOT EXISTS FOR (n:Roadmap) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT prereq_role IF NOT EXISTS FOR (n:Role) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT prereq_background IF NOT EXISTS FOR (n:Background) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT prereq_entry IF NOT EXISTS FOR (n:Entry) REQUIRE (n.line, n.topic, n.text) IS UNIQUE;
CREATE CONSTRAINT prereq_ambiguous IF NOT EXISTS FOR (n:AmbiguousName) REQUIRE n.name IS UNIQUE;
CREATE FULLTEXT INDEX prereq_names IF NOT EXISTS FOR (n:Skill) ON EACH [n.name, n.aliases, n.covers];
