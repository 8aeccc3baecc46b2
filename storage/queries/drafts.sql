-- name: begin(key, guild_id, moderator_user_id, fields, based_on, updated_at)!
INSERT INTO drafts (key, guild_id, moderator_user_id, fields, based_on, written, updated_at)
VALUES (:key, :guild_id, :moderator_user_id, :fields, :based_on, 1, :updated_at);

-- name: get(key)^
SELECT key, guild_id, moderator_user_id AS moderator, fields, based_on, written, updated_at
FROM drafts
WHERE key = :key;

-- name: of_moderator(moderator_user_id, guild_id)
SELECT key, guild_id, moderator_user_id AS moderator, fields, based_on, written, updated_at
FROM drafts
WHERE moderator_user_id = :moderator_user_id AND guild_id = :guild_id
ORDER BY updated_at DESC, key;

-- name: count(moderator_user_id, guild_id)^
SELECT
    COUNT(CASE WHEN moderator_user_id = :moderator_user_id THEN 1 END) AS own,
    COUNT(*) AS all_here
FROM drafts
WHERE guild_id = :guild_id;

-- name: rewrite(key, fields, based_on, updated_at)!
UPDATE drafts
SET fields = :fields, based_on = :based_on, written = written + 1, updated_at = :updated_at
WHERE key = :key;

-- name: drop_one(key)!
DELETE FROM drafts
WHERE key = :key;

-- name: forget(before)!
DELETE FROM drafts
WHERE updated_at < :before;

-- name: held_drafts(user_id)
SELECT key, guild_id, fields, based_on, written, updated_at
FROM drafts
WHERE moderator_user_id = :user_id
ORDER BY updated_at, key;

-- name: erase_drafts(user_id)!
DELETE FROM drafts
WHERE moderator_user_id = :user_id;
