-- What the bot does in a channel or thread where that was set: nothing, answer when it is
-- mentioned, or read along. A thread without a row has that of its channel.
CREATE TABLE channel_modes (
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('off', 'on_request', 'listening')),
    set_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, channel_id)
) STRICT;

-- Until when the bot is silent in the server's channels; absent or past: it isn't.
ALTER TABLE guild_settings ADD COLUMN silent_until INTEGER;
