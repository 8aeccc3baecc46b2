-- Which servers keep their agenda as Discord's own events too. `trouble` is what stands in the way
-- and was said already.
CREATE TABLE server_agendas (
    guild_id INTEGER PRIMARY KEY,
    set_at INTEGER NOT NULL,
    trouble TEXT
) STRICT;

-- Which event of the agenda is which event on Discord; without an `event_id` it is being made, and
-- may be there. `sent` tells one form of it from another.
CREATE TABLE server_events (
    guild_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL CHECK (length(entry_id) > 0),
    event_id INTEGER,
    sent TEXT NOT NULL,
    over_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, entry_id)
) STRICT;
