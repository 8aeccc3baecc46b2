-- name: all()
SELECT guild_id, trouble
FROM server_agendas
ORDER BY guild_id;

-- name: get(guild_id)^
SELECT guild_id, trouble
FROM server_agendas
WHERE guild_id = :guild_id;

-- name: keep(guild_id, set_at)!
INSERT INTO server_agendas (guild_id, set_at)
VALUES (:guild_id, :set_at)
ON CONFLICT (guild_id) DO UPDATE SET trouble = NULL;

-- name: let_go(guild_id)!
DELETE FROM server_agendas
WHERE guild_id = :guild_id;

-- name: note(guild_id, trouble)!
UPDATE server_agendas
SET trouble = :trouble
WHERE guild_id = :guild_id;

-- name: guilds_with_events()
SELECT DISTINCT guild_id
FROM server_events
ORDER BY guild_id;

-- name: events(guild_id)
SELECT entry_id, event_id, sent, over_at
FROM server_events
WHERE guild_id = :guild_id
ORDER BY over_at, entry_id;

-- name: write(guild_id, entry_id, event_id, sent, over_at)!
INSERT INTO server_events (guild_id, entry_id, event_id, sent, over_at)
VALUES (:guild_id, :entry_id, :event_id, :sent, :over_at)
ON CONFLICT (guild_id, entry_id) DO UPDATE SET
    event_id = excluded.event_id,
    sent = excluded.sent,
    over_at = excluded.over_at;

-- name: drop(guild_id, entry_id)!
DELETE FROM server_events
WHERE guild_id = :guild_id AND entry_id = :entry_id;

-- name: forget_older_than(before)!
DELETE FROM server_events
WHERE over_at < :before;
