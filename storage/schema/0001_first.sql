-- Times are UTC seconds; days are counted from 1 January 1970 (UTC). On PostgreSQL every INTEGER
-- here is a BIGINT, and STRICT goes; the queries are the same.

-- Who this database is: another after a restore.
CREATE TABLE database_identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch TEXT NOT NULL
) STRICT;

-- Questions without their asker, scrubbed; at most 28 days.
CREATE TABLE kept_questions (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    guild_id INTEGER,
    text TEXT NOT NULL,
    outcome TEXT NOT NULL,
    confidence REAL NOT NULL,
    entry_ids TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    asked_day INTEGER NOT NULL
) STRICT;

CREATE INDEX kept_questions_by_day ON kept_questions (asked_day);
CREATE INDEX kept_questions_by_guild ON kept_questions (guild_id, asked_at);

-- Which suggestion was chosen.
CREATE TABLE choices (
    question_key TEXT NOT NULL REFERENCES kept_questions (key) ON DELETE CASCADE,
    entry_id TEXT NOT NULL,
    chosen_at INTEGER NOT NULL,
    PRIMARY KEY (question_key, entry_id)
) STRICT;

-- For which questions a person was wanted.
CREATE TABLE human_requests (
    question_key TEXT PRIMARY KEY NOT NULL REFERENCES kept_questions (key) ON DELETE CASCADE,
    guild_id INTEGER,
    created_at INTEGER NOT NULL
) STRICT;

-- How many questions with which outcome; guild_id 0 is a direct message. For ever.
CREATE TABLE question_totals (
    day INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    questions INTEGER NOT NULL,
    PRIMARY KEY (day, guild_id, outcome)
) STRICT;

-- A verdict per question, entry and person. No cascade: it goes into the totals first.
CREATE TABLE feedback (
    question_key TEXT NOT NULL REFERENCES kept_questions (key),
    entry_id TEXT NOT NULL,
    key_period INTEGER NOT NULL,
    pseudonym TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('useful', 'not_useful')),
    reason TEXT,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (question_key, entry_id, key_period, pseudonym)
) STRICT;

CREATE INDEX feedback_by_person ON feedback (key_period, pseudonym);

-- What remains of feedback: per day of asking. `people` is how many gave it, at least. For ever.
CREATE TABLE feedback_totals (
    day INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL,
    useful INTEGER NOT NULL,
    not_useful INTEGER NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (day, guild_id, entry_id)
) STRICT;

-- The key of a period of 28 days, thrown away at its end.
CREATE TABLE pseudonym_keys (
    period INTEGER PRIMARY KEY,
    secret TEXT NOT NULL
) STRICT;

-- Who was there on a day, by pseudonym, until the key is thrown away.
CREATE TABLE people_days (
    day INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    pseudonym TEXT NOT NULL,
    PRIMARY KEY (day, guild_id, pseudonym)
) STRICT;

-- What remains of it. For ever.
CREATE TABLE people_totals (
    day INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (day, guild_id)
) STRICT;

CREATE TABLE guild_settings (
    guild_id INTEGER PRIMARY KEY,
    moderator_role_id INTEGER,
    human_role_id INTEGER,
    human_channel_id INTEGER,
    human_user_id INTEGER,
    log_channel_id INTEGER,
    threshold REAL CHECK (threshold BETWEEN 0 AND 1),
    updated_at INTEGER NOT NULL
) STRICT;
