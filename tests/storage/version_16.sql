-- A database as schema 16 wrote it, with something in nearly every table.
BEGIN TRANSACTION;
CREATE TABLE askers (
    question_key TEXT NOT NULL REFERENCES kept_questions (key) ON DELETE CASCADE,
    key_period INTEGER NOT NULL,
    pseudonym TEXT NOT NULL,
    PRIMARY KEY (question_key, key_period, pseudonym)
) STRICT;
INSERT INTO "askers" VALUES('q1',719,'bc953881b92aa5c3da0259f39be4b3be');
INSERT INTO "askers" VALUES('q2',719,'f7c34a2f7c86da5a1b2e52a544da335a');
CREATE TABLE awaiting (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    user_id INTEGER NOT NULL,
    question_key TEXT NOT NULL,
    guild_id INTEGER,
    text TEXT NOT NULL CHECK (length(text) > 0),
    wished_at INTEGER NOT NULL,
    asked_day INTEGER NOT NULL,
    decision_key TEXT REFERENCES gap_decisions (key) ON DELETE SET NULL,
    UNIQUE (user_id, question_key)
) STRICT;
INSERT INTO "awaiting" VALUES('w1',1200000000000000001,'q1',7,'Wat helpt tegen eenzaamheid?',1741609800,20157,NULL);
INSERT INTO "awaiting" VALUES('w2',1200000000000000002,'q2',7,'Wat helpt tegen eenzaamheid?',1741609800,20157,NULL);
CREATE TABLE channel_items (
    channel_id INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES news (number) ON DELETE CASCADE,
    post TEXT NOT NULL CHECK (length(post) BETWEEN 1 AND 22),
    PRIMARY KEY (channel_id, number)
) STRICT;
CREATE TABLE channel_modes (
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('off', 'on_request', 'listening')),
    set_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, channel_id)
) STRICT;
INSERT INTO "channel_modes" VALUES(7,5,'listening',1741609800);
CREATE TABLE channel_themes (
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    theme_id TEXT NOT NULL CHECK (length(theme_id) > 0),
    frequency TEXT NOT NULL CHECK (frequency IN ('direct', 'day', 'week', 'month')),
    since INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (channel_id, theme_id)
) STRICT;
INSERT INTO "channel_themes" VALUES(7,5,'wonen','direct',1741609800,1741609800);
CREATE TABLE choices (
    question_key TEXT NOT NULL REFERENCES kept_questions (key) ON DELETE CASCADE,
    entry_id TEXT NOT NULL,
    chosen_at INTEGER NOT NULL,
    PRIMARY KEY (question_key, entry_id)
) STRICT;
INSERT INTO "choices" VALUES('q1','eenzaamheid',1741609800);
CREATE TABLE database_identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch TEXT NOT NULL
) STRICT;
INSERT INTO "database_identity" VALUES(1,'Av--4qFTfRruSaRB5RoYmg');
CREATE TABLE drafts (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    guild_id INTEGER NOT NULL,
    moderator_user_id INTEGER NOT NULL,
    fields TEXT NOT NULL,
    based_on INTEGER NOT NULL,
    written INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "drafts" VALUES('c1',7,1200000000000000001,'{"soort": "vraag", "vraag": "Hoe help je egels?"}',0,1,1741609800);
INSERT INTO "drafts" VALUES('c2',7,1200000000000000002,'{"soort": "vraag", "vraag": "Hoe help je egels?"}',0,1,1741609800);
CREATE TABLE entry_revisions (
    revision INTEGER PRIMARY KEY NOT NULL CHECK (revision > 0),
    guild_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL CHECK (length(entry_id) BETWEEN 1 AND 60),
    version INTEGER NOT NULL CHECK (version > 0),
    action TEXT NOT NULL CHECK (length(action) > 0),
    shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
    fields TEXT,
    made_by_user_id INTEGER,
    made_at INTEGER NOT NULL,
    UNIQUE (guild_id, entry_id, version)
) STRICT;
INSERT INTO "entry_revisions" VALUES(1,1200000000000000201,'egel-1',1,'published',1,'{"id": "egel", "soort": "vraag", "vraag": "Hoe help je egels?"}',1200000000000000001,1741609800);
INSERT INTO "entry_revisions" VALUES(2,1200000000000000202,'egel-2',1,'published',1,'{"id": "egel", "soort": "vraag", "vraag": "Hoe help je egels?"}',1200000000000000002,1741609800);
INSERT INTO "entry_revisions" VALUES(3,0,'das',1,'shared',1,'{"id": "das", "soort": "vraag", "vraag": "Waar woont een das?"}',1200000000000000001,1741609800);
INSERT INTO "entry_revisions" VALUES(4,7,'das',1,'hidden',0,NULL,1200000000000000002,1741609800);
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
INSERT INTO "feed_items" VALUES(7,'https://example.org/feed','i1','https://example.org/i1',0,0,'{"titel": "Iets"}','v10',1741609800);
CREATE TABLE feedback (
    question_key TEXT NOT NULL REFERENCES kept_questions (key),
    entry_id TEXT NOT NULL,
    key_period INTEGER NOT NULL,
    pseudonym TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('useful', 'not_useful')),
    reason TEXT,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (question_key, entry_id, key_period, pseudonym)
) STRICT;
INSERT INTO "feedback" VALUES('q1','eenzaamheid',719,'bc953881b92aa5c3da0259f39be4b3be','useful','Oud',1741609800);
INSERT INTO "feedback" VALUES('q2','eenzaamheid',719,'f7c34a2f7c86da5a1b2e52a544da335a','useful','Oud',1741609800);
CREATE TABLE feedback_totals (
    day INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL,
    useful INTEGER NOT NULL,
    not_useful INTEGER NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (day, guild_id, entry_id)
) STRICT;
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
INSERT INTO "feeds" VALUES(7,'https://example.org/feed','"e"',NULL,1741609800,1741609800,0);
CREATE TABLE follow_places (
    user_id INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (user_id, guild_id)
) STRICT;
INSERT INTO "follow_places" VALUES(1200000000000000001,7,1741609800);
INSERT INTO "follow_places" VALUES(1200000000000000002,7,1741609800);
CREATE TABLE follows (
    user_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('theme', 'organisation', 'author')),
    subject_id TEXT NOT NULL CHECK (length(subject_id) > 0),
    since INTEGER NOT NULL,
    PRIMARY KEY (user_id, kind, subject_id)
) STRICT;
INSERT INTO "follows" VALUES(1200000000000000001,'theme','thema-1',1741609800);
INSERT INTO "follows" VALUES(1200000000000000002,'theme','thema-2',1741609800);
CREATE TABLE gap_decisions (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    guild_id INTEGER NOT NULL,
    entry_id TEXT CHECK (length(entry_id) > 0),
    revision INTEGER,
    decided_at INTEGER NOT NULL
) STRICT;
INSERT INTO "gap_decisions" VALUES('d1',7,'eenzaamheid',NULL,1741609800);
CREATE TABLE guild_settings (
    guild_id INTEGER PRIMARY KEY,
    moderator_role_id INTEGER,
    human_role_id INTEGER,
    human_channel_id INTEGER,
    human_user_id INTEGER,
    log_channel_id INTEGER,
    threshold REAL CHECK (threshold BETWEEN 0 AND 1),
    updated_at INTEGER NOT NULL
, time_zone TEXT CHECK (length(time_zone) > 0), silent_until INTEGER) STRICT;
INSERT INTO "guild_settings" VALUES(1200000000000000101,NULL,NULL,NULL,1200000000000000001,NULL,0.7,1741609800,NULL,NULL);
INSERT INTO "guild_settings" VALUES(1200000000000000102,NULL,NULL,NULL,1200000000000000002,NULL,0.7,1741609800,NULL,NULL);
CREATE TABLE human_requests (
    question_key TEXT PRIMARY KEY NOT NULL REFERENCES kept_questions (key) ON DELETE CASCADE,
    guild_id INTEGER,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "human_requests" VALUES('q2',7,1741609800);
CREATE TABLE kept_questions (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    guild_id INTEGER,
    text TEXT NOT NULL,
    outcome TEXT NOT NULL,
    confidence REAL NOT NULL,
    entry_ids TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    asked_day INTEGER NOT NULL
) STRICT;
INSERT INTO "kept_questions" VALUES('q1',7,'Wat helpt tegen eenzaamheid?','found',0.83,'["eenzaamheid", "ontmoeten"]',1741609800,20157);
INSERT INTO "kept_questions" VALUES('q2',7,'Wat helpt tegen eenzaamheid?','found',0.83,'["eenzaamheid", "ontmoeten"]',1741609800,20157);
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
INSERT INTO "kept_searches" VALUES('z1','vocht',NULL,NULL,NULL,NULL,NULL,NULL,20157);
CREATE TABLE known_entries (
    entry_id TEXT PRIMARY KEY NOT NULL CHECK (length(entry_id) > 0),
    edition TEXT NOT NULL
) STRICT;
INSERT INTO "known_entries" VALUES('boek','e1');
CREATE TABLE known_events (
    entry_id TEXT PRIMARY KEY NOT NULL CHECK (length(entry_id) > 0),
    state TEXT NOT NULL
) STRICT;
INSERT INTO "known_events" VALUES('dag','e1');
CREATE TABLE listed_items (
    user_id INTEGER NOT NULL,
    item_id TEXT NOT NULL CHECK (length(item_id) > 0),
    title TEXT NOT NULL CHECK (length(title) > 0),
    url TEXT,
    kind TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    read_at INTEGER,
    note TEXT CHECK (length(note) BETWEEN 1 AND 1000),
    PRIMARY KEY (user_id, item_id)
) STRICT;
INSERT INTO "listed_items" VALUES(1200000000000000001,'eenzaamheid','Wat helpt tegen eenzaamheid?','https://example.org/eenzaamheid','vraag',1741609800,NULL,'Lezen');
INSERT INTO "listed_items" VALUES(1200000000000000002,'eenzaamheid','Wat helpt tegen eenzaamheid?','https://example.org/eenzaamheid','vraag',1741609800,NULL,'Lezen');
CREATE TABLE "news" (
    number INTEGER PRIMARY KEY NOT NULL CHECK (number > 0),
    guild_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL CHECK (length(entry_id) > 0),
    edition TEXT NOT NULL CHECK (length(edition) > 0),
    why TEXT NOT NULL CHECK (why IN ('new', 'renewed', 'soon', 'near', 'changed', 'cancelled')),
    made_at INTEGER NOT NULL,
    over_at INTEGER,
    done_user INTEGER NOT NULL DEFAULT -1,
    spread_at INTEGER,
    UNIQUE (guild_id, entry_id, edition)
) STRICT;
INSERT INTO "news" VALUES(1,0,'boek','rbCjVAIwvz7xS8aFTNFpdw','new',1741609800,NULL,-1,1741609800);
INSERT INTO "news" VALUES(2,0,'boek','N46G1ow1lirNOqjRLrmSaA','new',1741609800,NULL,-1,1741609800);
INSERT INTO "news" VALUES(3,0,'boek','fQGNINVM7fk_fAtQf8Jhsg','new',1741609800,NULL,-1,1741609800);
INSERT INTO "news" VALUES(4,0,'boek','sHWEisoh8S_-SGzGZO6Jng','new',1741609800,NULL,-1,1741609800);
CREATE TABLE "news_items" (
    user_id INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES "news" (number) ON DELETE CASCADE,
    digest TEXT CHECK (length(digest) BETWEEN 1 AND 22),
    told_at INTEGER,
    PRIMARY KEY (user_id, number),
    CHECK (told_at IS NULL OR digest IS NOT NULL)
) STRICT;
INSERT INTO "news_items" VALUES(1200000000000000001,1,'Vs9u8K2gUHcqzWHztQ9hBg',1741609800);
INSERT INTO "news_items" VALUES(1200000000000000001,2,NULL,NULL);
INSERT INTO "news_items" VALUES(1200000000000000002,3,'hnD9mgqBcbhJestG36_56Q',1741609800);
INSERT INTO "news_items" VALUES(1200000000000000002,4,NULL,NULL);
CREATE TABLE news_settings (
    user_id INTEGER PRIMARY KEY,
    frequency TEXT NOT NULL CHECK (frequency IN ('never', 'direct', 'day', 'week', 'month')),
    day INTEGER NOT NULL CHECK (day BETWEEN 0 AND 31),
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    quiet_from INTEGER CHECK (quiet_from BETWEEN 0 AND 1439),
    quiet_until INTEGER CHECK (quiet_until BETWEEN 0 AND 1439),
    paused_until INTEGER,
    zone TEXT CHECK (length(zone) > 0),
    changed_at INTEGER NOT NULL,
    CHECK (frequency <> 'week' OR day <= 6),
    CHECK (frequency <> 'month' OR day >= 1),
    CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
    CHECK (quiet_from <> quiet_until)
) STRICT;
INSERT INTO "news_settings" VALUES(1200000000000000001,'week',3,540,NULL,NULL,NULL,NULL,1741609800);
INSERT INTO "news_settings" VALUES(1200000000000000002,'week',3,540,NULL,NULL,NULL,NULL,1741609800);
CREATE TABLE "news_subjects" (
    number INTEGER NOT NULL REFERENCES "news" (number) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('theme', 'organisation', 'author')),
    subject_id TEXT NOT NULL CHECK (length(subject_id) > 0),
    PRIMARY KEY (number, kind, subject_id)
) STRICT;
INSERT INTO "news_subjects" VALUES(1,'theme','thema-1');
INSERT INTO "news_subjects" VALUES(2,'theme','thema-1');
INSERT INTO "news_subjects" VALUES(3,'theme','thema-2');
INSERT INTO "news_subjects" VALUES(4,'theme','thema-2');
CREATE TABLE news_turns (
    user_id INTEGER PRIMARY KEY,
    due_at INTEGER
) STRICT;
INSERT INTO "news_turns" VALUES(1200000000000000001,NULL);
INSERT INTO "news_turns" VALUES(1200000000000000002,NULL);
CREATE TABLE notices (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    user_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    subject TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'undeliverable')),
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    tried_at INTEGER,
    message_id INTEGER,
    sent_at INTEGER,
    CHECK (not_before >= due_at),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
) STRICT;
INSERT INTO "notices" VALUES('r10',1200000000000000001,'reminder','{"item": "eenzaamheid"}',1741696200,1741696200,'sent',1,1741696200,1200000000000001001,1741696200);
INSERT INTO "notices" VALUES('s1',1200000000000000001,'reminder','{"item": "eenzaamheid"}',1742301000,1742301000,'undeliverable',0,NULL,NULL,NULL);
INSERT INTO "notices" VALUES('n1',1200000000000000001,'reminder','{"item": "eenzaamheid"}',1741609800,1741609800,'undeliverable',1,1741609800,NULL,NULL);
INSERT INTO "notices" VALUES('r20',1200000000000000002,'reminder','{"item": "eenzaamheid"}',1741696200,1741696200,'sent',1,1741696200,1200000000000001002,1741696200);
INSERT INTO "notices" VALUES('s2',1200000000000000002,'reminder','{"item": "eenzaamheid"}',1742301000,1742301000,'undeliverable',0,NULL,NULL,NULL);
INSERT INTO "notices" VALUES('n2',1200000000000000002,'reminder','{"item": "eenzaamheid"}',1741609800,1741609800,'undeliverable',1,1741609800,NULL,NULL);
CREATE TABLE pending_imports (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    guild_id INTEGER NOT NULL,
    items TEXT NOT NULL,
    offered_at INTEGER NOT NULL
) STRICT;
INSERT INTO "pending_imports" VALUES('i1',7,'[[{"id": "x"}, 0]]',1741609800);
CREATE TABLE people_days (
    day INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    pseudonym TEXT NOT NULL,
    PRIMARY KEY (day, guild_id, pseudonym)
) STRICT;
INSERT INTO "people_days" VALUES(20157,7,'bc953881b92aa5c3da0259f39be4b3be');
INSERT INTO "people_days" VALUES(20157,0,'bc953881b92aa5c3da0259f39be4b3be');
INSERT INTO "people_days" VALUES(20157,7,'f7c34a2f7c86da5a1b2e52a544da335a');
INSERT INTO "people_days" VALUES(20157,0,'f7c34a2f7c86da5a1b2e52a544da335a');
CREATE TABLE people_totals (
    day INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (day, guild_id)
) STRICT;
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
    decided_at INTEGER, found TEXT,
    CHECK ((kind = 'improvement') = (item_id IS NOT NULL)),
    CHECK ((state IN ('published', 'declined')) = (decided_at IS NOT NULL))
) STRICT;
INSERT INTO "proposals" VALUES('v10',7,1200000000000000001,NULL,'knowledge',NULL,'Hoe help je egels?','Met een gat in de schutting.','','','waiting','[{"key": "b1", "question": "Hoe groot is dat gat?", "asked_at": "2025-03-10T12:30:00+00:00", "answer": "Klein.", "answered_at": "2025-03-10T12:30:00+00:00"}]',NULL,NULL,NULL,NULL,1741609800,20157,NULL,NULL);
INSERT INTO "proposals" VALUES('v11',7,1200000000000000001,NULL,'knowledge',NULL,'Hoe help je egels?','Met een gat in de schutting.','','','published','[]',NULL,'egel',1,NULL,1741609800,20157,1741609800,NULL);
INSERT INTO "proposals" VALUES('v20',7,1200000000000000002,NULL,'knowledge',NULL,'Hoe help je egels?','Met een gat in de schutting.','','','waiting','[{"key": "b2", "question": "Hoe groot is dat gat?", "asked_at": "2025-03-10T12:30:00+00:00", "answer": "Klein.", "answered_at": "2025-03-10T12:30:00+00:00"}]',NULL,NULL,NULL,NULL,1741609800,20157,NULL,NULL);
INSERT INTO "proposals" VALUES('v21',7,1200000000000000002,NULL,'knowledge',NULL,'Hoe help je egels?','Met een gat in de schutting.','','','published','[]',NULL,'egel',1,NULL,1741609800,20157,1741609800,NULL);
CREATE TABLE pseudonym_keys (
    period INTEGER PRIMARY KEY,
    secret TEXT NOT NULL
) STRICT;
INSERT INTO "pseudonym_keys" VALUES(719,'9879fc9d47ea0be3a703ab9fc0b2b16205820273f2b5a7b97e0ce67834d291cc');
CREATE TABLE question_totals (
    day INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    questions INTEGER NOT NULL,
    PRIMARY KEY (day, guild_id, outcome)
) STRICT;
INSERT INTO "question_totals" VALUES(20157,7,'found',2);
CREATE TABLE reminders (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    user_id INTEGER NOT NULL,
    item_id TEXT NOT NULL CHECK (length(item_id) > 0),
    due_at INTEGER NOT NULL,
    zone TEXT NOT NULL CHECK (length(zone) > 0),
    set_at INTEGER NOT NULL,
    delivered_at INTEGER,
    following TEXT REFERENCES reminders (key) ON DELETE SET NULL,
    undo_key TEXT,
    removed_at INTEGER,
    UNIQUE (user_id, item_id, due_at),
    CHECK (following <> key),
    CHECK ((undo_key IS NULL) = (removed_at IS NULL))
) STRICT;
INSERT INTO "reminders" VALUES('r10',1200000000000000001,'eenzaamheid',1741696200,'Europe/Amsterdam',1741609800,1741696200,'s1',NULL,NULL);
INSERT INTO "reminders" VALUES('r11',1200000000000000001,'weg',1741696200,'Europe/Amsterdam',1741609800,NULL,NULL,'u1',1741609800);
INSERT INTO "reminders" VALUES('s1',1200000000000000001,'eenzaamheid',1742301000,'Europe/Amsterdam',1741696200,NULL,NULL,NULL,NULL);
INSERT INTO "reminders" VALUES('r20',1200000000000000002,'eenzaamheid',1741696200,'Europe/Amsterdam',1741609800,1741696200,'s2',NULL,NULL);
INSERT INTO "reminders" VALUES('r21',1200000000000000002,'weg',1741696200,'Europe/Amsterdam',1741609800,NULL,NULL,'u2',1741609800);
INSERT INTO "reminders" VALUES('s2',1200000000000000002,'eenzaamheid',1742301000,'Europe/Amsterdam',1741696200,NULL,NULL,NULL,NULL);
CREATE TABLE removed_items (
    undo_key TEXT NOT NULL CHECK (length(undo_key) BETWEEN 1 AND 22),
    user_id INTEGER NOT NULL,
    item_id TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    kind TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    read_at INTEGER,
    note TEXT,
    removed_at INTEGER NOT NULL,
    PRIMARY KEY (undo_key, item_id)
) STRICT;
INSERT INTO "removed_items" VALUES('u1',1200000000000000001,'weg','Wat helpt tegen eenzaamheid?','https://example.org/eenzaamheid','vraag',1741609800,NULL,NULL,1741609800);
INSERT INTO "removed_items" VALUES('u2',1200000000000000002,'weg','Wat helpt tegen eenzaamheid?','https://example.org/eenzaamheid','vraag',1741609800,NULL,NULL,1741609800);
CREATE TABLE reports (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 22),
    guild_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL CHECK (length(entry_id) > 0),
    text TEXT NOT NULL CHECK (length(text) > 0),
    key_period INTEGER NOT NULL,
    pseudonym TEXT NOT NULL,
    reported_at INTEGER NOT NULL,
    reported_day INTEGER NOT NULL
) STRICT;
INSERT INTO "reports" VALUES('p1',7,'eenzaamheid','Fout.',719,'bc953881b92aa5c3da0259f39be4b3be',1741609800,20157);
INSERT INTO "reports" VALUES('p2',7,'eenzaamheid','Fout.',719,'f7c34a2f7c86da5a1b2e52a544da335a',1741609800,20157);
CREATE TABLE schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT
;
INSERT INTO "schema_versions" VALUES(1,'0001_first.sql');
INSERT INTO "schema_versions" VALUES(2,'0002_searches.sql');
INSERT INTO "schema_versions" VALUES(3,'0003_reading_lists.sql');
INSERT INTO "schema_versions" VALUES(4,'0004_curation.sql');
INSERT INTO "schema_versions" VALUES(5,'0005_channels.sql');
INSERT INTO "schema_versions" VALUES(6,'0006_gaps.sql');
INSERT INTO "schema_versions" VALUES(7,'0007_following.sql');
INSERT INTO "schema_versions" VALUES(8,'0008_imports.sql');
INSERT INTO "schema_versions" VALUES(9,'0009_drafts.sql');
INSERT INTO "schema_versions" VALUES(10,'0010_proposals.sql');
INSERT INTO "schema_versions" VALUES(11,'0011_feeds.sql');
INSERT INTO "schema_versions" VALUES(12,'0012_event_news.sql');
INSERT INTO "schema_versions" VALUES(13,'0013_channel_news.sql');
INSERT INTO "schema_versions" VALUES(14,'0014_server_agendas.sql');
INSERT INTO "schema_versions" VALUES(15,'0015_notices_in_turn.sql');
INSERT INTO "schema_versions" VALUES(16,'0016_presence.sql');
CREATE TABLE server_agendas (
    guild_id INTEGER PRIMARY KEY,
    set_at INTEGER NOT NULL,
    trouble TEXT
) STRICT;
INSERT INTO "server_agendas" VALUES(7,1741609800,NULL);
CREATE TABLE server_events (
    guild_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL CHECK (length(entry_id) > 0),
    event_id INTEGER,
    sent TEXT NOT NULL,
    over_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, entry_id)
) STRICT;
INSERT INTO "server_events" VALUES(7,'dag',9,'1 a Dag',1741609800);
CREATE TABLE settled_questions (
    question_key TEXT NOT NULL REFERENCES kept_questions (key) ON DELETE CASCADE,
    about TEXT NOT NULL,
    decision_key TEXT NOT NULL REFERENCES gap_decisions (key) ON DELETE CASCADE,
    PRIMARY KEY (question_key, about)
) STRICT;
INSERT INTO "settled_questions" VALUES('q1','','d1');
CREATE TABLE settled_reports (
    report_key TEXT PRIMARY KEY NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
    decision_key TEXT NOT NULL REFERENCES gap_decisions (key) ON DELETE CASCADE
) STRICT;
CREATE TABLE unreachable (
    user_id INTEGER PRIMARY KEY,
    since INTEGER NOT NULL,
    told_at INTEGER
, here_at INTEGER) STRICT;
INSERT INTO "unreachable" VALUES(1200000000000000001,1741609800,NULL,NULL);
INSERT INTO "unreachable" VALUES(1200000000000000002,1741609800,NULL,NULL);
CREATE INDEX kept_questions_by_day ON kept_questions (asked_day);
CREATE INDEX kept_questions_by_guild ON kept_questions (guild_id, asked_at);
CREATE INDEX feedback_by_person ON feedback (key_period, pseudonym);
CREATE INDEX kept_searches_by_day ON kept_searches (searched_day);
CREATE INDEX reminders_by_following ON reminders (following);
CREATE INDEX notices_by_state ON notices (state, not_before);
CREATE INDEX notices_by_user ON notices (user_id, state);
CREATE INDEX entry_revisions_by_entry ON entry_revisions (entry_id);
CREATE INDEX entry_revisions_by_maker ON entry_revisions (made_by_user_id);
CREATE INDEX askers_by_person ON askers (key_period, pseudonym);
CREATE INDEX reports_by_guild ON reports (guild_id, reported_at);
CREATE INDEX reports_by_person ON reports (key_period, pseudonym, reported_day);
CREATE INDEX settled_questions_by_decision ON settled_questions (decision_key);
CREATE INDEX settled_reports_by_decision ON settled_reports (decision_key);
CREATE INDEX awaiting_by_question ON awaiting (question_key);
CREATE INDEX awaiting_by_decision ON awaiting (decision_key);
CREATE INDEX follows_by_subject ON follows (kind, subject_id, user_id);
CREATE INDEX news_turns_by_due ON news_turns (due_at);
CREATE INDEX pending_imports_by_time ON pending_imports (offered_at);
CREATE INDEX drafts_by_moderator ON drafts (moderator_user_id, guild_id);
CREATE INDEX drafts_by_time ON drafts (updated_at);
CREATE INDEX proposals_by_guild ON proposals (guild_id, state, proposed_at);
CREATE INDEX proposals_by_proposer ON proposals (proposer_user_id, proposed_at);
CREATE INDEX proposals_by_draft ON proposals (draft_key);
CREATE INDEX feed_items_by_link ON feed_items (guild_id, link);
CREATE INDEX feed_items_by_proposal ON feed_items (proposal_key);
CREATE INDEX news_by_entry ON news (entry_id, edition);
CREATE INDEX news_to_spread ON news (guild_id, number) WHERE spread_at IS NULL;
CREATE INDEX news_items_by_number ON news_items (number);
CREATE INDEX news_items_by_digest ON news_items (digest) WHERE digest IS NOT NULL;
CREATE INDEX channel_themes_by_guild ON channel_themes (guild_id);
CREATE INDEX channel_items_by_number ON channel_items (number);
CREATE INDEX channel_items_by_post ON channel_items (post);
CREATE INDEX news_subjects_by_subject ON news_subjects (kind, subject_id, number);
CREATE INDEX notices_in_turn ON notices (state, due_at, key, not_before);
COMMIT;
