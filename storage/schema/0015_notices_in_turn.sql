-- What waits to go out in the order in which it does, so that nobody sorts all of it for the next
-- few; with `not_before`, to pass over what was put off.
CREATE INDEX notices_in_turn ON notices (state, due_at, key, not_before);
