-- What someone asks a person, and what they and who helps say to each other; kept until 28 days
-- after the last of it. `unsent` waits for the asker's yes. It was sent to `channel_id`, where
-- `role_id` or `person_user_id` is called by name, or without a channel to that person by direct
-- message; the answer goes to the asker, or to the channel where it was asked for all to see.
-- `exchange` is JSON: what was said since, oldest first. Someone has waited for an answer where
-- `raise_at` says when it is brought up again; `raised` counts how often it was.
CREATE TABLE help_requests (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    asker_user_id INTEGER NOT NULL,
    question TEXT NOT NULL,
    question_key TEXT,
    guild_id INTEGER,
    server TEXT NOT NULL,
    channel_id INTEGER,
    role_id INTEGER,
    person_user_id INTEGER,
    public_channel_id INTEGER,
    url TEXT NOT NULL,
    helper_user_id INTEGER,
    state TEXT NOT NULL CHECK (state IN ('unsent', 'open', 'closed')),
    exchange TEXT NOT NULL,
    raised INTEGER NOT NULL,
    raise_at INTEGER,
    made_at INTEGER NOT NULL,
    touched_at INTEGER NOT NULL,
    CHECK (state = 'unsent' OR guild_id IS NOT NULL),
    CHECK (state = 'open' OR raise_at IS NULL)
) STRICT;

CREATE INDEX help_requests_by_asker ON help_requests (asker_user_id);
CREATE INDEX help_requests_by_helper ON help_requests (helper_user_id);
CREATE INDEX help_requests_by_person ON help_requests (person_user_id);
CREATE INDEX help_requests_to_raise ON help_requests (raise_at);
