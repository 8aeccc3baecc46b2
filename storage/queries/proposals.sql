-- name: on_day(user_id, day)$
SELECT COUNT(*)
FROM proposals
WHERE proposer_user_id = :user_id AND proposed_day = :day;

-- name: undecided(user_id)$
SELECT COUNT(*)
FROM proposals
WHERE proposer_user_id = :user_id AND state IN ('unsent', 'waiting');

-- name: add(key, guild_id, proposer_user_id, feed, found, kind, item_id, heading, body, source, why, state, proposed_at, proposed_day)!
INSERT INTO proposals
    (
        key, guild_id, proposer_user_id, feed, found, kind, item_id, heading, body, source, why, state,
        exchange, proposed_at, proposed_day
    )
VALUES
    (
        :key, :guild_id, :proposer_user_id, :feed, :found, :kind, :item_id, :heading, :body, :source,
        :why, :state, '[]', :proposed_at, :proposed_day
    );

-- name: get(key)^
SELECT *
FROM proposals
WHERE key = :key;

-- name: of_proposer(user_id)
SELECT *
FROM proposals
WHERE proposer_user_id = :user_id AND state <> 'withdrawn'
ORDER BY proposed_at DESC, key;

-- name: waiting(guild_id)
SELECT *
FROM proposals
WHERE guild_id = :guild_id AND state = 'waiting'
ORDER BY proposed_at, key;

-- name: rewrite(key, user_id, heading, body, source, why, state)!
UPDATE proposals
SET heading = :heading, body = :body, source = :source, why = :why, state = :state
WHERE key = :key AND proposer_user_id = :user_id AND state = 'unsent';

-- name: send(key, user_id)!
UPDATE proposals
SET state = 'waiting'
WHERE key = :key AND proposer_user_id = :user_id AND state = 'unsent';

-- name: withdraw(key, user_id)!
UPDATE proposals
SET
    state = 'withdrawn', heading = '', body = '', source = '', why = '', exchange = '[]',
    draft_key = NULL
WHERE key = :key AND proposer_user_id = :user_id AND state IN ('unsent', 'waiting');

-- name: take_up(key, guild_id, draft_key, instead_of)!
UPDATE proposals
SET draft_key = :draft_key
WHERE key = :key
    AND guild_id = :guild_id
    AND state = 'waiting'
    AND COALESCE(draft_key, '') = :instead_of;

-- name: converse(key, exchange)!
UPDATE proposals
SET exchange = :exchange
WHERE key = :key AND state = 'waiting';

-- name: decline(key, guild_id, reason, decided_at)!
UPDATE proposals
SET state = 'declined', reason = :reason, draft_key = NULL, decided_at = :decided_at
WHERE key = :key AND guild_id = :guild_id AND state = 'waiting';

-- name: done(key, guild_id, entry_id, revision, decided_at)!
UPDATE proposals
SET
    state = 'published', entry_id = :entry_id, revision = :revision, draft_key = NULL,
    decided_at = :decided_at
WHERE key = :key AND guild_id = :guild_id AND state = 'waiting';

-- name: of_draft(draft_key)
SELECT key, guild_id
FROM proposals
WHERE draft_key = :draft_key AND state = 'waiting'
ORDER BY proposed_at, key;

-- name: of_revision(guild_id, entry_id, revision)
SELECT *
FROM proposals
WHERE guild_id = :guild_id
    AND entry_id = :entry_id
    AND revision = :revision
    AND state = 'published'
ORDER BY proposed_at, key;

-- name: reopen(key)!
UPDATE proposals
SET state = 'waiting', entry_id = NULL, revision = NULL, decided_at = NULL
WHERE key = :key AND state = 'published';

-- name: forget(decided_before, left_before)!
DELETE FROM proposals
WHERE decided_at < :decided_before
    OR (state IN ('unsent', 'withdrawn') AND proposed_at < :left_before);

-- name: held_proposals(user_id)
SELECT
    key, guild_id, kind, item_id, heading, body, source, why, state, exchange, entry_id, reason,
    proposed_at, decided_at
FROM proposals
WHERE proposer_user_id = :user_id
ORDER BY proposed_at, key;

-- name: leave_published(user_id)!
UPDATE proposals
SET proposer_user_id = NULL, why = '', exchange = '[]'
WHERE proposer_user_id = :user_id AND state = 'published';

-- name: erase_proposals(user_id)!
DELETE FROM proposals
WHERE proposer_user_id = :user_id;
