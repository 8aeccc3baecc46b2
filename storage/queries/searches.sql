-- name: keep(key, words, theme, kind, organisation, author, from_year, most_minutes, searched_day)!
INSERT INTO kept_searches
    (key, words, theme, kind, organisation, author, from_year, most_minutes, searched_day)
VALUES
    (:key, :words, :theme, :kind, :organisation, :author, :from_year, :most_minutes,
    :searched_day);

-- name: get(key)^
SELECT key, words, theme, kind, organisation, author, from_year, most_minutes
FROM kept_searches
WHERE key = :key;

-- name: forget(last_day)!
DELETE FROM kept_searches
WHERE searched_day <= :last_day;
