-- name: work()^
SELECT
    EXISTS (SELECT 1 FROM news WHERE spread_at IS NULL) AS to_spread,
    EXISTS (SELECT 1 FROM news_turns WHERE due_at IS NULL) AS to_schedule,
    (SELECT MIN(due_at) FROM news_turns) AS due_at;

-- name: due(now, most)
-- Whose turn has come, and whose isn't worked out, with what waits for them, or a row without news
-- where nothing does. What came at once is told at once: so no turn is worked out while anything is
-- being given out, and what is of such a server is `spreading`.
-- The || keeps PostgreSQL from going through all digests for each, as + does in what follows.
-- A rhythm that began, or a pause that ended, before what waits came in says nothing of a turn.
WITH people AS (
    SELECT user_id
    FROM (
        SELECT user_id
        FROM news_turns
        WHERE due_at <= :now
        ORDER BY due_at, user_id
        LIMIT :most
    ) AS come
    UNION ALL
    SELECT user_id
    FROM (
        SELECT user_id
        FROM news_turns
        WHERE due_at IS NULL AND NOT EXISTS (SELECT 1 FROM news WHERE spread_at IS NULL)
        ORDER BY user_id
        LIMIT :most
    ) AS unknown
)
SELECT
    people.user_id,
    news.number, news.guild_id, news.entry_id, news.why, news.made_at,
    EXISTS (
        SELECT 1
        FROM news AS others
        WHERE others.guild_id = news.guild_id AND others.spread_at IS NULL
    ) AS spreading,
    EXISTS (
        SELECT 1
        FROM news_subjects
        JOIN follows
            ON follows.kind = news_subjects.kind
            AND follows.subject_id = news_subjects.subject_id
            AND follows.user_id = people.user_id
        WHERE news_subjects.number = news.number
    ) AS followed,
    EXISTS (
        SELECT 1
        FROM news_items AS told
        WHERE told.user_id = people.user_id
            AND (told.digest || '') IS NOT NULL
            AND told.told_at IS NULL
    ) AS under_way,
    frequency, day, minute, quiet_from, quiet_until, zone,
    CASE WHEN paused_until > news.made_at THEN paused_until END AS paused_until,
    CASE WHEN changed_at > news.made_at THEN changed_at END AS changed_at
FROM people
LEFT JOIN news_items ON news_items.user_id = people.user_id AND news_items.digest IS NULL
LEFT JOIN news ON news.number = news_items.number
LEFT JOIN news_settings ON news_settings.user_id = people.user_id
ORDER BY people.user_id, news.number;

-- name: schedule*!
UPDATE news_turns
SET due_at = :due_at
WHERE user_id = :user_id;

-- name: end_turns*!
DELETE FROM news_turns
WHERE user_id = :user_id;

-- name: erase_news_turns(user_id)!
DELETE FROM news_turns
WHERE user_id = :user_id;

-- name: again*!
INSERT INTO news_turns (user_id, due_at)
SELECT DISTINCT user_id, CAST(NULL AS INTEGER)
FROM news_items
WHERE user_id = :user_id AND digest IS NULL
ON CONFLICT (user_id) DO UPDATE SET due_at = NULL;

-- name: subjects(first, last)
SELECT number, kind, subject_id
FROM news_subjects
WHERE number BETWEEN :first AND :last;

-- name: waiting(user_id)
SELECT news.number, news.guild_id, news.entry_id, news.why, news.made_at
FROM news_items
JOIN news ON news.number = news_items.number
WHERE news_items.user_id = :user_id AND news_items.digest IS NULL
ORDER BY news.number;

-- name: put_in*!
UPDATE news_items
SET digest = :digest
WHERE user_id = :user_id AND +number = :number AND digest IS NULL;

-- name: drop*!
DELETE FROM news_items
WHERE user_id = :user_id AND +number = :number AND digest IS NULL;

-- name: under_way(user_id)
SELECT DISTINCT digest
FROM news_items
WHERE user_id = :user_id AND digest IS NOT NULL AND told_at IS NULL
ORDER BY digest;

-- name: take_out(digest)!
UPDATE news_items
SET digest = NULL
WHERE digest = :digest AND told_at IS NULL;

-- name: of_digest(digest)
SELECT
    news.number, news.guild_id, news.entry_id, news.why, news.made_at, news_items.user_id
FROM news_items
JOIN news ON news.number = news_items.number
WHERE news_items.digest = :digest
ORDER BY news.number;

-- name: owner(digest)$
SELECT MIN(user_id)
FROM news_items
WHERE digest = :digest;

-- name: told(digest, now)!
UPDATE news_items
SET told_at = :now
WHERE digest = :digest AND told_at IS NULL;

-- name: last_told(user_id)$
SELECT digest
FROM news_items
WHERE user_id = :user_id AND told_at IS NOT NULL
ORDER BY told_at DESC, digest
LIMIT 1;

-- name: brought(user_id, since)
SELECT kind, subject_id, COUNT(DISTINCT news.entry_id) AS brought
FROM news_items
JOIN news ON news.number = news_items.number
JOIN news_subjects ON news_subjects.number = news.number
WHERE news_items.user_id = :user_id AND news.made_at >= :since
GROUP BY kind, subject_id;

-- name: forget_told(before, over)!
DELETE FROM news_items
WHERE told_at < :before
    AND NOT EXISTS (
        SELECT 1
        FROM news
        WHERE news.number = news_items.number AND news.over_at > :over
    );

-- name: forget_waiting(before)!
DELETE FROM news_items
WHERE digest IS NULL
    AND number IN (SELECT number FROM news WHERE made_at < :before);

-- name: forget_turns()!
DELETE FROM news_turns
WHERE NOT EXISTS (
    SELECT 1
    FROM news_items
    WHERE news_items.user_id = news_turns.user_id AND news_items.digest IS NULL
);

-- name: held_news_items(user_id)
SELECT news.entry_id, NULLIF(news.guild_id, 0) AS guild_id, news.made_at, digest, told_at
FROM news_items
JOIN news ON news.number = news_items.number
WHERE user_id = :user_id
ORDER BY news.number;

-- name: held_news_turns(user_id)
SELECT due_at
FROM news_turns
WHERE user_id = :user_id;

-- name: erase_news_items(user_id)!
DELETE FROM news_items
WHERE user_id = :user_id;
