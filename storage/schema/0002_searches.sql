-- What was searched for, scrubbed, so that a button can show the next page; at most 28 days.
CREATE TABLE kept_searches (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    words TEXT NOT NULL,
    theme TEXT,
    kind TEXT,
    organisation TEXT,
    author TEXT,
    from_year INTEGER,
    most_minutes INTEGER,
    searched_day INTEGER NOT NULL
) STRICT;

CREATE INDEX kept_searches_by_day ON kept_searches (searched_day);
