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

-- name: came_since(guild_id, entry_id, since)$
-- What is new or renewed when it is nearly there is told as that; a reminder has its own edition.
SELECT COUNT(*)
FROM news
WHERE entry_id = :entry_id
    AND guild_id = :guild_id
    AND made_at >= :since
    AND (
        why IN ('new', 'renewed', 'changed')
        OR (why = 'near' AND edition NOT LIKE 'near %')
    );

-- name: pack_editions()
SELECT entry_id, edition
FROM known_entries;

-- name: note_pack_edition*!
INSERT INTO known_entries (entry_id, edition)
VALUES (:entry_id, :edition)
ON CONFLICT (entry_id) DO UPDATE SET edition = excluded.edition;

-- name: event_states()
SELECT entry_id, state
FROM known_events;

-- name: note_event_state*!
INSERT INTO known_events (entry_id, state)
VALUES (:entry_id, :state)
ON CONFLICT (entry_id) DO UPDATE SET state = excluded.state;

-- name: to_spread()
-- The first of each server, so that one with much keeps no other waiting.
SELECT MIN(number) AS number
FROM news
WHERE spread_at IS NULL
GROUP BY guild_id
ORDER BY number;

-- name: edge(number, most)$
-- The follower up to whom a batch goes: of each subject's followers that are left, the last of its
-- share of `most`, divided over those that have any, and of those the first; NULL where no subject
-- has so many left.
SELECT MIN(edge)
FROM (
    SELECT (
        SELECT follows.user_id
        FROM follows
        WHERE follows.kind = news_subjects.kind
            AND follows.subject_id = news_subjects.subject_id
            AND follows.user_id > news.done_user
        ORDER BY follows.user_id
        LIMIT 1 OFFSET (:most - 1) / (
            SELECT COALESCE(NULLIF(COUNT(*), 0), 1)
            FROM news_subjects AS followed
            WHERE followed.number = :number
                AND EXISTS (
                    SELECT 1
                    FROM follows
                    WHERE follows.kind = followed.kind
                        AND follows.subject_id = followed.subject_id
                        AND follows.user_id > (SELECT done_user FROM news WHERE number = :number)
                )
        )
    ) AS edge
    FROM news
    JOIN news_subjects ON news_subjects.number = news.number
    WHERE news.number = :number AND news.spread_at IS NULL
) AS edges;

-- name: spread(number, edge)!
-- Not to who has it from a server that shared it with all since; a correction only to who was told,
-- or is being told, what it corrects. The + keeps PostgreSQL, where it takes news for rare that just
-- went to many, from going through all who have it for each.
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
            ON +news_items.number = same.number AND news_items.user_id = follows.user_id
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
                ON +known.number = earlier.number AND known.user_id = follows.user_id
            WHERE earlier.entry_id = news.entry_id
                AND earlier.guild_id IN (news.guild_id, 0)
                AND earlier.number < news.number
                AND known.digest IS NOT NULL
        )
    )
ON CONFLICT DO NOTHING;

-- name: give_turns(number, edge)!
-- Whose turn was worked out already has an earlier one perhaps, if this is urgent. CROSS JOIN keeps
-- SQLite from going through all who have it, batch after batch, and the + PostgreSQL.
INSERT INTO news_turns (user_id, due_at)
SELECT DISTINCT news_items.user_id, CAST(NULL AS INTEGER)
FROM news
CROSS JOIN news_subjects
CROSS JOIN follows
CROSS JOIN news_items
WHERE news.number = :number
    AND news.spread_at IS NULL
    AND news_subjects.number = news.number
    AND follows.kind = news_subjects.kind
    AND follows.subject_id = news_subjects.subject_id
    AND follows.user_id > news.done_user
    AND follows.user_id <= :edge
    AND news_items.user_id = follows.user_id
    AND +news_items.number = news.number
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

-- name: forget(before, over)!
DELETE FROM news
WHERE spread_at < :before
    AND (over_at IS NULL OR over_at <= :over)
    AND NOT EXISTS (SELECT 1 FROM news_items WHERE news_items.number = news.number);
