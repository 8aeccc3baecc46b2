-- name: add(key, guild_id, items, offered_at)!
INSERT INTO pending_imports (key, guild_id, items, offered_at)
VALUES (:key, :guild_id, :items, :offered_at);

-- name: get(key, guild_id, since)^
SELECT items
FROM pending_imports
WHERE key = :key AND guild_id = :guild_id AND offered_at >= :since;

-- name: drop_one(key, guild_id)!
DELETE FROM pending_imports
WHERE key = :key AND guild_id = :guild_id;

-- name: forget(before)!
DELETE FROM pending_imports
WHERE offered_at < :before;
