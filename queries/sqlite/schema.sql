-- The layout of a Prereq store in SQLite. Lists of words are JSON arrays; requirements are one row per member.
CREATE TABLE roadmap (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    revision TEXT NOT NULL,
    stamp TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT;

CREATE TABLE topic (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    parent TEXT REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
    aliases TEXT NOT NULL,
    line INTEGER,
    core TEXT NOT NULL,
    introduction TEXT NOT NULL,
    field TEXT NOT NULL
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
    formerly TEXT NOT NULL,
    can_use TEXT NOT NULL,
    hours_use REAL CHECK (hours_use > 0)
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
    level TEXT NOT NULL CHECK (level IN ('use', 'understand')),
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    confidence TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "default" INTEGER NOT NULL,
    PRIMARY KEY (skill, prerequisite)
) STRICT, WITHOUT ROWID;

CREATE TABLE resource (
    skill TEXT REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED,
    topic TEXT REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED, -- NULL, as is the skill: of the roadmap as a whole
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    line INTEGER,
    kind TEXT NOT NULL,
    free INTEGER,
    part TEXT NOT NULL,
    seen TEXT NOT NULL
) STRICT;

CREATE TABLE ambiguous (
    name TEXT NOT NULL,
    skill TEXT NOT NULL REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (name, skill)
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    aliases TEXT NOT NULL
) STRICT;

CREATE TABLE role_skill (
    role TEXT NOT NULL REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
    skill TEXT NOT NULL REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED,
    level TEXT NOT NULL CHECK (level IN ('use', 'understand')),
    reason TEXT NOT NULL,
    PRIMARY KEY (role, skill)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone (
    role TEXT NOT NULL REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    build TEXT NOT NULL,
    shows TEXT NOT NULL,
    skills TEXT NOT NULL,
    PRIMARY KEY (role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE background (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    can_you TEXT NOT NULL,
    seeds TEXT NOT NULL,
    aliases TEXT NOT NULL
) STRICT;

CREATE TABLE entry (
    position INTEGER PRIMARY KEY,
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    skills TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
