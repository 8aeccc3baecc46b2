-- Feeds that the operator lets be read for a server's moderators, and what they brought. `read_at` is
-- null until one was read; `failures` counts those since. Of an item it is kept what tells it from
-- others and (of an event, as JSON in `facts`) what it said, so that it is proposed once and a change
-- is noticed. `link` is its address in one spelling. `modified` is in UTC seconds, 0 where it isn't said.
CREATE TABLE feeds (
    guild_id INTEGER NOT NULL,
    url TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    read_at INTEGER,
    next_at INTEGER NOT NULL,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    PRIMARY KEY (guild_id, url)
) STRICT;

CREATE TABLE feed_items (
    guild_id INTEGER NOT NULL,
    url TEXT NOT NULL,
    item_key TEXT NOT NULL,
    link TEXT,
    sequence INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    facts TEXT,
    proposal_key TEXT REFERENCES proposals (key) ON DELETE SET NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, url, item_key)
) STRICT;

CREATE INDEX feed_items_by_link ON feed_items (guild_id, link);
CREATE INDEX feed_items_by_proposal ON feed_items (proposal_key);

-- What a feed tells of an entry's fields besides the texts, as JSON; of an improvement those that
-- became different, null where one is gone.
ALTER TABLE proposals ADD COLUMN found TEXT;
