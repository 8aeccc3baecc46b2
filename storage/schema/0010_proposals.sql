-- What people propose to a server's moderators: new knowledge, or what is to be better in `item_id`.
-- `proposer_user_id` is null where it came from a feed, which is then named in `feed`, and where who
-- proposed it was erased after it was published. `unsent` waits for its proposer, who was advised to
-- leave something personal out; `waiting` for the moderators. With a `draft_key` one of them writes
-- it; it is theirs no longer as soon as the draft is gone. What came of it is `revision` of `entry_id`,
-- null where that was there already; the notice of a decision has the proposal's key. `exchange` is JSON: what the moderators
-- asked, and the answers, oldest first; a question's notice has the question's key. `withdrawn` is there
-- without its texts to count for its day.
CREATE TABLE proposals (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    guild_id INTEGER NOT NULL,
    proposer_user_id INTEGER,
    feed TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('knowledge', 'improvement')),
    item_id TEXT,
    heading TEXT NOT NULL,
    body TEXT NOT NULL,
    source TEXT NOT NULL,
    why TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('unsent', 'waiting', 'published', 'declined', 'withdrawn')),
    exchange TEXT NOT NULL,
    draft_key TEXT REFERENCES drafts (key) ON DELETE SET NULL,
    entry_id TEXT,
    revision INTEGER,
    reason TEXT,
    proposed_at INTEGER NOT NULL,
    proposed_day INTEGER NOT NULL,
    decided_at INTEGER,
    CHECK ((kind = 'improvement') = (item_id IS NOT NULL)),
    CHECK ((state IN ('published', 'declined')) = (decided_at IS NOT NULL))
) STRICT;

CREATE INDEX proposals_by_guild ON proposals (guild_id, state, proposed_at);
CREATE INDEX proposals_by_proposer ON proposals (proposer_user_id, proposed_at);
CREATE INDEX proposals_by_draft ON proposals (draft_key);
