-- Calls that the customer has announced, look-ups that are counted, and what supervisors have lifted.

-- "I am calling Customer Care now": the latest of each account. The first call that is opened within ten minutes is bound to
-- it, and only that one has the two words. `other_call_at`: when another call was opened within them. `words_known`: whether
-- the caller knew the words, as the agent ticked it.
CREATE TABLE call_announcements (
    account INTEGER PRIMARY KEY REFERENCES accounts,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    announced_at INTEGER NOT NULL,
    call INTEGER UNIQUE REFERENCES calls,
    other_call_at INTEGER CHECK (other_call_at IS NULL OR call IS NOT NULL),
    words_known INTEGER CHECK (words_known IS NULL OR (words_known IN (0, 1) AND call IS NOT NULL))
) STRICT;

-- An agent's look-ups of the last hour: a budget counts them.
CREATE TABLE look_ups (
    key INTEGER PRIMARY KEY,
    agent INTEGER NOT NULL REFERENCES agents,
    taken_at INTEGER NOT NULL,
    failed INTEGER NOT NULL CHECK (failed IN (0, 1))
) STRICT;

CREATE INDEX look_ups_by_agent ON look_ups (agent, taken_at);
CREATE INDEX calls_without_attempt ON calls (agent, opened_at) WHERE attempts = 0;

-- The end of the latest pause of look-ups that the audit log tells of.
ALTER TABLE agents ADD COLUMN look_up_pause_told INTEGER;

-- Locks and pauses that supervisors have lifted: three a week for an account, three for an agent.
CREATE TABLE lifts (
    key INTEGER PRIMARY KEY,
    account INTEGER REFERENCES accounts,
    agent INTEGER REFERENCES agents,
    lifted_at INTEGER NOT NULL,
    CHECK ((account IS NULL) <> (agent IS NULL))
) STRICT;

CREATE INDEX lifts_by_account ON lifts (account, lifted_at) WHERE account IS NOT NULL;
CREATE INDEX lifts_by_agent ON lifts (agent, lifted_at) WHERE agent IS NOT NULL;

-- Two more notices: a new member is told to those who were there before, "they called me" to everybody of the account who hears
-- of such things. The view of keys goes on reading this table by its name.
PRAGMA legacy_alter_table = ON;
ALTER TABLE outbox RENAME TO old_outbox;
PRAGMA legacy_alter_table = OFF;

CREATE TABLE outbox (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN (
        'questionChanged', 'passwordChanged', 'emailChangeAsked', 'emailChanged', 'newBrowser', 'questionLocked',
        'answerDead', 'questionUnlocked', 'callVerified', 'phoneStopped', 'secondFactorOn', 'secondFactorOff', 'recoveryCodeUsed',
        'memberJoined', 'impostorReported', 'invitation', 'memberAdded', 'passwordReset', 'emailConfirmation'
    )),
    member INTEGER NOT NULL REFERENCES members,
    email TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    by_name TEXT,
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
    (80, 'callAnnounced'), (81, 'otherCallOpened'), (82, 'callWordsKnown'), (83, 'callWordsNotKnown'),
    (84, 'impostorReported'), (85, 'lookUpsPaused');
