-- What was handed in for a server and not confirmed yet, as it was shown: `items` is JSON, each with
-- its fields and the revision that it is based on. For some minutes; it goes as it is carried out.
CREATE TABLE pending_imports (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    guild_id INTEGER NOT NULL,
    items TEXT NOT NULL,
    offered_at INTEGER NOT NULL
) STRICT;

CREATE INDEX pending_imports_by_time ON pending_imports (offered_at);
