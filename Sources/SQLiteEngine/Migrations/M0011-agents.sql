-- Agents are written to as members are: a link to choose a password by, and notices of what is changed about the people of the
-- care desk. Who was removed from an account is written to as well, when their row is gone.

-- An administrator is an agent who manages the others (the roles of the first schema cannot be added to).
ALTER TABLE agents ADD COLUMN administers INTEGER NOT NULL DEFAULT 0 CHECK (administers = 0 OR administers = 1 AND role = 'agent');

-- The view of keys goes on reading this table by its name.
PRAGMA legacy_alter_table = ON;
ALTER TABLE outbox RENAME TO old_outbox;
PRAGMA legacy_alter_table = OFF;

CREATE TABLE outbox (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN (
        'questionChanged', 'passwordChanged', 'emailChangeAsked', 'emailChanged', 'newBrowser', 'questionLocked',
        'answerDead', 'questionUnlocked', 'callVerified', 'phoneStopped', 'secondFactorOn', 'secondFactorOff', 'recoveryCodeUsed',
        'memberJoined', 'memberChanged', 'memberRemoved', 'accessEnded', 'impostorReported', 'accountChanged',
        'invitation', 'memberAdded', 'passwordReset', 'emailConfirmation', 'codeLink',
        'agentPassword', 'agentAdded', 'agentEnabled', 'agentDisabled', 'agentChanged', 'agentSessionsEnded',
        'agentFactorReset', 'agentLinkSent', 'agentPasswordChanged'
    )),
    -- Whom it is written to: somebody of an account, or of the care desk.
    member INTEGER REFERENCES members,
    agent INTEGER REFERENCES agents,
    email TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    by_name TEXT,
    -- Whom or what it concerns. To an agent: the name of another; to a member: a role, or yes or no, a space, and a name; of a
    -- changed account: what of it was changed, in words with a space between.
    about TEXT,
    -- The reader, where they are no member any more; `member` is then another one of the account.
    reader_name TEXT,
    reader_language TEXT CHECK (reader_language IN ('en', 'fr')),
    -- The key of the ring that the token of its link is made with.
    key_id TEXT CHECK ((key_id IS NOT NULL) = (kind IN (
        'invitation', 'memberAdded', 'passwordReset', 'emailConfirmation', 'codeLink', 'agentPassword'
    ))),
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
    -- When it is tried next, was sent, or was given up.
    at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    reply TEXT,
    CHECK ((member IS NULL) <> (agent IS NULL))
) STRICT;

INSERT INTO outbox (key, id, kind, member, email, happened_at, by_name, key_id, expires_at, state, at, tries, reply)
    SELECT key, id, kind, member, email, happened_at, by_name, key_id, expires_at, state, at, tries, reply FROM old_outbox;
DROP TABLE old_outbox;

CREATE INDEX outbox_waiting ON outbox (at) WHERE state = 'waiting';
CREATE INDEX outbox_ended ON outbox (at) WHERE state <> 'waiting';
-- Those of a member or of an account are exported, and erased, without a search through all.
CREATE INDEX outbox_by_member ON outbox (member) WHERE member IS NOT NULL;

CREATE TRIGGER outbox_of_known_key BEFORE INSERT ON outbox
WHEN NEW.key_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;
CREATE TRIGGER outbox_to_known_key BEFORE UPDATE OF key_id ON outbox
WHEN NEW.key_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM key_checks WHERE key_id = NEW.key_id)
BEGIN SELECT RAISE(ABORT, 'the key is not known'); END;

ALTER TABLE password_resets RENAME TO old_password_resets;

CREATE TABLE password_resets (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    member INTEGER REFERENCES members,
    agent INTEGER REFERENCES agents,
    expires_at INTEGER NOT NULL,
    CHECK ((member IS NULL) <> (agent IS NULL))
) STRICT;

INSERT INTO password_resets (token, member, expires_at) SELECT token, member, expires_at FROM old_password_resets;
DROP TABLE old_password_resets;
CREATE INDEX password_resets_by_member ON password_resets (member) WHERE member IS NOT NULL;
CREATE INDEX password_resets_by_agent ON password_resets (agent) WHERE agent IS NOT NULL;

INSERT INTO audit_kinds (key, name) VALUES (140, 'agentEnabled'), (141, 'agentChanged');
