-- Who asked a question, by pseudonym, so that people can be counted and not known. Goes with it.
CREATE TABLE askers (
    question_key TEXT NOT NULL REFERENCES kept_questions (key) ON DELETE CASCADE,
    key_period INTEGER NOT NULL,
    pseudonym TEXT NOT NULL,
    PRIMARY KEY (question_key, key_period, pseudonym)
) STRICT;

CREATE INDEX askers_by_person ON askers (key_period, pseudonym);

-- What someone said is wrong in an entry, scrubbed; at most 28 days. guild_id is whose moderators
-- look into it.
CREATE TABLE reports (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    guild_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL CHECK (length(entry_id) > 0),
    text TEXT NOT NULL CHECK (length(text) > 0),
    key_period INTEGER NOT NULL,
    pseudonym TEXT NOT NULL,
    reported_at INTEGER NOT NULL,
    reported_day INTEGER NOT NULL
) STRICT;

CREATE INDEX reports_by_guild ON reports (guild_id, reported_at);
CREATE INDEX reports_by_person ON reports (key_period, pseudonym, reported_day);

-- What moderators decided about questions and reports, for as long as those are kept. `entry_id` is
-- the entry that answers them, absent where they were set aside; `revision` is the one of it that
-- was made for them.
CREATE TABLE gap_decisions (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    guild_id INTEGER NOT NULL,
    entry_id TEXT CHECK (length(entry_id) > 0),
    revision INTEGER,
    decided_at INTEGER NOT NULL
) STRICT;

-- Which question is decided about; `about` is the entry that was no use for it, '' is the question
-- itself.
CREATE TABLE settled_questions (
    question_key TEXT NOT NULL REFERENCES kept_questions (key) ON DELETE CASCADE,
    about TEXT NOT NULL,
    decision_key TEXT NOT NULL REFERENCES gap_decisions (key) ON DELETE CASCADE,
    PRIMARY KEY (question_key, about)
) STRICT;

CREATE INDEX settled_questions_by_decision ON settled_questions (decision_key);

CREATE TABLE settled_reports (
    report_key TEXT PRIMARY KEY NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
    decision_key TEXT NOT NULL REFERENCES gap_decisions (key) ON DELETE CASCADE
) STRICT;

CREATE INDEX settled_reports_by_decision ON settled_reports (decision_key);

-- Who wants to hear when there is an answer, apart from the question that is kept without them; gone
-- once they heard, and with the question. With a `decision_key` there is an answer: the notice of
-- the same key tells of it, or that of another of the same person and decision does.
CREATE TABLE awaiting (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    user_id INTEGER NOT NULL,
    question_key TEXT NOT NULL,
    guild_id INTEGER,
    text TEXT NOT NULL CHECK (length(text) > 0),
    wished_at INTEGER NOT NULL,
    asked_day INTEGER NOT NULL,
    decision_key TEXT REFERENCES gap_decisions (key) ON DELETE SET NULL,
    UNIQUE (user_id, question_key)
) STRICT;

CREATE INDEX awaiting_by_question ON awaiting (question_key);
CREATE INDEX awaiting_by_decision ON awaiting (decision_key);
