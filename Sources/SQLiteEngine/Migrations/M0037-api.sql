-- The certificates that a client has to show one of, beside its secret: a thumbprint or a name each, with spaces between. Empty where its
-- secret alone lets it in.
ALTER TABLE clients ADD COLUMN certificates TEXT NOT NULL DEFAULT '';
-- The end of the latest pause of its changes that the audit log tells of; `pause_told` is of checks and look-ups.
ALTER TABLE clients ADD COLUMN changes_told INTEGER;

-- Since when a webhook is told of events: since its receiver has taken a test. NULL before.
ALTER TABLE webhooks ADD COLUMN confirmed_at INTEGER;
UPDATE webhooks SET confirmed_at = made_at;

-- What became of a call's proof is asked of the log as well. 281 and 282: it was used, it was revoked.
CREATE INDEX audit_grants ON audit (call) WHERE kind IN (281, 282);

-- Whoever supervises a brand hears that a webhook of one of its programs is paused; `about` is the program then.
DROP TRIGGER outbox_has_kind;
DROP TRIGGER outbox_keeps_kind;
DROP TRIGGER outbox_of_known_key;
DROP TRIGGER outbox_to_known_key;
DROP TRIGGER key_in_use_stays;
DROP VIEW key_uses;
-- Empty until both are filled at once, so that no row is refused meanwhile.
ALTER TABLE outbox ADD COLUMN new_kind TEXT CHECK (new_kind IN (
        'questionChanged', 'passwordChanged', 'emailChangeAsked', 'emailChanged', 'newBrowser', 'questionLocked',
        'answerDead', 'questionUnlocked', 'callVerified', 'phoneStopped', 'secondFactorOn', 'secondFactorOff', 'recoveryCodeUsed',
        'memberJoined', 'memberChanged', 'memberRemoved', 'accessEnded', 'impostorReported', 'accountChanged',
        'invitation', 'memberAdded', 'passwordReset', 'emailConfirmation', 'codeLink',
        'agentPassword', 'agentAdded', 'agentEnabled', 'agentDisabled', 'agentChanged', 'agentSessionsEnded',
        'agentFactorReset', 'agentLinkSent', 'agentPasswordChanged', 'agentWebhookPaused'
    ));
-- The key of the ring that the token of its link is made with.
ALTER TABLE outbox ADD COLUMN new_key_id TEXT CHECK ((new_key_id IS NOT NULL) = (new_kind IN (
        'invitation', 'memberAdded', 'passwordReset', 'emailConfirmation', 'codeLink', 'agentPassword'
    )));
UPDATE outbox SET new_kind = kind, new_key_id = key_id;
ALTER TABLE outbox DROP COLUMN key_id;
ALTER TABLE outbox DROP COLUMN kind;
ALTER TABLE outbox RENAME COLUMN new_kind TO kind;
ALTER TABLE outbox RENAME COLUMN new_key_id TO key_id;
CREATE TRIGGER outbox_has_kind BEFORE INSERT ON outbox
WHEN NEW.kind IS NULL
BEGIN SELECT RAISE(ABORT, 'a message has a kind'); END;
CREATE TRIGGER outbox_keeps_kind BEFORE UPDATE OF kind ON outbox
WHEN NEW.kind IS NULL
BEGIN SELECT RAISE(ABORT, 'a message has a kind'); END;
CREATE TRIGGER outbox_of_known_key BEFORE INSERT ON outbox
WHEN NEW.key_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER outbox_to_known_key BEFORE UPDATE OF key_id ON outbox
WHEN NEW.key_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;

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
