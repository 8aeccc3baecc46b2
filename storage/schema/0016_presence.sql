-- When someone who takes no direct messages was here all the same; noted about once a day.
ALTER TABLE unreachable ADD COLUMN here_at INTEGER;
