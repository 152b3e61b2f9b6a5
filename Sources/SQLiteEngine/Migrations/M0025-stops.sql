-- Since when nothing of a brand is checked: an operator stopped it in an emergency. NULL: it is checked.
ALTER TABLE brands ADD COLUMN stopped_at INTEGER;

INSERT INTO audit_kinds (key, name) VALUES (251, 'brandStopped'), (252, 'brandResumed');

-- The last entry of the log that whoever it is streamed to has taken. One row at most.
CREATE TABLE audit_stream (
    key INTEGER PRIMARY KEY CHECK (key = 1),
    number INTEGER NOT NULL CHECK (number > 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
