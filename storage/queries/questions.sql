-- name: keep(key, guild_id, text, outcome, confidence, entry_ids, asked_at, asked_day)!
INSERT INTO kept_questions
    (key, guild_id, text, outcome, confidence, entry_ids, asked_at, asked_day)
VALUES (:key, :guild_id, :text, :outcome, :confidence, :entry_ids, :asked_at, :asked_day);

-- name: count(day, guild_id, outcome)!
INSERT INTO question_totals (day, guild_id, outcome, questions)
VALUES (:day, :guild_id, :outcome, 1)
ON CONFLICT (day, guild_id, outcome) DO UPDATE SET questions = question_totals.questions + 1;

-- name: get(key)^
SELECT key, guild_id, text, outcome, confidence, entry_ids, asked_at
FROM kept_questions
WHERE key = :key;

-- name: choose(key, entry_id, chosen_at)!
INSERT INTO choices (question_key, entry_id, chosen_at)
SELECT key, :entry_id, :chosen_at
FROM kept_questions
WHERE key = :key
ON CONFLICT (question_key, entry_id) DO NOTHING;

-- name: want_human(key, created_at)!
INSERT INTO human_requests (question_key, guild_id, created_at)
SELECT key, guild_id, :created_at
FROM kept_questions
WHERE key = :key
ON CONFLICT (question_key) DO NOTHING;

-- name: human_wanted_at(key)^
SELECT created_at
FROM human_requests
WHERE question_key = :key;

-- name: forget(last_day)!
DELETE FROM kept_questions
WHERE asked_day <= :last_day;
