-- name: add(user_id, item_id, title, url, kind, added_at, read_at, note, most)!
INSERT INTO listed_items (user_id, item_id, title, url, kind, added_at, read_at, note)
SELECT :user_id, :item_id, :title, :url, :kind, :added_at, :read_at, :note
WHERE (SELECT COUNT(*) FROM listed_items WHERE user_id = :user_id) < :most
ON CONFLICT (user_id, item_id) DO NOTHING;

-- name: renew(user_id, item_id, title, url, kind, note)!
-- It keeps its place, whether it was read, and its note where there is no new one.
UPDATE listed_items
SET title = :title, url = :url, kind = :kind, note = COALESCE(:note, note)
WHERE user_id = :user_id AND item_id = :item_id;

-- name: get(user_id, item_id)^
SELECT item_id, title, url, kind, added_at, read_at, note
FROM listed_items
WHERE user_id = :user_id AND item_id = :item_id;

-- name: of_user(user_id)
SELECT item_id, title, url, kind, added_at, read_at, note
FROM listed_items
WHERE user_id = :user_id
ORDER BY added_at, item_id;

-- name: mark(user_id, item_id, read_at)!
UPDATE listed_items
SET read_at = :read_at
WHERE user_id = :user_id AND item_id = :item_id;

-- name: write_note(user_id, item_id, note)!
UPDATE listed_items
SET note = :note
WHERE user_id = :user_id AND item_id = :item_id;

-- name: set_aside(user_id, item_id, undo_key, now)!
INSERT INTO removed_items
    (undo_key, user_id, item_id, title, url, kind, added_at, read_at, note, removed_at)
SELECT :undo_key, user_id, item_id, title, url, kind, added_at, read_at, note, :now
FROM listed_items
WHERE user_id = :user_id AND item_id = :item_id;

-- name: set_all_aside(user_id, undo_key, now)!
INSERT INTO removed_items
    (undo_key, user_id, item_id, title, url, kind, added_at, read_at, note, removed_at)
SELECT :undo_key, user_id, item_id, title, url, kind, added_at, read_at, note, :now
FROM listed_items
WHERE user_id = :user_id;

-- name: remove(user_id, undo_key)!
DELETE FROM listed_items
WHERE user_id = :user_id
    AND item_id IN (
        SELECT item_id FROM removed_items WHERE user_id = :user_id AND undo_key = :undo_key
    );

-- name: put_back(user_id, undo_key, since)!
INSERT INTO listed_items (user_id, item_id, title, url, kind, added_at, read_at, note)
SELECT user_id, item_id, title, url, kind, added_at, read_at, note
FROM removed_items
WHERE user_id = :user_id AND undo_key = :undo_key AND removed_at >= :since
ON CONFLICT (user_id, item_id) DO NOTHING;

-- name: put_back_notes(user_id, undo_key, since)!
-- What is on the list again, without a note.
UPDATE listed_items
SET note = (
    SELECT removed_items.note
    FROM removed_items
    WHERE removed_items.user_id = :user_id
        AND removed_items.undo_key = :undo_key
        AND removed_items.item_id = listed_items.item_id
)
WHERE user_id = :user_id
    AND note IS NULL
    AND item_id IN (
        SELECT item_id
        FROM removed_items
        WHERE user_id = :user_id AND undo_key = :undo_key AND removed_at >= :since
    );

-- name: take_out(user_id, undo_key, since)!
DELETE FROM removed_items
WHERE user_id = :user_id AND undo_key = :undo_key AND removed_at >= :since;

-- name: forget_removed(before)!
DELETE FROM removed_items
WHERE removed_at < :before;

-- name: held_removed_items(user_id)
SELECT item_id, title, url, kind, added_at, read_at, note, removed_at
FROM removed_items
WHERE user_id = :user_id
ORDER BY removed_at, item_id;

-- name: erase_listed_items(user_id)!
DELETE FROM listed_items
WHERE user_id = :user_id;

-- name: erase_removed_items(user_id)!
DELETE FROM removed_items
WHERE user_id = :user_id;

-- name: held_listed_items(user_id)
SELECT item_id, title, url, kind, added_at, read_at, note
FROM listed_items
WHERE user_id = :user_id
ORDER BY added_at, item_id;
