-- name: write_one*!
INSERT INTO entry_revisions
    (revision, guild_id, entry_id, version, action, shown, fields, made_by_user_id, made_at)
VALUES (
    (SELECT COALESCE(MAX(revision), 0) + 1 FROM entry_revisions),
    :guild_id,
    :entry_id,
    (
        SELECT COALESCE(MAX(version), 0) + 1
        FROM entry_revisions
        WHERE guild_id = :guild_id AND entry_id = :entry_id
    ),
    :action, :shown, :fields, :made_by, :made_at
);

-- name: last()$
SELECT COALESCE(MAX(revision), 0)
FROM entry_revisions;

-- name: newest(guild_id, entry_id)^
SELECT revision, guild_id, entry_id, version, action, shown, fields, made_by_user_id, made_at
FROM entry_revisions
WHERE guild_id = :guild_id AND entry_id = :entry_id
ORDER BY version DESC
LIMIT 1;

-- name: get(revision)^
SELECT revision, guild_id, entry_id, version, action, shown, fields, made_by_user_id, made_at
FROM entry_revisions
WHERE revision = :revision;

-- name: of_entry(guild_id, entry_id)
SELECT revision, guild_id, entry_id, version, action, shown, fields, made_by_user_id, made_at
FROM entry_revisions
WHERE guild_id = :guild_id AND entry_id = :entry_id
ORDER BY version;

-- name: of_batch(guild_id, first, last, made_by, made_at)
SELECT revision, guild_id, entry_id, version, action, shown, fields, made_by_user_id, made_at
FROM entry_revisions
WHERE revision BETWEEN :first AND :last
    AND guild_id = :guild_id
    AND made_by_user_id = :made_by
    AND made_at = :made_at
ORDER BY revision;

-- name: before_batch(guild_id, first, last)
SELECT
    was.revision, was.guild_id, was.entry_id, was.version, was.action, was.shown, was.fields,
    was.made_by_user_id, was.made_at
FROM entry_revisions AS one
JOIN entry_revisions AS was
    ON was.guild_id = one.guild_id
    AND was.entry_id = one.entry_id
    AND was.version = one.version - 1
WHERE one.revision BETWEEN :first AND :last AND one.guild_id = :guild_id
ORDER BY one.revision;

-- name: newest_of_guild(guild_id)
SELECT revision, guild_id, entry_id, version, action, shown, fields, made_by_user_id, made_at
FROM entry_revisions AS one
WHERE guild_id = :guild_id
    AND NOT EXISTS (
        SELECT 1
        FROM entry_revisions AS later
        WHERE later.guild_id = one.guild_id
            AND later.entry_id = one.entry_id
            AND later.version > one.version
    )
ORDER BY entry_id;

-- name: ids_elsewhere(guild_id)
SELECT DISTINCT entry_id
FROM entry_revisions
WHERE guild_id NOT IN (:guild_id, 0);

-- name: since(revision)
SELECT revision, guild_id, entry_id, version, action, shown, fields, made_by_user_id, made_at
FROM entry_revisions AS one
WHERE revision > :revision
    AND NOT EXISTS (
        SELECT 1
        FROM entry_revisions AS later
        WHERE later.guild_id = one.guild_id
            AND later.entry_id = one.entry_id
            AND later.version > one.version
    )
ORDER BY revision;

-- name: elsewhere(guild_id, entry_id)$
SELECT COUNT(*)
FROM entry_revisions
WHERE entry_id = :entry_id AND guild_id NOT IN (:guild_id, 0);

-- name: held_entry_revisions(user_id)
SELECT revision, NULLIF(guild_id, 0) AS guild_id, entry_id, version, action, made_at
FROM entry_revisions
WHERE made_by_user_id = :user_id
ORDER BY revision;

-- name: erase_entry_revisions(user_id)!
UPDATE entry_revisions
SET made_by_user_id = NULL
WHERE made_by_user_id = :user_id;
