-- name: question(key)^
SELECT guild_id, text, asked_day
FROM kept_questions
WHERE key = :key;

-- name: is_waiting(user_id, question_key)$
SELECT 1
FROM awaiting
WHERE user_id = :user_id AND question_key = :question_key;

-- name: how_many(user_id)$
SELECT COUNT(*)
FROM awaiting
WHERE user_id = :user_id;

-- name: add(key, user_id, question_key, guild_id, text, wished_at, asked_day)!
INSERT INTO awaiting (key, user_id, question_key, guild_id, text, wished_at, asked_day)
VALUES (:key, :user_id, :question_key, :guild_id, :text, :wished_at, :asked_day);

-- name: keys(user_id, question_key)
SELECT key
FROM awaiting
WHERE user_id = :user_id AND question_key = :question_key;

-- name: stop(user_id, question_key)!
DELETE FROM awaiting
WHERE user_id = :user_id AND question_key = :question_key;

-- name: waiting()
SELECT question_key, user_id, wished_at
FROM awaiting
WHERE decision_key IS NULL
ORDER BY question_key, user_id;

-- name: places()
SELECT DISTINCT guild_id
FROM awaiting
WHERE decision_key IS NULL;

-- name: of_question(question_key)
SELECT key, user_id
FROM awaiting
WHERE question_key = :question_key AND decision_key IS NULL
ORDER BY wished_at, key;

-- name: answer(key, decision_key)!
UPDATE awaiting
SET decision_key = :decision_key
WHERE key = :key;

-- name: of_decision(decision_key)
SELECT key, user_id
FROM awaiting
WHERE decision_key = :decision_key
ORDER BY wished_at, key;

-- name: wait_again(key)!
UPDATE awaiting
SET decision_key = NULL
WHERE key = :key;

-- name: get(key)^
SELECT a.key, a.user_id, a.guild_id, a.text, d.guild_id AS answered_in, d.entry_id
FROM awaiting AS a
LEFT JOIN gap_decisions AS d ON d.key = a.decision_key
WHERE a.key = :key;

-- name: told(key)!
-- With it goes what the same person asked otherwise and the same answer answers.
DELETE FROM awaiting
WHERE key = :key
    OR (user_id, decision_key) IN (SELECT user_id, decision_key FROM awaiting WHERE key = :key);

-- name: old(last_day)
SELECT key
FROM awaiting
WHERE asked_day <= :last_day;

-- name: forget(last_day)!
DELETE FROM awaiting
WHERE asked_day <= :last_day;

-- name: held_awaiting(user_id)
SELECT key, question_key, guild_id, text, wished_at
FROM awaiting
WHERE user_id = :user_id
ORDER BY wished_at, key;

-- name: erase_awaiting(user_id)!
DELETE FROM awaiting
WHERE user_id = :user_id;
