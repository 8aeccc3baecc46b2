-- What someone keeps to read. Title, link and kind are those of when it was last added, so that it
-- stays readable where its entry is archived or of another server.
CREATE TABLE listed_items (
    user_id INTEGER NOT NULL,
    item_id TEXT NOT NULL CHECK (length(item_id) > 0),
    title TEXT NOT NULL CHECK (length(title) > 0),
    url TEXT,
    kind TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    read_at INTEGER,
    note TEXT CHECK (length(note) BETWEEN 1 AND 1000),
    PRIMARY KEY (user_id, item_id)
) STRICT;

-- What was taken off a list, for as long as that can be undone.
CREATE TABLE removed_items (
    undo_key TEXT NOT NULL CHECK (length(undo_key) BETWEEN 1 AND 22),
    user_id INTEGER NOT NULL,
    item_id TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    kind TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    read_at INTEGER,
    note TEXT,
    removed_at INTEGER NOT NULL,
    PRIMARY KEY (undo_key, item_id)
) STRICT;

-- Who wants to be reminded of what, and in which zone they meant the moment. `following` is the one
-- that was set from the message of this one: at most one. With an `undo_key` it went with its item
-- and may come back with it; until then it is nobody's.
CREATE TABLE reminders (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    user_id INTEGER NOT NULL,
    item_id TEXT NOT NULL CHECK (length(item_id) > 0),
    due_at INTEGER NOT NULL,
    zone TEXT NOT NULL CHECK (length(zone) > 0),
    set_at INTEGER NOT NULL,
    delivered_at INTEGER,
    following TEXT REFERENCES reminders (key) ON DELETE SET NULL,
    undo_key TEXT,
    removed_at INTEGER,
    UNIQUE (user_id, item_id, due_at),
    CHECK (following <> key),
    CHECK ((undo_key IS NULL) = (removed_at IS NULL))
) STRICT;

CREATE INDEX reminders_by_following ON reminders (following);

-- What goes out by direct message, once. `not_before` is when it may: when it is due, or later
-- where Discord asked to wait. 'sending' is written before it is sent, so that after a crash it is
-- known which may have arrived; 'undeliverable' is what waits for someone to open their messages.
CREATE TABLE notices (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    user_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    subject TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'undeliverable')),
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    tried_at INTEGER,
    message_id INTEGER,
    sent_at INTEGER,
    CHECK (not_before >= due_at),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
) STRICT;

CREATE INDEX notices_by_state ON notices (state, not_before);
CREATE INDEX notices_by_user ON notices (user_id, state);

-- Who has closed their direct messages to us, and when they were told so elsewhere.
CREATE TABLE unreachable (
    user_id INTEGER PRIMARY KEY,
    since INTEGER NOT NULL,
    told_at INTEGER
) STRICT;

-- An IANA name; absent is Europe/Amsterdam.
ALTER TABLE guild_settings ADD COLUMN time_zone TEXT CHECK (length(time_zone) > 0);
