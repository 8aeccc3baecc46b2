-- name: secret(period)$
SELECT secret
FROM pseudonym_keys
WHERE period = :period;

-- name: secrets(period)
SELECT period, secret
FROM pseudonym_keys
WHERE period <= :period
ORDER BY period;

-- name: add_secret(period, secret)!
INSERT INTO pseudonym_keys (period, secret)
VALUES (:period, :secret)
ON CONFLICT (period) DO NOTHING;

-- name: throw_away(period)!
DELETE FROM pseudonym_keys
WHERE period < :period;

-- name: seen(day, guild_id, pseudonym)!
INSERT INTO people_days (day, guild_id, pseudonym)
VALUES (:day, :guild_id, :pseudonym)
ON CONFLICT (day, guild_id, pseudonym) DO NOTHING;

-- name: total(first_day)!
INSERT INTO people_totals (day, guild_id, people)
SELECT day, guild_id, COUNT(*)
FROM people_days
WHERE day < :first_day
GROUP BY day, guild_id
ON CONFLICT (day, guild_id) DO NOTHING;

-- name: forget(first_day)!
DELETE FROM people_days
WHERE day < :first_day;

-- name: held_people_days(key_period, pseudonym)
-- A period has the days of a key, `KEY_DAYS`.
SELECT day, NULLIF(guild_id, 0) AS guild_id
FROM people_days
WHERE day / 28 = :key_period AND pseudonym = :pseudonym
ORDER BY day, people_days.guild_id;

-- name: erase_people_days(key_period, pseudonym)!
DELETE FROM people_days
WHERE day / 28 = :key_period AND pseudonym = :pseudonym;
