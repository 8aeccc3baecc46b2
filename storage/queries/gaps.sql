-- name: asked(question_key, key_period, pseudonym)!
INSERT INTO askers (question_key, key_period, pseudonym)
VALUES (:question_key, :key_period, :pseudonym)
ON CONFLICT (question_key, key_period, pseudonym) DO NOTHING;

-- name: reported_on(key_period, pseudonym, day)$
SELECT COUNT(*)
FROM reports
WHERE key_period = :key_period AND pseudonym = :pseudonym AND reported_day = :day;

-- name: report(key, guild_id, entry_id, text, key_period, pseudonym, reported_at, reported_day)!
INSERT INTO reports
    (key, guild_id, entry_id, text, key_period, pseudonym, reported_at, reported_day)
VALUES
    (:key, :guild_id, :entry_id, :text, :key_period, :pseudonym, :reported_at, :reported_day);

-- name: questions(guild_id, home, since, off_topic)
-- Without an answer, or with one that somebody found to be about something else.
SELECT q.key, q.text, q.asked_at
FROM kept_questions AS q
WHERE (q.guild_id = :guild_id OR (q.guild_id IS NULL AND :home = :guild_id))
    AND q.asked_at >= :since
    AND (
        q.outcome IN ('unknown', 'suggestions')
        OR EXISTS (
            SELECT 1 FROM feedback AS f
            WHERE f.question_key = q.key AND f.verdict = 'not_useful' AND f.reason = :off_topic
        )
    )
    AND NOT EXISTS (
        SELECT 1 FROM settled_questions AS s WHERE s.question_key = q.key AND s.about = ''
    )
ORDER BY q.asked_at, q.key;

-- name: asked_in(since)
SELECT DISTINCT guild_id
FROM kept_questions
WHERE asked_at >= :since AND guild_id IS NOT NULL
ORDER BY guild_id;

-- name: askers(guild_id, home, since)
SELECT a.question_key, a.key_period, a.pseudonym
FROM askers AS a
JOIN kept_questions AS q ON q.key = a.question_key
WHERE (q.guild_id = :guild_id OR (q.guild_id IS NULL AND :home = :guild_id)) AND q.asked_at >= :since
ORDER BY a.question_key, a.key_period, a.pseudonym;

-- name: choices(guild_id, home, since)
SELECT c.question_key, c.entry_id
FROM choices AS c
JOIN kept_questions AS q ON q.key = c.question_key
WHERE (q.guild_id = :guild_id OR (q.guild_id IS NULL AND :home = :guild_id)) AND q.asked_at >= :since
ORDER BY c.chosen_at, c.question_key, c.entry_id;

-- name: doubts(guild_id, home, since)
SELECT
    q.key AS question_key, q.text, f.entry_id, f.reason, f.key_period, f.pseudonym, f.given_at
FROM feedback AS f
JOIN kept_questions AS q ON q.key = f.question_key
WHERE (q.guild_id = :guild_id OR (q.guild_id IS NULL AND :home = :guild_id))
    AND q.asked_at >= :since
    AND f.verdict = 'not_useful'
    AND NOT EXISTS (
        SELECT 1 FROM settled_questions AS s
        WHERE s.question_key = q.key AND s.about = f.entry_id
    )
ORDER BY f.given_at, q.key, f.entry_id, f.pseudonym;

-- name: reports(guild_id, since)
SELECT r.key, r.entry_id, r.text, r.key_period, r.pseudonym, r.reported_at
FROM reports AS r
WHERE r.guild_id = :guild_id
    AND r.reported_at >= :since
    AND NOT EXISTS (SELECT 1 FROM settled_reports AS s WHERE s.report_key = r.key)
ORDER BY r.reported_at, r.key;

-- name: set_aside(guild_id)
-- The texts of what was set aside: who asks the same again asks it in vain.
SELECT DISTINCT q.text
FROM settled_questions AS s
JOIN gap_decisions AS d ON d.key = s.decision_key
JOIN kept_questions AS q ON q.key = s.question_key
WHERE d.guild_id = :guild_id AND d.entry_id IS NULL AND s.about = ''
ORDER BY q.text;

-- name: decide(key, guild_id, entry_id, revision, decided_at)!
INSERT INTO gap_decisions (key, guild_id, entry_id, revision, decided_at)
VALUES (:key, :guild_id, :entry_id, :revision, :decided_at);

-- name: settle_question(question_key, about, decision_key)!
INSERT INTO settled_questions (question_key, about, decision_key)
SELECT key, :about, :decision_key
FROM kept_questions
WHERE key = :question_key
ON CONFLICT (question_key, about) DO NOTHING;

-- name: settle_report(report_key, decision_key)!
INSERT INTO settled_reports (report_key, decision_key)
SELECT key, :decision_key
FROM reports
WHERE key = :report_key
ON CONFLICT (report_key) DO NOTHING;

-- name: decision(key)^
SELECT key, guild_id, entry_id, revision
FROM gap_decisions
WHERE key = :key;

-- name: answered_by(guild_id, entry_id, revision)
SELECT key
FROM gap_decisions
WHERE guild_id = :guild_id AND entry_id = :entry_id AND revision = :revision
ORDER BY decided_at, key;

-- name: answered_between(guild_id, first, last)
SELECT key, entry_id
FROM gap_decisions
WHERE guild_id = :guild_id AND revision BETWEEN :first AND :last AND entry_id IS NOT NULL
ORDER BY decided_at, key;

-- name: reopen(key)!
DELETE FROM gap_decisions
WHERE key = :key;

-- name: forget_decisions(before)!
DELETE FROM gap_decisions
WHERE decided_at < :before;

-- name: forget_reports(last_day)!
DELETE FROM reports
WHERE reported_day <= :last_day;

-- name: held_askers(key_period, pseudonym)
SELECT
    a.question_key, q.text, q.guild_id, q.asked_at, q.outcome, q.entry_ids,
    h.created_at AS human_wanted_at
FROM askers AS a
JOIN kept_questions AS q ON q.key = a.question_key
LEFT JOIN human_requests AS h ON h.question_key = q.key
WHERE a.key_period = :key_period AND a.pseudonym = :pseudonym
ORDER BY q.asked_at, q.key;

-- name: held_choices(key_period, pseudonym)
-- What was chosen for someone's questions, by whoever pressed.
SELECT c.question_key, c.entry_id
FROM askers AS a
JOIN choices AS c ON c.question_key = a.question_key
WHERE a.key_period = :key_period AND a.pseudonym = :pseudonym
ORDER BY c.chosen_at, c.entry_id;

-- name: held_reports(key_period, pseudonym)
SELECT key, guild_id, entry_id, text, reported_at
FROM reports
WHERE key_period = :key_period AND pseudonym = :pseudonym
ORDER BY reported_at, key;

-- name: erase_askers(key_period, pseudonym)!
DELETE FROM askers
WHERE key_period = :key_period AND pseudonym = :pseudonym;

-- name: erase_reports(key_period, pseudonym)!
DELETE FROM reports
WHERE key_period = :key_period AND pseudonym = :pseudonym;
