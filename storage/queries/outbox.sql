-- name: write_all*!
INSERT INTO notices (key, user_id, kind, subject, due_at, not_before, state)
VALUES (
    :key, :user_id, :kind, :subject, :due_at, :due_at,
    CASE
        WHEN EXISTS (SELECT 1 FROM unreachable WHERE user_id = :user_id) THEN 'undeliverable'
        ELSE 'waiting'
    END
)
ON CONFLICT (key) DO NOTHING;

-- name: withdraw(key)!
DELETE FROM notices
WHERE key = :key AND state IN ('waiting', 'undeliverable');

-- name: due(now, most, total, first, last)
-- Everyone's first before anyone's second: whose first is among the first few, with all of theirs.
-- The + keeps SQLite from going through all that may go out by now.
WITH people AS (
    SELECT user_id
    FROM notices AS own
    WHERE state = 'waiting'
        AND +not_before <= :now
        AND (user_id / 4194304) % :total BETWEEN :first AND :last
        AND NOT EXISTS (
            SELECT 1
            FROM notices AS earlier
            WHERE earlier.user_id = own.user_id
                AND earlier.state = 'waiting'
                AND +earlier.not_before <= :now
                AND (
                    earlier.due_at < own.due_at
                    OR (earlier.due_at = own.due_at AND earlier.key < own.key)
                )
        )
    ORDER BY due_at, key
    LIMIT :most
)
SELECT key, user_id, kind, subject, due_at, attempts, tried_at
FROM (
    SELECT
        key, user_id, kind, subject, due_at, attempts, tried_at,
        ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY due_at, key) AS turn
    FROM notices
    WHERE user_id IN (SELECT user_id FROM people) AND state = 'waiting' AND +not_before <= :now
) AS ready
ORDER BY turn, due_at, key
LIMIT :most;

-- name: next_due()$
SELECT MIN(not_before) AS not_before
FROM notices
WHERE state = 'waiting';

-- name: next_due_of(total, first, last)$
SELECT MIN(not_before) AS not_before
FROM notices
WHERE state = 'waiting' AND (user_id / 4194304) % :total BETWEEN :first AND :last;

-- name: claim(key, now)!
UPDATE notices
SET state = 'sending', attempts = attempts + 1, tried_at = :now
WHERE key = :key AND state = 'waiting' AND not_before <= :now;

-- name: put_off(key, not_before)!
UPDATE notices
SET not_before = :not_before
WHERE key = :key AND state = 'waiting' AND not_before < :not_before;

-- name: unconfirmed(total, first, last)
SELECT key, user_id, kind, subject, due_at, attempts, tried_at
FROM notices
WHERE state = 'sending' AND (user_id / 4194304) % :total BETWEEN :first AND :last
ORDER BY tried_at, key;

-- name: sent(key, message_id, now)!
UPDATE notices
SET state = 'sent', message_id = :message_id, sent_at = :now
WHERE key = :key AND state IN ('sending', 'undeliverable');

-- name: again(key, not_before)!
UPDATE notices
SET
    state = CASE
        WHEN EXISTS (SELECT 1 FROM unreachable WHERE user_id = notices.user_id)
        THEN 'undeliverable'
        ELSE 'waiting'
    END,
    not_before = CASE WHEN due_at > :not_before THEN due_at ELSE :not_before END
WHERE key = :key AND state = 'sending';

-- name: close(user_id, key, now)!
-- Not for a notice that is gone: who was erased while it was under way stays erased.
INSERT INTO unreachable (user_id, since)
SELECT user_id, :now
FROM notices
WHERE user_id = :user_id AND key = :key
ON CONFLICT (user_id) DO NOTHING;

-- name: hold(user_id, key)!
UPDATE notices
SET state = 'undeliverable'
WHERE user_id = :user_id AND (state = 'waiting' OR (state = 'sending' AND key = :key));

-- name: closed(user_id)^
SELECT since, told_at, here_at
FROM unreachable
WHERE user_id = :user_id;

-- name: told(user_id, now)!
UPDATE unreachable
SET told_at = :now
WHERE user_id = :user_id;

-- name: here(user_id, now)!
UPDATE unreachable
SET here_at = :now
WHERE user_id = :user_id;

-- name: waiting_for(user_id, now)
SELECT key, user_id, kind, subject, due_at, attempts, tried_at
FROM notices
WHERE user_id = :user_id AND state = 'undeliverable' AND due_at <= :now
ORDER BY due_at, key;

-- name: open(user_id)!
DELETE FROM unreachable
WHERE user_id = :user_id;

-- name: release(user_id)!
UPDATE notices
SET state = 'waiting', not_before = due_at
WHERE user_id = :user_id AND state = 'undeliverable';

-- name: set_aside(key)!
UPDATE notices
SET state = 'undeliverable'
WHERE key = :key AND state = 'sending';

-- name: purge(before)!
DELETE FROM notices
WHERE state = 'sent' AND sent_at < :before;

-- name: forget_kind(user_id, kind)!
DELETE FROM notices
WHERE user_id = :user_id AND kind = :kind;

-- name: held_notices(user_id)
SELECT
    key, kind, subject, due_at, not_before, state, attempts, tried_at, message_id, sent_at
FROM notices
WHERE user_id = :user_id
ORDER BY due_at, key;

-- name: erase_notices(user_id)!
DELETE FROM notices
WHERE user_id = :user_id;

-- name: held_unreachable(user_id)
SELECT since, told_at, here_at
FROM unreachable
WHERE user_id = :user_id;

-- name: erase_unreachable(user_id)!
DELETE FROM unreachable
WHERE user_id = :user_id;
