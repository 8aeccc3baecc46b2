-- name: entries()
SELECT entry_id, edition
FROM known_entries;

-- name: know*!
INSERT INTO known_entries (entry_id, edition)
VALUES (:entry_id, :edition)
ON CONFLICT (entry_id) DO UPDATE SET edition = excluded.edition;

-- name: events()
SELECT entry_id, state
FROM known_events;

-- name: know_events*!
INSERT INTO known_events (entry_id, state)
VALUES (:entry_id, :state)
ON CONFLICT (entry_id) DO UPDATE SET state = excluded.state;
