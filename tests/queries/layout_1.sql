PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE roadmap (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    revision TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT;
INSERT INTO roadmap VALUES(1,'ecc31a7e56745f68d5d0b4c7bdc6ac19827f72efccc5bb48524c745c74c3ea1d','A roadmap of version 1');
CREATE TABLE topic (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    parent TEXT REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
    aliases TEXT NOT NULL,
    line INTEGER,
    core TEXT NOT NULL
) STRICT;
INSERT INTO topic VALUES('deep-learning','Deep learning',NULL,'[]',NULL,'["attention"]');
INSERT INTO topic VALUES('deep-learning/frameworks','Frameworks','deep-learning','[]',NULL,'[]');
INSERT INTO topic VALUES('llm-engineering','LLM engineering',NULL,'[]',9,'["transformers"]');
INSERT INTO topic VALUES('mathematics','Mathematics',NULL,'["Maths"]',3,'["vectors"]');
CREATE TABLE skill (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    topic TEXT NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
    hours REAL NOT NULL CHECK (hours > 0),
    aliases TEXT NOT NULL,
    covers TEXT NOT NULL,
    summary TEXT NOT NULL,
    can_you TEXT NOT NULL,
    curated INTEGER NOT NULL,
    implied INTEGER NOT NULL,
    entry_point INTEGER NOT NULL,
    formerly TEXT NOT NULL
) STRICT;
INSERT INTO skill VALUES('attention','Attention','deep-learning',4.0,'[]','[]','','Can you compute attention weights by hand?',1,1,0,'[]');
INSERT INTO skill VALUES('pytorch','PyTorch','deep-learning/frameworks',12.0,'[]','[]','','Can you train a model with PyTorch?',1,0,0,'[]');
INSERT INTO skill VALUES('softmax','Softmax','mathematics',1.0,'[]','[]','','Can you turn scores into probabilities?',0,0,0,'[]');
INSERT INTO skill VALUES('tensorflow','TensorFlow','deep-learning/frameworks',14.0,'[]','[]','','Can you train a model with TensorFlow?',1,0,0,'[]');
INSERT INTO skill VALUES('transformers','Transformers','llm-engineering',8.0,'["Transformer"]','[]','','Can you build one?',1,0,0,'[]');
INSERT INTO skill VALUES('vectors','Vectors','mathematics',2.5,'["vector"]','["norm"]','','Can you add two vectors?',1,0,0,'["vector-basics"]');
CREATE TABLE mention (
    skill TEXT NOT NULL REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED,
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    topic TEXT NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO mention VALUES('vectors',4,'Vectors','mathematics');
CREATE TABLE requires (
    skill TEXT NOT NULL REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED,
    prerequisite TEXT NOT NULL REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED,
    need TEXT NOT NULL CHECK (need IN ('use', 'understand', 'helpful')),
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    confidence TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "default" INTEGER NOT NULL,
    PRIMARY KEY (skill, prerequisite)
) STRICT, WITHOUT ROWID;
INSERT INTO requires VALUES('attention','softmax','understand','Its definition is written with it.','[{"kind": "definition"}]','high','',1);
INSERT INTO requires VALUES('attention','vectors','use','Its definition is written with it.','[{"kind": "definition"}]','high','',1);
INSERT INTO requires VALUES('pytorch','vectors','understand','Its definition is written with it.','[{"kind": "definition"}]','high','',1);
INSERT INTO requires VALUES('tensorflow','vectors','understand','Its definition is written with it.','[{"kind": "definition"}]','high','',1);
INSERT INTO requires VALUES('transformers','attention','use','Its definition is written with it.','[{"kind": "definition"}]','high','',1);
INSERT INTO requires VALUES('transformers','pytorch','understand','Its definition is written with it.','[{"kind": "definition"}]','high','pytorch or tensorflow',1);
INSERT INTO requires VALUES('transformers','softmax','helpful','It is seen again.','[{"kind": "documentation", "title": "A page", "url": "https://example.org/p", "fact": "It says so."}]','medium','',1);
INSERT INTO requires VALUES('transformers','tensorflow','understand','Its definition is written with it.','[{"kind": "definition"}]','high','pytorch or tensorflow',0);
CREATE TABLE resource (
    topic TEXT REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED, -- NULL: of the roadmap as a whole
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    line INTEGER NOT NULL
) STRICT;
INSERT INTO resource VALUES(NULL,'Site','https://example.org/s',12);
INSERT INTO resource VALUES('mathematics','A book','https://example.org/book',5);
CREATE TABLE ambiguous (
    name TEXT NOT NULL,
    skill TEXT NOT NULL REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (name, skill)
) STRICT, WITHOUT ROWID;
INSERT INTO ambiguous VALUES('frame','pytorch');
INSERT INTO ambiguous VALUES('frame','tensorflow');
CREATE INDEX mention_of ON mention (skill);
COMMIT;
