-- People of an account: who may call, and notices of every change of them.

-- Whether they may call Customer Care for the account. The row's tag tells of it only where they may not.
ALTER TABLE members ADD COLUMN may_call INTEGER NOT NULL DEFAULT 1 CHECK (may_call IN (0, 1));

-- Who was removed is written to as well, when their row is gone. The view of keys goes on reading this table by its name.
PRAGMA legacy_alter_table = ON;
ALTER TABLE outbox RENAME TO old_outbox;
PRAGMA legacy_alter_table = OFF;

CREATE TABLE outbox (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN (
        'questionChanged', 'passwordChanged', 'emailChangeAsked', 'emailChanged', 'newBrowser', 'questionLocked',
        'answerDead', 'questionUnlocked', 'callVerified', 'phoneStopped', 'secondFactorOn', 'secondFactorOff', 'recoveryCodeUsed',
        'memberJoined', 'memberChanged', 'memberRemoved', 'accessEnded', 'impostorReported', 'invitation', 'memberAdded', 'passwordReset', 'emailConfirmation'
    )),
    member INTEGER NOT NULL REFERENCES members,
    email TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    by_name TEXT,
    -- Whom it concerns: a role, or yes or no, a space, and a name.
    about TEXT,
    -- The reader, where they are no member any more; `member` is then another one of the account.
    reader_name TEXT,
    reader_language TEXT CHECK (reader_language IN ('en', 'fr')),
    -- The key of the ring that the token of its link is made with.
    key_id TEXT CHECK ((key_id IS NOT NULL) = (kind IN ('invitation', 'memberAdded', 'passwordReset', 'emailConfirmation'))),
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
    -- When it is tried next, was sent, or was given up.
    at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    reply TEXT
) STRICT;

INSERT INTO outbox (key, id, kind, member, email, happened_at, by_name, key_id, expires_at, state, at, tries, reply)
    SELECT key, id, kind, member, email, happened_at, by_name, key_id, expires_at, state, at, tries, reply FROM old_outbox;
DROP TABLE old_outbox;

CREATE INDEX outbox_waiting ON outbox (at) WHERE state = 'waiting';
CREATE INDEX outbox_ended ON outbox (at) WHERE state <> 'waiting';

CREATE TRIGGER outbox_of_known_key BEFORE INSERT ON outbox
WHEN NEW.key_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER outbox_to_known_key BEFORE UPDATE OF key_id ON outbox
WHEN NEW.key_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;

INSERT INTO audit_kinds (key, name) VALUES
    (120, 'memberRemoved'), (121, 'memberLeft'), (122, 'memberRoleChanged'), (123, 'memberMayCallChanged'),
    (124, 'memberInvitedAgain'), (125, 'memberExported'), (126, 'memberErased');
