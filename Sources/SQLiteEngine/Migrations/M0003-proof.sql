-- The audit log as a chain with signed checkpoints; keys that change; accounts that are closed and erased.

-- An entry's own fields are chained as they are; what tells of people only as salted hashes, so that it can be erased without
-- breaking the chain. Two groups, each erased as a whole: who did it (actor_id, actor_name, address) and what it concerned
-- (account, call, detail). A group has its salt and its values, or, once erased, the hash that stood for them and the number
-- of the later entry that tells of the erasure.
ALTER TABLE audit RENAME TO audit_without_chain;
DROP INDEX audit_by_account;
DROP INDEX audit_by_actor;
DROP TRIGGER audit_never_changes;
DROP TRIGGER audit_never_shrinks;

CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind INTEGER NOT NULL REFERENCES audit_kinds,
    actor TEXT NOT NULL CHECK (actor IN ('member', 'agent', 'system', 'host', 'visitor')),
    actor_salt BLOB CHECK (length(actor_salt) = 16),
    actor_id BLOB CHECK (length(actor_id) = 16),
    actor_name TEXT,
    address TEXT,
    actor_erased BLOB CHECK (length(actor_erased) = 32),
    actor_erased_by INTEGER CHECK (actor_erased_by > number),
    subject_salt BLOB CHECK (length(subject_salt) = 16),
    account BLOB CHECK (length(account) = 16),
    call BLOB CHECK (length(call) = 16),
    detail TEXT,
    subject_erased BLOB CHECK (length(subject_erased) = 32),
    subject_erased_by INTEGER CHECK (subject_erased_by > number),
    -- SHA-256 of the entry and of the hash of the one before it.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    -- HMAC of the hash by the key ring: nobody else can add an entry. Null for what was recorded before there was a chain.
    tag BLOB CHECK (length(tag) = 16),
    CHECK ((actor_salt IS NULL) = (actor_erased IS NOT NULL)),
    CHECK ((subject_salt IS NULL) = (subject_erased IS NOT NULL)),
    CHECK ((actor_erased IS NULL) = (actor_erased_by IS NULL)),
    CHECK ((subject_erased IS NULL) = (subject_erased_by IS NULL)),
    CHECK (actor_erased IS NULL OR (actor_id IS NULL AND actor_name IS NULL AND address IS NULL)),
    CHECK (subject_erased IS NULL OR (account IS NULL AND call IS NULL AND detail IS NULL)),
    CHECK (actor_erased IS NOT NULL OR (actor IN ('member', 'agent')) = (actor_id IS NOT NULL)),
    CHECK ((actor_id IS NULL) = (actor_name IS NULL))
) STRICT;

-- Without the entries of an import (kinds 1 and 2), which are many and no owner reads.
CREATE INDEX audit_by_account ON audit (account) WHERE kind > 2;
CREATE INDEX audit_by_actor ON audit (actor_id) WHERE actor_id IS NOT NULL;

CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
WHEN NEW.number <> OLD.number OR NEW.at <> OLD.at OR NEW.kind <> OLD.kind OR NEW.actor <> OLD.actor
    OR NEW.hash <> OLD.hash OR NEW.tag IS NOT OLD.tag
    OR (NEW.actor_erased IS NULL
        AND (NEW.actor_salt, NEW.actor_id, NEW.actor_name, NEW.address)
            IS NOT (OLD.actor_salt, OLD.actor_id, OLD.actor_name, OLD.address))
    OR (NEW.subject_erased IS NULL
        AND (NEW.subject_salt, NEW.account, NEW.call, NEW.detail)
            IS NOT (OLD.subject_salt, OLD.account, OLD.call, OLD.detail))
    OR (OLD.actor_erased IS NOT NULL
        AND (NEW.actor_erased, NEW.actor_erased_by) IS NOT (OLD.actor_erased, OLD.actor_erased_by))
    OR (OLD.subject_erased IS NOT NULL
        AND (NEW.subject_erased, NEW.subject_erased_by) IS NOT (OLD.subject_erased, OLD.subject_erased_by))
BEGIN
    SELECT RAISE(ABORT, 'the audit log only grows');
END;

CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log only grows');
END;

-- The log as it stood at an entry, signed with Ed25519 (RFC 8032). `next_key`: a public key that this signature vouches for.
CREATE TABLE audit_checkpoints (
    number INTEGER PRIMARY KEY REFERENCES audit,
    at INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    next_key BLOB CHECK (length(next_key) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TRIGGER audit_checkpoints_never_change BEFORE UPDATE ON audit_checkpoints
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint never changes');
END;

CREATE TRIGGER audit_checkpoints_stay BEFORE DELETE ON audit_checkpoints
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint stays');
END;

-- Since when the server seals with the key; null until it does.
ALTER TABLE key_checks ADD COLUMN sealing_since INTEGER;

-- A key that anything is sealed with stays known, and nothing is sealed with a key that is not.
CREATE VIEW key_uses AS
    SELECT 'answers' AS place, key_id FROM answers
    UNION ALL SELECT 'passwords', key_id FROM passwords
    UNION ALL SELECT 'agents', key_id FROM agents
    UNION ALL SELECT 'support_codes', key_id FROM support_codes
    UNION ALL SELECT 'second_factors', key_id FROM second_factors
    UNION ALL SELECT 'outbox', key_id FROM outbox WHERE key_id IS NOT NULL;

CREATE TRIGGER key_in_use_stays BEFORE DELETE ON key_checks
WHEN EXISTS (SELECT 1 FROM key_uses WHERE key_id = OLD.key_id)
BEGIN
    SELECT RAISE(ABORT, 'the key is in use');
END;

CREATE TRIGGER answers_of_known_key BEFORE INSERT ON answers
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER answers_to_known_key BEFORE UPDATE OF key_id ON answers
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER passwords_of_known_key BEFORE INSERT ON passwords
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER passwords_to_known_key BEFORE UPDATE OF key_id ON passwords
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER agents_of_known_key BEFORE INSERT ON agents
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER agents_to_known_key BEFORE UPDATE OF key_id ON agents
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER support_codes_of_known_key BEFORE INSERT ON support_codes
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER support_codes_to_known_key BEFORE UPDATE OF key_id ON support_codes
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER second_factors_of_known_key BEFORE INSERT ON second_factors
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER second_factors_to_known_key BEFORE UPDATE OF key_id ON second_factors
WHEN NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER outbox_of_known_key BEFORE INSERT ON outbox
WHEN NEW.key_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER outbox_to_known_key BEFORE UPDATE OF key_id ON outbox
WHEN NEW.key_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;

-- A code is bound to its account from now on: one that is in hand lasts ten minutes anyway.
DELETE FROM support_codes;

-- When an account was closed: it is erased a while later.
ALTER TABLE accounts ADD COLUMN closed_at INTEGER CHECK (closed_at IS NULL OR status = 'closed');
UPDATE accounts SET closed_at = unixepoch() * 1000 WHERE status = 'closed';
CREATE INDEX accounts_closed ON accounts (closed_at) WHERE closed_at IS NOT NULL;

INSERT INTO audit_kinds (key, name) VALUES
    (51, 'serverStarted'), (52, 'serverStopped'), (53, 'configurationChanged'),
    (54, 'keyAdded'), (55, 'keySealing'), (56, 'keyRotated'), (57, 'keyRetired'),
    (58, 'accountClosed'), (59, 'accountReopened'), (60, 'accountExported'), (61, 'accountErased'),
    (62, 'backupMade'), (63, 'backupRestored'), (64, 'auditVerified'), (65, 'auditValuesErased');
