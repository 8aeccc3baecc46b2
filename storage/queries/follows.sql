-- name: add(user_id, kind, subject_id, since)!
INSERT INTO follows (user_id, kind, subject_id, since)
VALUES (:user_id, :kind, :subject_id, :since)
ON CONFLICT DO NOTHING;

-- name: remove(user_id, kind, subject_id)!
DELETE FROM follows
WHERE user_id = :user_id AND kind = :kind AND subject_id = :subject_id;

-- name: of_user(user_id)
SELECT kind, subject_id
FROM follows
WHERE user_id = :user_id
ORDER BY since, kind DESC, subject_id;

-- name: be_in(user_id, guild_id, since)!
INSERT INTO follow_places (user_id, guild_id, since)
VALUES (:user_id, :guild_id, :since)
ON CONFLICT DO NOTHING;

-- name: lost(before)
-- Whoever heard, did, followed or chose something since then was here.
SELECT user_id
FROM unreachable
WHERE since < :before
    AND COALESCE(told_at, since) < :before
    AND COALESCE(here_at, since) < :before
    AND NOT EXISTS (
        SELECT 1
        FROM follows
        WHERE follows.user_id = unreachable.user_id AND follows.since >= :before
    )
    AND NOT EXISTS (
        SELECT 1
        FROM news_settings
        WHERE news_settings.user_id = unreachable.user_id AND news_settings.changed_at >= :before
    )
    AND (
        EXISTS (SELECT 1 FROM follows WHERE follows.user_id = unreachable.user_id)
        OR EXISTS (SELECT 1 FROM follow_places WHERE follow_places.user_id = unreachable.user_id)
        OR EXISTS (SELECT 1 FROM news_settings WHERE news_settings.user_id = unreachable.user_id)
        OR EXISTS (
            SELECT 1
            FROM notices
            WHERE notices.user_id = unreachable.user_id AND notices.kind = 'news'
        )
    )
ORDER BY user_id;

-- name: held_follows(user_id)
SELECT kind, subject_id, since
FROM follows
WHERE user_id = :user_id
ORDER BY since, kind, subject_id;

-- name: held_follow_places(user_id)
SELECT guild_id, since
FROM follow_places
WHERE user_id = :user_id
ORDER BY since, guild_id;

-- name: erase_follows(user_id)!
DELETE FROM follows
WHERE user_id = :user_id;

-- name: erase_follow_places(user_id)!
DELETE FROM follow_places
WHERE user_id = :user_id;
