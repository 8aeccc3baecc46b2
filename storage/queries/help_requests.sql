-- name: get(key)^
SELECT *
FROM help_requests
WHERE key = :key;

-- name: going_on(asker_user_id, question_key)^
SELECT *
FROM help_requests
WHERE asker_user_id = :asker_user_id AND question_key = :question_key AND state <> 'closed'
ORDER BY made_at DESC, key
LIMIT 1;

-- name: keep(key, asker_user_id, question, question_key, guild_id, server, channel_id, role_id, person_user_id, public_channel_id, url, helper_user_id, state, exchange, raised, raise_at, made_at, touched_at)!
INSERT INTO help_requests
    (key, asker_user_id, question, question_key, guild_id, server, channel_id, role_id,
    person_user_id, public_channel_id, url, helper_user_id, state, exchange, raised, raise_at,
    made_at, touched_at)
VALUES
    (:key, :asker_user_id, :question, :question_key, :guild_id, :server, :channel_id, :role_id,
    :person_user_id, :public_channel_id, :url, :helper_user_id, :state, :exchange, :raised,
    :raise_at, :made_at, :touched_at)
ON CONFLICT (key) DO UPDATE SET
    question = excluded.question,
    guild_id = excluded.guild_id,
    server = excluded.server,
    channel_id = excluded.channel_id,
    role_id = excluded.role_id,
    person_user_id = excluded.person_user_id,
    helper_user_id = excluded.helper_user_id,
    public_channel_id = excluded.public_channel_id,
    state = excluded.state,
    exchange = excluded.exchange,
    raised = excluded.raised,
    raise_at = excluded.raise_at,
    touched_at = excluded.touched_at;

-- name: drop(key)!
DELETE FROM help_requests
WHERE key = :key;

-- name: to_raise(now, most)
SELECT *
FROM help_requests
WHERE raise_at <= :now
ORDER BY raise_at, key
LIMIT :most;

-- name: next_raise()$
SELECT MIN(raise_at) AS raise_at
FROM help_requests;

-- name: forget(said_before, unsent_before)!
DELETE FROM help_requests
WHERE touched_at < :said_before OR (state = 'unsent' AND touched_at < :unsent_before);

-- name: held_help_requests(user_id)
SELECT
    key, CASE WHEN asker_user_id = :user_id THEN 'asker' ELSE 'helper' END AS role, question,
    guild_id, server, state, exchange, made_at, touched_at
FROM help_requests
WHERE :user_id IN (asker_user_id, helper_user_id, person_user_id)
ORDER BY made_at, key;

-- name: leave_help_requests(user_id)!
UPDATE help_requests
SET
    helper_user_id = NULLIF(helper_user_id, :user_id),
    person_user_id = NULLIF(person_user_id, :user_id)
WHERE :user_id IN (helper_user_id, person_user_id) AND asker_user_id <> :user_id;

-- name: erase_help_requests(user_id)!
DELETE FROM help_requests
WHERE asker_user_id = :user_id;
