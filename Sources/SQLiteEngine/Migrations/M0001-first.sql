-- The first schema. A migration never changes once it is released: correct it by another one.
--
-- Conventions: `key` is the database's own number of a row, `id` the product's (16 bytes, UUID); times are milliseconds
-- since 1970 in UTC; a `…_written` column holds how a person wrote what the column before it compares, where the two differ.

PRAGMA application_id = 1129537358; -- "CSGN"

CREATE TABLE brands (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE accounts (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    brand INTEGER NOT NULL REFERENCES brands,
    number TEXT NOT NULL CHECK (number <> ''),
    number_written TEXT,
    company TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'suspended', 'closed')),
    UNIQUE (brand, number)
) STRICT;

CREATE TRIGGER accounts_stay_with_their_brand BEFORE UPDATE OF brand ON accounts
BEGIN
    SELECT RAISE(ABORT, 'an account never changes its brand');
END;

-- The digits of E.164 as a number.
CREATE TABLE phones (
    account INTEGER NOT NULL REFERENCES accounts,
    position INTEGER NOT NULL CHECK (position >= 0),
    phone INTEGER NOT NULL CHECK (phone BETWEEN 1000000 AND 999999999999999),
    PRIMARY KEY (account, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX phones_by_number ON phones (phone);

-- The brand is the account's: it is here so that an address is unique within a brand.
CREATE TABLE members (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    account INTEGER NOT NULL REFERENCES accounts,
    brand INTEGER NOT NULL REFERENCES brands,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_written TEXT,
    role TEXT NOT NULL CHECK (role IN ('owner', 'administrator', 'user')),
    language TEXT CHECK (language IN ('en', 'fr')),
    UNIQUE (brand, email)
) STRICT;

CREATE INDEX members_by_account ON members (account);

CREATE TRIGGER members_are_of_their_accounts_brand BEFORE INSERT ON members
WHEN NEW.brand IS NOT (SELECT brand FROM accounts WHERE key = NEW.account)
BEGIN
    SELECT RAISE(ABORT, 'a member is of the brand of the account');
END;

CREATE TRIGGER members_stay_with_their_account BEFORE UPDATE OF account, brand ON members
BEGIN
    SELECT RAISE(ABORT, 'a member never changes the account');
END;

CREATE TABLE passwords (
    member INTEGER PRIMARY KEY REFERENCES members,
    key_id TEXT NOT NULL,
    nonce BLOB NOT NULL CHECK (length(nonce) = 12),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    memory_mib INTEGER NOT NULL CHECK (memory_mib > 0),
    passes INTEGER NOT NULL CHECK (passes > 0),
    sealed BLOB NOT NULL CHECK (length(sealed) > 16)
) STRICT;

-- One invitation for each account: a new one takes the place of the old. The steps come in order.
CREATE TABLE activations (
    account INTEGER PRIMARY KEY REFERENCES accounts,
    member INTEGER NOT NULL REFERENCES members,
    token BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
    expires_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    password_chosen_at INTEGER CHECK (password_chosen_at IS NULL OR confirmed_at IS NOT NULL),
    completed_at INTEGER CHECK (completed_at IS NULL OR password_chosen_at IS NOT NULL)
) STRICT;

CREATE TABLE agents (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    email_written TEXT,
    role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor')),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    -- The end of the latest pause that the audit log tells of.
    pause_told INTEGER,
    key_id TEXT NOT NULL,
    nonce BLOB NOT NULL CHECK (length(nonce) = 12),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    memory_mib INTEGER NOT NULL CHECK (memory_mib > 0),
    passes INTEGER NOT NULL CHECK (passes > 0),
    sealed BLOB NOT NULL CHECK (length(sealed) > 16)
) STRICT;

CREATE TABLE agent_brands (
    agent INTEGER NOT NULL REFERENCES agents,
    position INTEGER NOT NULL CHECK (position >= 0),
    brand INTEGER NOT NULL REFERENCES brands,
    PRIMARY KEY (agent, position),
    UNIQUE (agent, brand)
) STRICT, WITHOUT ROWID;

-- A member's or an agent's.
CREATE TABLE sessions (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    member INTEGER REFERENCES members,
    agent INTEGER REFERENCES agents,
    started_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    password_given_at INTEGER NOT NULL,
    CHECK ((member IS NULL) <> (agent IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_agent ON sessions (agent) WHERE agent IS NOT NULL;

-- Who fails to log in is known by a hash: what is typed as a name may be anything.
CREATE TABLE login_throttles (
    subject BLOB PRIMARY KEY CHECK (length(subject) = 32),
    failures INTEGER NOT NULL CHECK (failures > 0),
    wait_until INTEGER,
    last_failure_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX login_throttles_by_age ON login_throttles (last_failure_at);

-- A new answer takes the place of the old; `id` tells them apart.
CREATE TABLE answers (
    account INTEGER NOT NULL REFERENCES accounts,
    slot INTEGER NOT NULL CHECK (slot >= 0),
    id BLOB NOT NULL CHECK (length(id) = 16),
    question TEXT NOT NULL,
    rules INTEGER NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    kind TEXT NOT NULL CHECK (
        kind IN ('name', 'city', 'pet', 'school', 'food', 'number', 'date', 'phone', 'title')
    ),
    key_id TEXT NOT NULL,
    nonce BLOB NOT NULL CHECK (length(nonce) = 12),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    memory_mib INTEGER NOT NULL CHECK (memory_mib > 0),
    passes INTEGER NOT NULL CHECK (passes > 0),
    sealed BLOB NOT NULL CHECK (length(sealed) > 16),
    set_at INTEGER NOT NULL,
    set_by TEXT NOT NULL,
    wrong_in_a_row INTEGER NOT NULL CHECK (wrong_in_a_row BETWEEN 0 AND wrong_in_all),
    wrong_in_all INTEGER NOT NULL CHECK (wrong_in_all BETWEEN 0 AND 10),
    locked_until INTEGER,
    PRIMARY KEY (account, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE calls (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    account INTEGER NOT NULL REFERENCES accounts,
    agent INTEGER NOT NULL REFERENCES agents,
    opened_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL CHECK (attempts BETWEEN 0 AND 3),
    verified_at INTEGER,
    outcome TEXT CHECK (outcome IN ('verified', 'failed', 'couldNotAnswer', 'ended', 'expired')),
    closed_at INTEGER,
    CHECK ((outcome IS NULL) = (closed_at IS NULL)),
    CHECK (outcome IS NULL OR (outcome = 'verified') = (verified_at IS NOT NULL))
) STRICT;

CREATE INDEX calls_not_closed ON calls (opened_at) WHERE outcome IS NULL;

-- No result: being checked, or never finished. `answer`: the id of the one it was taken for. `given_back`: it counts against no budget any more.
-- `locks`: should it be wrong, it is the one that locked the question or made the answer dead.
CREATE TABLE attempts (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    call INTEGER NOT NULL REFERENCES calls,
    agent INTEGER NOT NULL REFERENCES agents,
    slot INTEGER NOT NULL CHECK (slot >= 0),
    answer BLOB NOT NULL CHECK (length(answer) = 16),
    taken_at INTEGER NOT NULL,
    locks INTEGER NOT NULL CHECK (locks IN (0, 1)),
    result TEXT CHECK (result IN ('verified', 'wrong', 'soundsAlike', 'notChecked')),
    given_back INTEGER NOT NULL DEFAULT 0 CHECK (given_back IN (0, 1)),
    CHECK (result IS NOT 'notChecked' OR given_back = 1)
) STRICT;

CREATE INDEX attempts_by_call ON attempts (call);
CREATE INDEX attempts_by_agent ON attempts (agent, taken_at) WHERE given_back = 0;

-- The proof that a call was verified; account and agent are the call's.
CREATE TABLE grants (
    call INTEGER PRIMARY KEY REFERENCES calls,
    scope TEXT NOT NULL CHECK (scope IN ('securityQuestion')),
    expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE key_checks (
    key_id TEXT PRIMARY KEY,
    check_value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Kinds have a table of their own, for a later migration adds to them without touching the log.
CREATE TABLE audit_kinds (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO audit_kinds (key, name) VALUES
    (1, 'accountImported'), (2, 'accountInvited'), (3, 'accountConfirmed'), (4, 'accountActivated'),
    (5, 'passwordChosen'), (6, 'questionChosen'), (7, 'questionChanged'),
    (8, 'memberLoggedIn'), (9, 'memberLoginFailed'), (10, 'memberLoggedOut'),
    (11, 'agentAdded'), (12, 'agentDisabled'), (13, 'agentLoggedIn'), (14, 'agentLoginFailed'),
    (15, 'agentLoggedOut'), (16, 'agentPaused'),
    (17, 'accountLookedUp'), (18, 'lookUpFailed'),
    (19, 'callOpened'), (20, 'answerVerified'), (21, 'answerWrong'), (22, 'answerSoundsAlike'),
    (23, 'answerNotChecked'), (24, 'attemptRefused'),
    (25, 'questionLocked'), (26, 'answerDead'), (27, 'callEnded'), (28, 'answerResealed');

-- Names people and things by their ids, so that an entry tells its story alone.
CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind INTEGER NOT NULL REFERENCES audit_kinds,
    actor TEXT NOT NULL CHECK (actor IN ('member', 'agent', 'system', 'host', 'visitor')),
    actor_id BLOB CHECK (length(actor_id) = 16),
    actor_name TEXT,
    account BLOB CHECK (length(account) = 16),
    call BLOB CHECK (length(call) = 16),
    address TEXT,
    detail TEXT,
    CHECK ((actor IN ('member', 'agent')) = (actor_id IS NOT NULL)),
    CHECK ((actor_id IS NULL) = (actor_name IS NULL))
) STRICT;

-- Without the entries of an import (kinds 1 and 2), which are many and no owner reads.
CREATE INDEX audit_by_account ON audit (account) WHERE kind > 2;

CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log only grows');
END;

CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log only grows');
END;
