-- Machines that use the interface for programs. Of a secret, which has 256 random bits, the SHA-256 is kept; while one takes the place
-- of another both are good. Everything but the uses and `pause_told` is under the tag, the agents included: whoever writes to the
-- database alone can neither add a client nor widen one.

CREATE TABLE clients (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    brand INTEGER NOT NULL REFERENCES brands,
    -- Words with spaces between them, and so the networks.
    permissions TEXT NOT NULL,
    networks TEXT NOT NULL,
    -- Everybody who serves the brand; else those of client_agents.
    all_agents INTEGER NOT NULL CHECK (all_agents IN (0, 1)),
    wrong_allowed INTEGER NOT NULL CHECK (wrong_allowed BETWEEN 1 AND 1000),
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    secret_made_at INTEGER NOT NULL,
    secret_expires_at INTEGER,
    secret_used_at INTEGER,
    former_secret BLOB CHECK (length(former_secret) = 32),
    former_made_at INTEGER,
    former_expires_at INTEGER,
    former_used_at INTEGER,
    -- The end of the latest pause that the audit log tells of.
    pause_told INTEGER,
    tag_key TEXT NOT NULL,
    tag BLOB NOT NULL,
    CHECK ((former_secret IS NULL) = (former_made_at IS NULL))
) STRICT;

-- `agent`: the id, as text, so that the tag of the client is made over it.
CREATE TABLE client_agents (
    client INTEGER NOT NULL REFERENCES clients,
    agent TEXT NOT NULL CHECK (length(agent) = 36),
    PRIMARY KEY (client, agent)
) STRICT, WITHOUT ROWID;

-- Who opened a call, and who took an attempt or a look-up, for its agent; NULL where the agent did at the care desk.
ALTER TABLE calls ADD COLUMN client INTEGER REFERENCES clients;
ALTER TABLE attempts ADD COLUMN client INTEGER REFERENCES clients;
ALTER TABLE look_ups ADD COLUMN client INTEGER REFERENCES clients;
CREATE INDEX calls_by_client ON calls (client, opened_at) WHERE client IS NOT NULL;
CREATE INDEX attempts_by_client ON attempts (client, taken_at) WHERE client IS NOT NULL AND given_back = 0;
CREATE INDEX look_ups_by_client ON look_ups (client, failed, taken_at) WHERE client IS NOT NULL;

-- What a look-up of a client found, for ten minutes, to open one call with: `call` is the id of that call.
CREATE TABLE client_look_ups (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    client INTEGER NOT NULL REFERENCES clients,
    agent INTEGER NOT NULL REFERENCES agents,
    account INTEGER NOT NULL REFERENCES accounts,
    made_at INTEGER NOT NULL,
    call BLOB CHECK (length(call) = 16)
) STRICT, WITHOUT ROWID;
CREATE INDEX client_look_ups_by_age ON client_look_ups (made_at);
CREATE INDEX client_look_ups_by_account ON client_look_ups (account);

-- Requests that a client has named, for a day, with the answer once there is one. `fingerprint` is made without answers and codes.
-- `subject`: the id of the call or the attempt that comes of it.
CREATE TABLE client_requests (
    client INTEGER NOT NULL REFERENCES clients,
    key BLOB NOT NULL CHECK (length(key) = 32),
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    at INTEGER NOT NULL,
    status INTEGER,
    body TEXT CHECK ((body IS NULL) = (status IS NULL)),
    call INTEGER REFERENCES calls,
    PRIMARY KEY (client, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX client_requests_by_age ON client_requests (at);
CREATE INDEX client_requests_by_call ON client_requests (call) WHERE call IS NOT NULL;

DROP TRIGGER key_in_use_stays;
DROP VIEW key_uses;
CREATE VIEW key_uses AS
    SELECT 'answers' AS place, key_id FROM answers
    UNION ALL SELECT 'passwords', key_id FROM passwords
    UNION ALL SELECT 'agents', key_id FROM agents
    UNION ALL SELECT 'support_codes', key_id FROM support_codes
    UNION ALL SELECT 'second_factors', key_id FROM second_factors
    UNION ALL SELECT 'outbox', key_id FROM outbox WHERE key_id IS NOT NULL
    UNION ALL SELECT 'row_tags', tag_key FROM accounts WHERE tag_key IS NOT NULL
    UNION ALL SELECT 'row_tags', tag_key FROM members WHERE tag_key IS NOT NULL
    UNION ALL SELECT 'row_tags', tag_key FROM agents WHERE tag_key IS NOT NULL
    UNION ALL SELECT 'row_tags', tag_key FROM answers WHERE tag_key IS NOT NULL
    UNION ALL SELECT 'row_tags', tag_key FROM clients;
CREATE TRIGGER key_in_use_stays BEFORE DELETE ON key_checks
WHEN EXISTS (SELECT 1 FROM key_uses WHERE key_id = OLD.key_id)
BEGIN
    SELECT RAISE(ABORT, 'the key is in use');
END;

INSERT INTO audit_kinds (key, name) VALUES
    (240, 'clientAdded'), (241, 'clientChanged'), (242, 'clientSecretRenewed'), (243, 'clientDisabled'), (244, 'clientEnabled'),
    (245, 'clientRefused'), (246, 'clientPaused');
