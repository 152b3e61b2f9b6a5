-- Mail, links that are mailed, support codes, second factors, and what a supervisor does.

-- Mail that waits to be sent, or was. Facts only; it is written when it is sent. The owner's address at the time is kept:
-- it may be changed before the mail goes.
CREATE TABLE outbox (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN (
        'questionChanged', 'passwordChanged', 'emailChangeAsked', 'emailChanged', 'newBrowser', 'questionLocked',
        'answerDead', 'questionUnlocked', 'callVerified', 'phoneStopped', 'secondFactorOn', 'secondFactorOff', 'recoveryCodeUsed',
        'invitation', 'memberAdded', 'passwordReset', 'emailConfirmation'
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

CREATE INDEX outbox_waiting ON outbox (at) WHERE state = 'waiting';
CREATE INDEX outbox_ended ON outbox (at) WHERE state <> 'waiting';

-- Addresses that were a member's. Notices go there as well for thirty days.
CREATE TABLE previous_emails (
    member INTEGER NOT NULL REFERENCES members,
    email TEXT NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (member, email)
) STRICT, WITHOUT ROWID;

CREATE TABLE password_resets (
    member INTEGER PRIMARY KEY REFERENCES members,
    token BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
    expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE email_changes (
    member INTEGER PRIMARY KEY REFERENCES members,
    email TEXT NOT NULL,
    email_written TEXT,
    token BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
    expires_at INTEGER NOT NULL
) STRICT;

-- Browsers in which a member has logged in, by the hash of a token that only the browser has.
CREATE TABLE browsers (
    member INTEGER NOT NULL REFERENCES members,
    browser BLOB NOT NULL CHECK (length(browser) = 32),
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (member, browser)
) STRICT, WITHOUT ROWID;

-- One for each account: a new code takes the place of the old.
CREATE TABLE support_codes (
    account INTEGER PRIMARY KEY REFERENCES accounts,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    key_id TEXT NOT NULL,
    nonce BLOB NOT NULL CHECK (length(nonce) = 12),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    memory_mib INTEGER NOT NULL CHECK (memory_mib > 0),
    passes INTEGER NOT NULL CHECK (passes > 0),
    sealed BLOB NOT NULL CHECK (length(sealed) > 16),
    made_at INTEGER NOT NULL,
    wrong INTEGER NOT NULL DEFAULT 0 CHECK (wrong BETWEEN 0 AND 5),
    used_at INTEGER
) STRICT;

-- A member's or an agent's key for an authenticator app, encrypted.
CREATE TABLE second_factors (
    key INTEGER PRIMARY KEY,
    member INTEGER UNIQUE REFERENCES members,
    agent INTEGER UNIQUE REFERENCES agents,
    key_id TEXT NOT NULL,
    nonce BLOB NOT NULL CHECK (length(nonce) = 12),
    sealed BLOB NOT NULL CHECK (length(sealed) > 16),
    last_step INTEGER NOT NULL,
    turned_on_at INTEGER NOT NULL,
    CHECK ((member IS NULL) <> (agent IS NULL))
) STRICT;

CREATE TABLE recovery_codes (
    factor INTEGER NOT NULL REFERENCES second_factors ON DELETE CASCADE,
    code BLOB NOT NULL CHECK (length(code) = 32),
    PRIMARY KEY (factor, code)
) STRICT, WITHOUT ROWID;

-- The latest change that makes a caller less believable for a day.
ALTER TABLE accounts ADD COLUMN changed TEXT CHECK (changed IN ('question', 'password', 'address'));
ALTER TABLE accounts ADD COLUMN changed_at INTEGER CHECK ((changed_at IS NULL) = (changed IS NULL));

-- The owner reported that it was not them: nothing is checked until there is a new answer.
ALTER TABLE answers ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1));

-- An attempt at a code: `answer` is the code's id, or the attempt's own where there was no code.
ALTER TABLE attempts ADD COLUMN proof TEXT NOT NULL DEFAULT 'securityQuestion'
    CHECK (proof IN ('securityQuestion', 'supportCode'));

-- Paused by a supervisor; and since when wrong attempts count, where a supervisor has ended a pause.
ALTER TABLE agents ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));
ALTER TABLE agents ADD COLUMN counts_from INTEGER NOT NULL DEFAULT 0;

CREATE TABLE new_grants (
    call INTEGER PRIMARY KEY REFERENCES calls,
    proof TEXT NOT NULL CHECK (proof IN ('securityQuestion', 'supportCode')),
    expires_at INTEGER NOT NULL
) STRICT;
INSERT INTO new_grants SELECT call, scope, expires_at FROM grants;
DROP TABLE grants;
ALTER TABLE new_grants RENAME TO grants;

CREATE INDEX sessions_by_member ON sessions (member) WHERE member IS NOT NULL;
CREATE INDEX calls_about_account ON calls (account) WHERE outcome IS NULL;
CREATE INDEX answers_not_open ON answers (account) WHERE locked_until IS NOT NULL OR wrong_in_all >= 10 OR stopped = 1;
CREATE INDEX attempts_by_time ON attempts (taken_at);
CREATE INDEX audit_by_actor ON audit (actor_id) WHERE actor_id IS NOT NULL;

INSERT INTO audit_kinds (key, name) VALUES
    (29, 'passwordChanged'), (30, 'passwordResetAsked'), (31, 'emailChangeAsked'), (32, 'emailChanged'),
    (33, 'memberLoggedInNewBrowser'), (34, 'sessionsEnded'), (35, 'reportedNotMe'), (36, 'memberAdded'),
    (37, 'secondFactorOn'), (38, 'secondFactorOff'), (39, 'secondFactorFailed'), (40, 'recoveryCodeUsed'),
    (41, 'codeMade'), (42, 'codeVerified'), (43, 'codeWrong'), (44, 'codeDead'), (45, 'codeNotChecked'),
    (46, 'questionUnlocked'), (47, 'agentStopped'), (48, 'agentResumed'), (49, 'auditSearched'), (50, 'auditExported');
