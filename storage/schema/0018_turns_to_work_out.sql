-- Whose turn isn't worked out, in the order in which that is done.
CREATE INDEX news_turns_to_work_out ON news_turns (user_id) WHERE due_at IS NULL;
