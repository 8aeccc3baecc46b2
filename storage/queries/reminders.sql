-- name: at(user_id, item_id, due_at)^
SELECT key, undo_key
FROM reminders
WHERE user_id = :user_id AND item_id = :item_id AND due_at = :due_at;

-- name: waiting(user_id)$
SELECT COUNT(*)
FROM reminders
WHERE user_id = :user_id AND delivered_at IS NULL AND undo_key IS NULL;

-- name: add(key, user_id, item_id, due_at, zone, set_at)!
INSERT INTO reminders (key, user_id, item_id, due_at, zone, set_at)
VALUES (:key, :user_id, :item_id, :due_at, :zone, :set_at)
ON CONFLICT DO NOTHING;

-- name: bring_back(user_id, item_id, due_at)^
UPDATE reminders
SET undo_key = NULL, removed_at = NULL
WHERE user_id = :user_id AND item_id = :item_id AND due_at = :due_at
RETURNING key, user_id, item_id, due_at, zone;

-- name: of_user(user_id)
SELECT key, user_id, item_id, due_at, zone
FROM reminders
WHERE user_id = :user_id AND delivered_at IS NULL AND undo_key IS NULL
ORDER BY due_at, key;

-- name: get(key)^
SELECT key, user_id, item_id, due_at, zone
FROM reminders
WHERE key = :key AND undo_key IS NULL;

-- name: following(key)^
SELECT later.key, later.user_id, later.item_id, later.due_at, later.zone
FROM reminders AS earlier
JOIN reminders AS later ON later.key = earlier.following
WHERE earlier.key = :key AND later.undo_key IS NULL;

-- name: follow(key, following)!
UPDATE reminders
SET following = :following
WHERE key = :key;

-- name: delivered(key, at)!
UPDATE reminders
SET delivered_at = :at
WHERE key = :key AND delivered_at IS NULL;

-- name: cancel(key)!
DELETE FROM reminders
WHERE key = :key;

-- name: set_aside(key, undo_key, now)!
UPDATE reminders
SET undo_key = :undo_key, removed_at = :now
WHERE key = :key;

-- name: aside(user_id, undo_key)
SELECT key, user_id, item_id, due_at, zone
FROM reminders
WHERE user_id = :user_id AND undo_key = :undo_key
ORDER BY due_at, key;

-- name: forget_aside(before)!
DELETE FROM reminders
WHERE removed_at < :before;

-- name: forget_delivered(before)!
DELETE FROM reminders
WHERE delivered_at < :before;

-- name: held_reminders(user_id)
SELECT key, item_id, due_at, zone, set_at, delivered_at, following, removed_at
FROM reminders
WHERE user_id = :user_id
ORDER BY due_at, key;

-- name: erase_reminders(user_id)!
DELETE FROM reminders
WHERE user_id = :user_id;
