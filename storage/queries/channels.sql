-- name: of_channel(guild_id, channel_id, parent_id)
SELECT channel_id, mode
FROM channel_modes
WHERE guild_id = :guild_id AND channel_id IN (:channel_id, :parent_id);

-- name: of_guild(guild_id)
SELECT channel_id, mode
FROM channel_modes
WHERE guild_id = :guild_id
ORDER BY channel_id;

-- name: set(guild_id, channel_id, mode, set_at)!
INSERT INTO channel_modes (guild_id, channel_id, mode, set_at)
VALUES (:guild_id, :channel_id, :mode, :set_at)
ON CONFLICT (guild_id, channel_id) DO UPDATE SET mode = excluded.mode, set_at = excluded.set_at;

-- name: clear(guild_id, channel_id)!
DELETE FROM channel_modes
WHERE guild_id = :guild_id AND channel_id = :channel_id;
