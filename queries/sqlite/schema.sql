-- The layout of a Prereq store in SQLite. Lists of words are JSON arrays; requirements are one row per member.
CREATE TABLE roadmap (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    revision TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT;

CREATE TABLE topic (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    parent TEXT REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
    aliases TEXT NOT NULL,
    line INTEGER,
    core TEXT NOT NULL
) STRICT;

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

CREATE TABLE mention (
    skill TEXT NOT NULL REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED,
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    topic TEXT NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX mention_of ON mention (skill);

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

CREATE TABLE resource (
    topic TEXT REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED, -- NULL: of the roadmap as a whole
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    line INTEGER NOT NULL
) STRICT;

CREATE TABLE ambiguous (
    name TEXT NOT NULL,
    skill TEXT NOT NULL REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (name, skill)
) STRICT, WITHOUT ROWID;
