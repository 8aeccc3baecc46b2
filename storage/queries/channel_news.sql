-- name: set(guild_id, channel_id, theme_id, frequency, since, changed_at)!
INSERT INTO channel_themes (guild_id, channel_id, theme_id, frequency, since, changed_at)
VALUES (:guild_id, :channel_id, :theme_id, :frequency, :since, :changed_at)
ON CONFLICT (channel_id, theme_id) DO UPDATE SET
    frequency = excluded.frequency,
    changed_at = excluded.changed_at;

-- name: stop(guild_id, channel_id, theme_id)!
DELETE FROM channel_themes
WHERE guild_id = :guild_id AND channel_id = :channel_id AND theme_id = :theme_id;

-- name: stop_all(guild_id, channel_id)!
DELETE FROM channel_themes
WHERE guild_id = :guild_id AND channel_id = :channel_id;

-- name: forget_items(channel_id)!
DELETE FROM channel_items
WHERE channel_id = :channel_id;

-- name: forget_notices(channel_id, kind)!
DELETE FROM notices
WHERE user_id = :channel_id AND kind = :kind;

-- name: of_guild(guild_id)
SELECT guild_id, channel_id, theme_id, frequency, since, changed_at
FROM channel_themes
WHERE guild_id = :guild_id
ORDER BY channel_id, since, theme_id;

-- name: state()^
SELECT
    (SELECT MAX(number) FROM news) AS newest,
    (SELECT COUNT(*) FROM channel_themes) AS told,
    (SELECT MAX(changed_at) FROM channel_themes) AS changed;

-- name: waiting(channel_id)
-- All that is new since a channel is told of its theme and that it wasn't told, whoever had it first,
-- a server or all; a correction only where it was told what that corrects.
SELECT
    channel_themes.guild_id, channel_themes.channel_id, theme_id, frequency, since, changed_at,
    news.number, news.entry_id, news.why, news.made_at
FROM channel_themes
CROSS JOIN news_subjects
JOIN news ON news.number = news_subjects.number
WHERE (CAST(:channel_id AS BIGINT) IS NULL OR channel_themes.channel_id = :channel_id)
    AND news_subjects.kind = 'theme'
    AND news_subjects.subject_id = channel_themes.theme_id
    AND news.guild_id IN (channel_themes.guild_id, 0)
    AND news.made_at >= channel_themes.since
    AND NOT EXISTS (
        SELECT 1
        FROM channel_items
        JOIN news AS told ON told.number = channel_items.number
        WHERE channel_items.channel_id = channel_themes.channel_id
            AND told.entry_id = news.entry_id
            AND told.edition = news.edition
    )
    AND (
        news.why NOT IN ('changed', 'cancelled')
        OR EXISTS (
            SELECT 1
            FROM channel_items
            JOIN news AS earlier ON earlier.number = channel_items.number
            WHERE channel_items.channel_id = channel_themes.channel_id
                AND earlier.entry_id = news.entry_id
                AND earlier.number < news.number
        )
    )
ORDER BY channel_themes.channel_id, news.number, since, theme_id;

-- name: under_way(channel_id, kind)$
SELECT COUNT(*)
FROM notices
WHERE user_id = :channel_id AND kind = :kind AND state IN ('waiting', 'sending');

-- name: put_in*!
INSERT INTO channel_items (channel_id, number, post)
VALUES (:channel_id, :number, :post)
ON CONFLICT DO NOTHING;

-- name: of_post(post)
SELECT
    channel_themes.guild_id, channel_items.channel_id, theme_id, frequency, since, changed_at,
    news.number, news.entry_id, news.why, news.made_at
FROM channel_items
JOIN news ON news.number = channel_items.number
LEFT JOIN news_subjects
    ON news_subjects.number = news.number
    AND news_subjects.kind = 'theme'
    AND news_subjects.subject_id IN (
        SELECT own.theme_id
        FROM channel_themes AS own
        WHERE own.channel_id = channel_items.channel_id
    )
LEFT JOIN channel_themes
    ON channel_themes.channel_id = channel_items.channel_id
    AND channel_themes.theme_id = news_subjects.subject_id
WHERE channel_items.post = :post
ORDER BY news.number, since, theme_id;
