-- Which channels are told what is new of a theme, and how often, by the clock of their server. What
-- was news before `since` they are not told; `changed_at` is when the rhythm began.
CREATE TABLE channel_themes (
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    theme_id TEXT NOT NULL CHECK (length(theme_id) > 0),
    frequency TEXT NOT NULL CHECK (frequency IN ('direct', 'day', 'week', 'month')),
    since INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (channel_id, theme_id)
) STRICT;

CREATE INDEX channel_themes_by_guild ON channel_themes (guild_id);

-- What a channel was told, each news once; `post` is the key of the message that it stands in.
CREATE TABLE channel_items (
    channel_id INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES news (number) ON DELETE CASCADE,
    post TEXT NOT NULL CHECK (length(post) BETWEEN 1 AND 22),
    PRIMARY KEY (channel_id, number)
) STRICT;

CREATE INDEX channel_items_by_number ON channel_items (number);
CREATE INDEX channel_items_by_post ON channel_items (post);

CREATE INDEX news_subjects_by_subject ON news_subjects (kind, subject_id, number);
