-- Which themes, organisations and authors someone follows.
CREATE TABLE follows (
    user_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('theme', 'organisation', 'author')),
    subject_id TEXT NOT NULL CHECK (length(subject_id) > 0),
    since INTEGER NOT NULL,
    PRIMARY KEY (user_id, kind, subject_id)
) STRICT;

CREATE INDEX follows_by_subject ON follows (kind, subject_id, user_id);

-- On which servers someone spoke to us about following: only there what such a server has of its
-- own is news to them.
CREATE TABLE follow_places (
    user_id INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (user_id, guild_id)
) STRICT;

-- When someone wants to hear of news; absent is weekly. `day` is a weekday from 0 (Monday), or a day
-- of the month from 1. Times are minutes of the day by the clock of `zone`, an IANA name;
-- absent is Europe/Amsterdam. `changed_at` is when the
-- rhythm began: nothing is due by it before.
CREATE TABLE news_settings (
    user_id INTEGER PRIMARY KEY,
    frequency TEXT NOT NULL CHECK (frequency IN ('never', 'direct', 'day', 'week', 'month')),
    day INTEGER NOT NULL CHECK (day BETWEEN 0 AND 31),
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    quiet_from INTEGER CHECK (quiet_from BETWEEN 0 AND 1439),
    quiet_until INTEGER CHECK (quiet_until BETWEEN 0 AND 1439),
    paused_until INTEGER,
    zone TEXT CHECK (length(zone) > 0),
    changed_at INTEGER NOT NULL,
    CHECK (frequency <> 'week' OR day <= 6),
    CHECK (frequency <> 'month' OR day >= 1),
    CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
    CHECK (quiet_from <> quiet_until)
) STRICT;

-- What is new, renewed or soon to come, written in the transaction that made it so; server 0 is all.
-- `edition` tells one renewal of an entry from another. Followers are given it in the order of their
-- ids: those up to `done_user` have it, all of them once `spread_at` is set.
CREATE TABLE news (
    number INTEGER PRIMARY KEY NOT NULL CHECK (number > 0),
    guild_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL CHECK (length(entry_id) > 0),
    edition TEXT NOT NULL CHECK (length(edition) > 0),
    why TEXT NOT NULL CHECK (why IN ('new', 'renewed', 'soon')),
    made_at INTEGER NOT NULL,
    done_user INTEGER NOT NULL DEFAULT -1,
    spread_at INTEGER,
    UNIQUE (guild_id, entry_id, edition)
) STRICT;

CREATE INDEX news_by_entry ON news (entry_id, edition);
CREATE INDEX news_to_spread ON news (guild_id, number) WHERE spread_at IS NULL;

CREATE TABLE news_subjects (
    number INTEGER NOT NULL REFERENCES news (number) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('theme', 'organisation', 'author')),
    subject_id TEXT NOT NULL CHECK (length(subject_id) > 0),
    PRIMARY KEY (number, kind, subject_id)
) STRICT;

-- News for someone, once whatever they follow. With a `digest` it stands in the message of that
-- key; `told_at` is when they got it.
CREATE TABLE news_items (
    user_id INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES news (number) ON DELETE CASCADE,
    digest TEXT CHECK (length(digest) BETWEEN 1 AND 22),
    told_at INTEGER,
    PRIMARY KEY (user_id, number),
    CHECK (told_at IS NULL OR digest IS NOT NULL)
) STRICT;

CREATE INDEX news_items_by_number ON news_items (number);
CREATE INDEX news_items_by_digest ON news_items (digest) WHERE digest IS NOT NULL;

-- Whose turn it is when, of those for whom news waits; NULL is yet to be worked out.
CREATE TABLE news_turns (
    user_id INTEGER PRIMARY KEY,
    due_at INTEGER
) STRICT;

CREATE INDEX news_turns_by_due ON news_turns (due_at);

-- What of the packs is no news any more, and which renewal of it.
CREATE TABLE known_entries (
    entry_id TEXT PRIMARY KEY NOT NULL CHECK (length(entry_id) > 0),
    edition TEXT NOT NULL
) STRICT;
