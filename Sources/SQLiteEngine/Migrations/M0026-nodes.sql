-- The servers that share a database, and which of them does what only one does at a time. One server of a file writes nothing here.

CREATE TABLE nodes (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    -- Of the keys in its ring, with spaces between them.
    key_ids TEXT NOT NULL,
    configuration TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
) STRICT;

CREATE TABLE leases (
    job TEXT PRIMARY KEY,
    node BLOB NOT NULL CHECK (length(node) = 16),
    -- Counted on whenever another node takes the job.
    fence INTEGER NOT NULL CHECK (fence > 0),
    until INTEGER NOT NULL
) STRICT;
