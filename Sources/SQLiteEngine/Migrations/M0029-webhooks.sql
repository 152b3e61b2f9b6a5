-- Whom events are delivered to. Events themselves are entries of the audit log: `seen` is the last of them that deliveries were made of.

CREATE TABLE webhooks (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    client INTEGER NOT NULL REFERENCES clients,
    url TEXT NOT NULL CHECK (url <> ''),
    -- Words with spaces between them; none for all.
    kinds TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    -- The first of the failures in a row.
    failing_since INTEGER,
    paused_at INTEGER,
    pause TEXT CHECK (pause IN ('gone', 'failing')),
    CHECK ((pause IS NULL) = (paused_at IS NULL))
) STRICT;
CREATE INDEX webhooks_by_client ON webhooks (client);

-- What its keys follow from, sealed to its id. For a day after a renewal there are two.
CREATE TABLE webhook_secrets (
    key INTEGER PRIMARY KEY,
    webhook INTEGER NOT NULL REFERENCES webhooks ON DELETE CASCADE,
    key_id TEXT NOT NULL,
    nonce BLOB NOT NULL CHECK (length(nonce) = 12),
    sealed BLOB NOT NULL CHECK (length(sealed) > 16),
    ends_at INTEGER
) STRICT;
CREATE INDEX webhook_secrets_by_webhook ON webhook_secrets (webhook);

-- `event`: the entry; NULL for a test. `account`: what it is about, in whose order it is delivered. `lease`: who tries it, until when.
CREATE TABLE webhook_deliveries (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    webhook INTEGER NOT NULL REFERENCES webhooks ON DELETE CASCADE,
    sort TEXT NOT NULL CHECK (sort IN ('event', 'replay', 'test')),
    event INTEGER CHECK ((event IS NULL) = (sort = 'test')),
    account INTEGER REFERENCES accounts,
    made_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
    tries INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL,
    lease BLOB CHECK (length(lease) = 16),
    lease_until INTEGER,
    status INTEGER,
    fault TEXT CHECK (fault IN ('slow', 'unreachable', 'certificate', 'forbidden_address', 'erased')),
    settled_at INTEGER CHECK ((settled_at IS NULL) = (state = 'waiting')),
    CHECK ((lease IS NULL) = (lease_until IS NULL))
) STRICT;
-- An event is one delivery of a webhook, whoever makes it.
CREATE UNIQUE INDEX webhook_deliveries_once ON webhook_deliveries (webhook, event) WHERE sort = 'event';
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook, next_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_in_order ON webhook_deliveries (webhook, account, key) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_by_account ON webhook_deliveries (account) WHERE account IS NOT NULL;
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (settled_at) WHERE settled_at IS NOT NULL;

CREATE TRIGGER webhook_secrets_of_known_key BEFORE INSERT ON webhook_secrets
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER webhook_secrets_to_known_key BEFORE UPDATE OF key_id ON webhook_secrets
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;

DROP TRIGGER key_in_use_stays;
DROP VIEW key_uses;
CREATE VIEW key_uses AS
    SELECT 'answers' AS place, key_id FROM answers
    UNION ALL SELECT 'passwords', key_id FROM passwords
    UNION ALL SELECT 'agents', key_id FROM agents
    UNION ALL SELECT 'support_codes', key_id FROM support_codes
    UNION ALL SELECT 'second_factors', key_id FROM second_factors
    UNION ALL SELECT 'outbox', key_id FROM outbox WHERE key_id IS NOT NULL
    UNION ALL SELECT 'webhook_secrets', key_id FROM webhook_secrets
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
    (290, 'webhookAdded'), (291, 'webhookRemoved'), (292, 'webhookSecretRenewed'), (293, 'webhookPaused'), (294, 'webhookResumed');
