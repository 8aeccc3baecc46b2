-- Of an event there is more to tell: that it is near, is changed, or is called off. `over_at` is when
-- it is over: until then it is kept who was told of it.
CREATE TABLE news_next (
    number INTEGER PRIMARY KEY NOT NULL CHECK (number > 0),
    guild_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL CHECK (length(entry_id) > 0),
    edition TEXT NOT NULL CHECK (length(edition) > 0),
    why TEXT NOT NULL CHECK (why IN ('new', 'renewed', 'soon', 'near', 'changed', 'cancelled')),
    made_at INTEGER NOT NULL,
    over_at INTEGER,
    done_user INTEGER NOT NULL DEFAULT -1,
    spread_at INTEGER,
    UNIQUE (guild_id, entry_id, edition)
) STRICT;

INSERT INTO news_next
    (number, guild_id, entry_id, edition, why, made_at, done_user, spread_at)
SELECT number, guild_id, entry_id, edition, why, made_at, done_user, spread_at
FROM news;

CREATE TABLE news_subjects_next (
    number INTEGER NOT NULL REFERENCES news_next (number) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('theme', 'organisation', 'author')),
    subject_id TEXT NOT NULL CHECK (length(subject_id) > 0),
    PRIMARY KEY (number, kind, subject_id)
) STRICT;

INSERT INTO news_subjects_next (number, kind, subject_id)
SELECT number, kind, subject_id
FROM news_subjects;

CREATE TABLE news_items_next (
    user_id INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES news_next (number) ON DELETE CASCADE,
    digest TEXT CHECK (length(digest) BETWEEN 1 AND 22),
    told_at INTEGER,
    PRIMARY KEY (user_id, number),
    CHECK (told_at IS NULL OR digest IS NOT NULL)
) STRICT;

INSERT INTO news_items_next (user_id, number, digest, told_at)
SELECT user_id, number, digest, told_at
FROM news_items;

DROP TABLE news_items;
DROP TABLE news_subjects;
DROP TABLE news;
ALTER TABLE news_next RENAME TO news;
ALTER TABLE news_subjects_next RENAME TO news_subjects;
ALTER TABLE news_items_next RENAME TO news_items;

CREATE INDEX news_by_entry ON news (entry_id, edition);
CREATE INDEX news_to_spread ON news (guild_id, number) WHERE spread_at IS NULL;
CREATE INDEX news_items_by_number ON news_items (number);
CREATE INDEX news_items_by_digest ON news_items (digest) WHERE digest IS NOT NULL;

-- When and where each event of the packs was last known to be, and whether it was on.
CREATE TABLE known_events (
    entry_id TEXT PRIMARY KEY NOT NULL CHECK (length(entry_id) > 0),
    state TEXT NOT NULL
) STRICT;
