-- What moderators made of the entries, one row a change, never rewritten: the newest of a server and
-- an entry is how it stands there. Server 0 is all of them. `revision` counts over all, `version`
-- within one entry of one server. `shown` is 0 where it can't be found there (archived, hidden);
-- `fields` is a pack's item as JSON, null where the server has the shared entry as it is.
-- `made_by_user_id` is null once its maker is erased.
CREATE TABLE entry_revisions (
    revision INTEGER PRIMARY KEY NOT NULL CHECK (revision > 0),
    guild_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL CHECK (length(entry_id) BETWEEN 1 AND 60),
    version INTEGER NOT NULL CHECK (version > 0),
    action TEXT NOT NULL CHECK (length(action) > 0),
    shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
    fields TEXT,
    made_by_user_id INTEGER,
    made_at INTEGER NOT NULL,
    UNIQUE (guild_id, entry_id, version)
) STRICT;

CREATE INDEX entry_revisions_by_entry ON entry_revisions (entry_id);
CREATE INDEX entry_revisions_by_maker ON entry_revisions (made_by_user_id);
