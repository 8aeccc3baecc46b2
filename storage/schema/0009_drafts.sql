-- What a moderator is writing and didn't save yet: `fields` is a pack's item as JSON, `based_on` the
-- revision that it changes, 0 for a new entry, `written` how often it was written. For four weeks.
CREATE TABLE drafts (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    guild_id INTEGER NOT NULL,
    moderator_user_id INTEGER NOT NULL,
    fields TEXT NOT NULL,
    based_on INTEGER NOT NULL,
    written INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE INDEX drafts_by_moderator ON drafts (moderator_user_id, guild_id);
CREATE INDEX drafts_by_time ON drafts (updated_at);
