-- name: get(guild_id, url)^
SELECT etag, last_modified, read_at, next_at, failures
FROM feeds
WHERE guild_id = :guild_id AND url = :url;

-- name: save(guild_id, url, etag, last_modified, read_at, next_at, failures)!
INSERT INTO feeds (guild_id, url, etag, last_modified, read_at, next_at, failures)
VALUES (:guild_id, :url, :etag, :last_modified, :read_at, :next_at, :failures)
ON CONFLICT (guild_id, url) DO UPDATE SET
    etag = excluded.etag,
    last_modified = excluded.last_modified,
    read_at = excluded.read_at,
    next_at = excluded.next_at,
    failures = excluded.failures;

-- name: known(guild_id, url)
SELECT item_key AS key, link, proposal_key
FROM feed_items
WHERE guild_id = :guild_id AND url = :url;

-- name: waiting(guild_id, url)$
SELECT COUNT(*)
FROM feed_items
JOIN proposals ON proposals.key = feed_items.proposal_key
WHERE feed_items.guild_id = :guild_id AND feed_items.url = :url AND proposals.state = 'waiting';

-- name: has_link(guild_id, link)$
SELECT COUNT(*)
FROM feed_items
WHERE guild_id = :guild_id AND link = :link;

-- name: remember(guild_id, url, key, link, proposal_key, seen_at)!
INSERT INTO feed_items
    (guild_id, url, item_key, link, sequence, modified, facts, proposal_key, seen_at)
VALUES
    (:guild_id, :url, :key, :link, 0, 0, NULL, :proposal_key, :seen_at)
ON CONFLICT (guild_id, url, item_key) DO UPDATE SET
    link = excluded.link,
    proposal_key = COALESCE(excluded.proposal_key, feed_items.proposal_key),
    seen_at = excluded.seen_at;

-- name: see(guild_id, url, item_key, seen_at)*!
UPDATE feed_items
SET seen_at = :seen_at
WHERE guild_id = :guild_id AND url = :url AND item_key = :item_key;

-- name: see_all(guild_id, url, seen_at)!
UPDATE feed_items
SET seen_at = :seen_at
WHERE guild_id = :guild_id AND url = :url;

-- name: forget_items(seen_before)!
DELETE FROM feed_items
WHERE seen_at < :seen_before;

-- name: forget_feeds(due_before)!
DELETE FROM feeds
WHERE next_at < :due_before;
