-- name: is_kept(key)$
SELECT 1
FROM kept_questions
WHERE key = :key;

-- name: verdict(key, entry_id, key_period, pseudonym)$
SELECT verdict
FROM feedback
WHERE question_key = :key AND entry_id = :entry_id
    AND key_period = :key_period AND pseudonym = :pseudonym;

-- name: give(key, entry_id, key_period, pseudonym, verdict, reason, given_at)!
-- A press without a reason keeps the one that was given for the same verdict.
INSERT INTO feedback
    (question_key, entry_id, key_period, pseudonym, verdict, reason, given_at)
VALUES (:key, :entry_id, :key_period, :pseudonym, :verdict, :reason, :given_at)
ON CONFLICT (question_key, entry_id, key_period, pseudonym) DO UPDATE SET
    verdict = excluded.verdict,
    reason = CASE
        WHEN excluded.reason IS NULL AND excluded.verdict = feedback.verdict THEN feedback.reason
        ELSE excluded.reason
    END,
    given_at = excluded.given_at;

-- name: total(last_day)!
INSERT INTO feedback_totals (day, guild_id, entry_id, useful, not_useful, people)
SELECT day, guild_id, entry_id, SUM(useful), SUM(not_useful), MAX(people)
FROM (
    SELECT
        q.asked_day AS day,
        COALESCE(q.guild_id, 0) AS guild_id,
        f.entry_id AS entry_id,
        SUM(CASE WHEN f.verdict = 'useful' THEN 1 ELSE 0 END) AS useful,
        SUM(CASE WHEN f.verdict = 'not_useful' THEN 1 ELSE 0 END) AS not_useful,
        COUNT(DISTINCT f.pseudonym) AS people
    FROM feedback AS f
    JOIN kept_questions AS q ON q.key = f.question_key
    WHERE q.asked_day <= :last_day
    GROUP BY q.asked_day, COALESCE(q.guild_id, 0), f.entry_id, f.key_period
) AS periods
WHERE people > 0
GROUP BY day, guild_id, entry_id
ON CONFLICT (day, guild_id, entry_id) DO UPDATE SET
    useful = feedback_totals.useful + excluded.useful,
    not_useful = feedback_totals.not_useful + excluded.not_useful;

-- name: forget(last_day)!
DELETE FROM feedback
WHERE question_key IN (SELECT key FROM kept_questions WHERE asked_day <= :last_day);

-- name: held_feedback(key_period, pseudonym)
SELECT question_key, entry_id, verdict, reason, given_at
FROM feedback
WHERE key_period = :key_period AND pseudonym = :pseudonym
ORDER BY given_at, question_key, entry_id;

-- name: erase_feedback(key_period, pseudonym)!
DELETE FROM feedback
WHERE key_period = :key_period AND pseudonym = :pseudonym;
