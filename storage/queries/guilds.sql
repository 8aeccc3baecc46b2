-- name: get(guild_id)^
SELECT
    guild_id, moderator_role_id, human_role_id, human_channel_id, human_user_id, log_channel_id,
    threshold, time_zone, silent_until
FROM guild_settings
WHERE guild_id = :guild_id;

-- name: with_people(most)
SELECT guild_id
FROM guild_settings
WHERE COALESCE(human_role_id, human_channel_id, human_user_id) IS NOT NULL
ORDER BY guild_id
LIMIT :most;

-- name: save(guild_id, moderator_role_id, human_role_id, human_channel_id, human_user_id, log_channel_id, threshold, time_zone, silent_until, updated_at)!
INSERT INTO guild_settings
    (guild_id, moderator_role_id, human_role_id, human_channel_id, human_user_id, log_channel_id,
    threshold, time_zone, silent_until, updated_at)
VALUES
    (:guild_id, :moderator_role_id, :human_role_id, :human_channel_id, :human_user_id,
    :log_channel_id, :threshold, :time_zone, :silent_until, :updated_at)
ON CONFLICT (guild_id) DO UPDATE SET
    moderator_role_id = excluded.moderator_role_id,
    human_role_id = excluded.human_role_id,
    human_channel_id = excluded.human_channel_id,
    human_user_id = excluded.human_user_id,
    log_channel_id = excluded.log_channel_id,
    threshold = excluded.threshold,
    time_zone = excluded.time_zone,
    silent_until = excluded.silent_until,
    updated_at = excluded.updated_at;

-- name: held_guild_settings(user_id)
SELECT guild_id, human_user_id
FROM guild_settings
WHERE human_user_id = :user_id
ORDER BY guild_id;

-- name: erase_guild_settings(user_id)!
UPDATE guild_settings
SET human_user_id = NULL
WHERE human_user_id = :user_id;
