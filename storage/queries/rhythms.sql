-- name: get(user_id)^
SELECT frequency, day, minute, quiet_from, quiet_until, paused_until, zone, changed_at
FROM news_settings
WHERE user_id = :user_id;

-- name: save(user_id, frequency, day, minute, quiet_from, quiet_until, paused_until, zone, changed_at)!
INSERT INTO news_settings (
    user_id, frequency, day, minute, quiet_from, quiet_until, paused_until, zone, changed_at
)
VALUES (
    :user_id, :frequency, :day, :minute, :quiet_from, :quiet_until, :paused_until, :zone,
    :changed_at
)
ON CONFLICT (user_id) DO UPDATE SET
    frequency = excluded.frequency,
    day = excluded.day,
    minute = excluded.minute,
    quiet_from = excluded.quiet_from,
    quiet_until = excluded.quiet_until,
    paused_until = excluded.paused_until,
    zone = excluded.zone,
    changed_at = excluded.changed_at;

-- name: erase_news_settings(user_id)!
DELETE FROM news_settings
WHERE user_id = :user_id;

-- name: held_news_settings(user_id)
SELECT frequency, day, minute, quiet_from, quiet_until, paused_until, zone, changed_at
FROM news_settings
WHERE user_id = :user_id;
