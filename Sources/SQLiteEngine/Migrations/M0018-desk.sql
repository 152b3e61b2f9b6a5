-- A link to a support code, mailed in a call to whoever is said to be calling: the latest of an account.
CREATE TABLE code_links (
    account INTEGER PRIMARY KEY REFERENCES accounts,
    token BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
    call INTEGER NOT NULL REFERENCES calls,
    member INTEGER NOT NULL REFERENCES members,
    mailed_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at >= mailed_at),
    -- The code that was got by it.
    code BLOB CHECK (length(code) = 16)
) STRICT;
CREATE INDEX code_links_by_call ON code_links (call);
CREATE INDEX code_links_by_member ON code_links (member);
CREATE INDEX code_links_by_code ON code_links (code) WHERE code IS NOT NULL;

-- A code that was got by such a link is good in its call only. Once the link is gone, nowhere.
ALTER TABLE support_codes ADD COLUMN mailed INTEGER NOT NULL DEFAULT 0 CHECK (mailed IN (0, 1));

-- A mail of its own, with a link. The columns are made anew, not the table: what others have added to it stays.
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
        'agentFactorReset', 'agentLinkSent', 'agentPasswordChanged'
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
    UNION ALL SELECT 'row_tags', tag_key FROM answers WHERE tag_key IS NOT NULL;
CREATE TRIGGER key_in_use_stays BEFORE DELETE ON key_checks
WHEN EXISTS (SELECT 1 FROM key_uses WHERE key_id = OLD.key_id)
BEGIN
    SELECT RAISE(ABORT, 'the key is in use');
END;

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

INSERT INTO audit_kinds (key, name) VALUES (180, 'codeLinkMailed'), (181, 'codeLinkOpened');
