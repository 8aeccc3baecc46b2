-- name: last()$
SELECT COALESCE(MAX(number), 0)
FROM news;

-- name: write_one*!
INSERT INTO news (number, guild_id, entry_id, edition, why, made_at, over_at)
VALUES (
    (SELECT COALESCE(MAX(number), 0) + 1 FROM news),
    :guild_id, :entry_id, :edition, :why, :made_at, :over_at
)
ON CONFLICT DO NOTHING;

-- name: write_subject_of*!
-- Of what was told before nothing is news, its subjects neither.
INSERT INTO news_subjects (number, kind, subject_id)
SELECT number, :kind, :subject_id
FROM news
WHERE guild_id = :guild_id AND entry_id = :entry_id AND edition = :edition AND number > :last
ON CONFLICT DO NOTHING;

-- name: made_since(guild_id, entry_id, since)$
SELECT COUNT(*)
FROM news
WHERE entry_id = :entry_id AND guild_id IN (:guild_id, 0) AND made_at > :since;

-- name: work()^
SELECT
    EXISTS (SELECT 1 FROM news WHERE spread_at IS NULL) AS to_spread,
    EXISTS (SELECT 1 FROM news_turns WHERE due_at IS NULL) AS to_schedule,
    (SELECT MIN(due_at) FROM news_turns) AS due_at;

-- name: to_spread()
-- The first of each server, so that one with much keeps no other waiting.
SELECT MIN(number) AS number
FROM news
WHERE spread_at IS NULL
GROUP BY guild_id
ORDER BY number;

-- name: edge(number, past)$
-- The follower up to whom a batch goes: of each subject's followers that are left, the one after
-- `past` of them, and of those the first; NULL where no subject has so many left.
SELECT MIN(edge)
FROM (
    SELECT (
        SELECT follows.user_id
        FROM follows
        WHERE follows.kind = news_subjects.kind
            AND follows.subject_id = news_subjects.subject_id
            AND follows.user_id > news.done_user
        ORDER BY follows.user_id
        LIMIT 1 OFFSET :past
    ) AS edge
    FROM news
    JOIN news_subjects ON news_subjects.number = news.number
    WHERE news.number = :number AND news.spread_at IS NULL
) AS edges;

-- name: spread(number, edge)!
-- Not to who has it from a server that shared it with all since; a correction only to who was told,
-- or is being told, what it corrects.
INSERT INTO news_items (user_id, number)
SELECT DISTINCT follows.user_id, news.number
FROM news
JOIN news_subjects ON news_subjects.number = news.number
JOIN follows
    ON follows.kind = news_subjects.kind
    AND follows.subject_id = news_subjects.subject_id
    AND follows.user_id > news.done_user
    AND follows.user_id <= :edge
WHERE news.number = :number
    AND news.spread_at IS NULL
    AND follows.since <= news.made_at
    AND (
        news.guild_id = 0
        OR EXISTS (
            SELECT 1
            FROM follow_places
            WHERE follow_places.user_id = follows.user_id
                AND follow_places.guild_id = news.guild_id
        )
    )
    AND NOT EXISTS (
        SELECT 1
        FROM news AS same
        JOIN news_items
            ON news_items.number = same.number AND news_items.user_id = follows.user_id
        WHERE same.entry_id = news.entry_id
            AND same.edition = news.edition
            AND same.number <> news.number
    )
    AND (
        news.why NOT IN ('changed', 'cancelled')
        OR EXISTS (
            SELECT 1
            FROM news AS earlier
            JOIN news_items AS known
                ON known.number = earlier.number AND known.user_id = follows.user_id
            WHERE earlier.entry_id = news.entry_id
                AND earlier.guild_id IN (news.guild_id, 0)
                AND earlier.number < news.number
                AND known.digest IS NOT NULL
        )
    )
ON CONFLICT DO NOTHING;

-- name: give_turns(number, edge)!
-- Whose turn was worked out already has an earlier one perhaps, if this is urgent.
INSERT INTO news_turns (user_id, due_at)
SELECT news_items.user_id, NULL
FROM news
JOIN news_items
    ON news_items.number = news.number
    AND news_items.user_id > news.done_user
    AND news_items.user_id <= :edge
WHERE news.number = :number AND news.spread_at IS NULL
ON CONFLICT (user_id) DO UPDATE SET due_at = CASE
    WHEN (SELECT why FROM news WHERE number = :number) IN ('near', 'changed', 'cancelled')
    THEN NULL
    ELSE news_turns.due_at
END;

-- name: spread_to(number, edge)!
UPDATE news
SET done_user = :edge
WHERE number = :number AND spread_at IS NULL;

-- name: spread_to_all(number, now)!
UPDATE news
SET done_user = -1, spread_at = :now
WHERE number = :number AND spread_at IS NULL;

-- name: to_schedule(most)
SELECT
    turns.user_id,
    (
        SELECT MIN(news.made_at)
        FROM news_items
        JOIN news ON news.number = news_items.number
        WHERE news_items.user_id = turns.user_id AND news_items.digest IS NULL
    ) AS since,
    (
        SELECT MIN(news.made_at)
        FROM news_items
        JOIN news ON news.number = news_items.number
        WHERE news_items.user_id = turns.user_id
            AND news_items.digest IS NULL
            AND news.why IN ('near', 'changed', 'cancelled')
    ) AS urgent_since,
    frequency, day, minute, quiet_from, quiet_until, paused_until, zone, changed_at
FROM news_turns AS turns
LEFT JOIN news_settings ON news_settings.user_id = turns.user_id
WHERE turns.due_at IS NULL
ORDER BY turns.user_id
LIMIT :most;

-- name: schedule*!
UPDATE news_turns
SET due_at = :due_at
WHERE user_id = :user_id;

-- name: end_turns*!
DELETE FROM news_turns
WHERE user_id = :user_id;

-- name: end_turn(user_id)!
DELETE FROM news_turns
WHERE user_id = :user_id;

-- name: again*!
INSERT INTO news_turns (user_id, due_at)
SELECT DISTINCT user_id, NULL
FROM news_items
WHERE user_id = :user_id AND digest IS NULL
ON CONFLICT (user_id) DO UPDATE SET due_at = NULL;

-- name: due(now, most)
-- Whose turn has come, with what waits for them. Not what is of servers whose news is still being
-- given out: what came at once is told at once.
WITH people AS (
    SELECT user_id
    FROM news_turns
    WHERE due_at <= :now
        AND EXISTS (
            SELECT 1
            FROM news_items
            JOIN news ON news.number = news_items.number
            WHERE news_items.user_id = news_turns.user_id
                AND news_items.digest IS NULL
                AND NOT EXISTS (
                    SELECT 1
                    FROM news AS others
                    WHERE others.guild_id = news.guild_id AND others.spread_at IS NULL
                )
        )
    ORDER BY due_at, user_id
    LIMIT :most
)
SELECT
    news_items.user_id,
    news.number, news.guild_id, news.entry_id, news.why, news.made_at,
    EXISTS (
        SELECT 1
        FROM news_items AS told
        WHERE told.user_id = people.user_id AND told.digest IS NOT NULL AND told.told_at IS NULL
    ) AS under_way,
    frequency, day, minute, quiet_from, quiet_until, paused_until, zone, changed_at
FROM people
CROSS JOIN news_items
JOIN news ON news.number = news_items.number
LEFT JOIN news_settings ON news_settings.user_id = people.user_id
WHERE news_items.user_id = people.user_id
    AND news_items.digest IS NULL
    AND NOT EXISTS (
        SELECT 1
        FROM news AS others
        WHERE others.guild_id = news.guild_id AND others.spread_at IS NULL
    )
ORDER BY news_items.user_id, news.number;

-- name: due_follows(now, most)
-- CROSS JOIN keeps SQLite from going through all follows first.
WITH people AS (
    SELECT user_id
    FROM news_turns
    WHERE due_at <= :now
        AND EXISTS (
            SELECT 1
            FROM news_items
            JOIN news ON news.number = news_items.number
            WHERE news_items.user_id = news_turns.user_id
                AND news_items.digest IS NULL
                AND NOT EXISTS (
                    SELECT 1
                    FROM news AS others
                    WHERE others.guild_id = news.guild_id AND others.spread_at IS NULL
                )
        )
    ORDER BY due_at, user_id
    LIMIT :most
)
SELECT follows.user_id, kind, subject_id
FROM people
CROSS JOIN follows
WHERE follows.user_id = people.user_id
ORDER BY follows.user_id, since, kind DESC, subject_id;

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
WHERE user_id = :user_id AND number = :number AND digest IS NULL;

-- name: drop*!
DELETE FROM news_items
WHERE user_id = :user_id AND number = :number AND digest IS NULL;

-- name: open_digests(user_id)
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

-- name: known()
SELECT entry_id, edition
FROM known_entries;

-- name: know*!
INSERT INTO known_entries (entry_id, edition)
VALUES (:entry_id, :edition)
ON CONFLICT (entry_id) DO UPDATE SET edition = excluded.edition;

-- name: known_events()
SELECT entry_id, state
FROM known_events;

-- name: know_events*!
INSERT INTO known_events (entry_id, state)
VALUES (:entry_id, :state)
ON CONFLICT (entry_id) DO UPDATE SET state = excluded.state;

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

-- name: forget_news(before, over)!
DELETE FROM news
WHERE spread_at < :before
    AND (over_at IS NULL OR over_at <= :over)
    AND NOT EXISTS (SELECT 1 FROM news_items WHERE news_items.number = news.number);

-- name: held(user_id)
SELECT news.entry_id, NULLIF(news.guild_id, 0) AS guild_id, news.made_at, digest, told_at
FROM news_items
JOIN news ON news.number = news_items.number
WHERE user_id = :user_id
ORDER BY news.number;

-- name: held_turn(user_id)
SELECT due_at
FROM news_turns
WHERE user_id = :user_id;

-- name: erase(user_id)!
DELETE FROM news_items
WHERE user_id = :user_id;
