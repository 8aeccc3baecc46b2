-- name: per_day(guild_id, first_day, last_day)
SELECT day, outcome, questions
FROM question_totals
WHERE guild_id = :guild_id AND day BETWEEN :first_day AND :last_day
ORDER BY day, outcome;

-- name: kept(guild_id, first_day, last_day)
SELECT
    q.key AS key,
    q.outcome AS outcome,
    q.confidence AS confidence,
    q.entry_ids AS entry_ids,
    (SELECT MIN(c.entry_id) FROM choices AS c WHERE c.question_key = q.key) AS chosen,
    (SELECT COUNT(*) FROM feedback AS f
        WHERE f.question_key = q.key AND f.verdict = 'useful') AS useful,
    (SELECT COUNT(*) FROM feedback AS f
        WHERE f.question_key = q.key AND f.verdict = 'not_useful') AS not_useful
FROM kept_questions AS q
WHERE q.guild_id = :guild_id AND q.asked_day BETWEEN :first_day AND :last_day
ORDER BY q.asked_at, q.key;

-- name: solved(guild_id, first_day, last_day)$
SELECT COUNT(DISTINCT s.question_key)
FROM settled_questions AS s
JOIN gap_decisions AS d ON d.key = s.decision_key
JOIN kept_questions AS q ON q.key = s.question_key
WHERE q.guild_id = :guild_id AND q.asked_day BETWEEN :first_day AND :last_day
    AND d.entry_id IS NOT NULL;

-- name: askers(guild_id, first_day, last_day)
SELECT a.question_key AS question_key, a.key_period AS key_period, a.pseudonym AS pseudonym
FROM askers AS a
JOIN kept_questions AS q ON q.key = a.question_key
WHERE q.guild_id = :guild_id AND q.asked_day BETWEEN :first_day AND :last_day;

-- name: people(guild_id, first_day, last_day)$
-- Someone in two periods of pseudonyms can't be told from two people: the fuller one counts.
SELECT MAX(people)
FROM (
    SELECT COUNT(DISTINCT pseudonym) AS people
    FROM people_days
    WHERE guild_id = :guild_id AND day BETWEEN :first_day AND :last_day
    UNION ALL
    SELECT COUNT(DISTINCT a.pseudonym)
    FROM askers AS a
    JOIN kept_questions AS q ON q.key = a.question_key
    WHERE q.guild_id = :guild_id AND q.asked_day BETWEEN :first_day AND :last_day
    GROUP BY a.key_period
    UNION ALL
    SELECT COALESCE(MAX(people), 0)
    FROM people_totals
    WHERE guild_id = :guild_id AND day BETWEEN :first_day AND :last_day
) AS counted;
