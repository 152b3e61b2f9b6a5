-- As M0026: the servers that share a database, and which of them does what only one does at a time.

CREATE TABLE nodes (
    id BYTEA PRIMARY KEY CHECK (length(id) = 16),
    name TEXT COLLATE "C" NOT NULL,
    version TEXT COLLATE "C" NOT NULL,
    -- Of the keys in its ring, with spaces between them.
    key_ids TEXT COLLATE "C" NOT NULL,
    configuration TEXT COLLATE "C" NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);

CREATE TABLE leases (
    job TEXT COLLATE "C" PRIMARY KEY,
    node BYTEA NOT NULL CHECK (length(node) = 16),
    -- Counted on whenever another node takes the job.
    fence BIGINT NOT NULL CHECK (fence > 0),
    until BIGINT NOT NULL
);
