-- One log-in for several accounts of a brand: members of different accounts may share an address, a password, second factors and known
-- browsers. `log_in` is the same in each row of one person; of everybody there is it is the member's own id. What belongs to a log-in
-- hangs on the first of its rows. `accepted`: whether the person has agreed to belong to the account; before it is no way in.
--
-- Other tables refer to this one, so foreign keys are off meanwhile and checked afterwards.

CREATE TABLE new_members (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    account INTEGER NOT NULL REFERENCES accounts,
    brand INTEGER NOT NULL REFERENCES brands,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_written TEXT,
    role TEXT NOT NULL CHECK (role IN ('owner', 'administrator', 'user')),
    language TEXT CHECK (language IN ('en', 'fr')),
    tag_key TEXT,
    tag BLOB CHECK ((tag IS NULL) = (tag_key IS NULL)),
    may_call INTEGER NOT NULL DEFAULT 1 CHECK (may_call IN (0, 1)),
    log_in BLOB NOT NULL CHECK (length(log_in) = 16),
    accepted INTEGER NOT NULL DEFAULT 1 CHECK (accepted IN (0, 1)),
    UNIQUE (account, email)
) STRICT;

INSERT INTO new_members (key, id, account, brand, name, email, email_written, role, language, tag_key, tag, may_call, log_in)
    SELECT key, id, account, brand, name, email, email_written, role, language, tag_key, tag, may_call, id FROM members;
DROP TABLE members;
-- The view of keys goes on reading this table by its name.
PRAGMA legacy_alter_table = ON;
ALTER TABLE new_members RENAME TO members;
PRAGMA legacy_alter_table = OFF;

CREATE INDEX members_by_account ON members (account);
CREATE INDEX members_by_email ON members (brand, email);
CREATE UNIQUE INDEX members_by_log_in ON members (log_in, account);

CREATE TRIGGER members_are_of_their_accounts_brand BEFORE INSERT ON members
WHEN NEW.brand IS NOT (SELECT brand FROM accounts WHERE key = NEW.account)
BEGIN
    SELECT RAISE(ABORT, 'a member is of the brand of the account');
END;

CREATE TRIGGER members_stay_with_their_account BEFORE UPDATE OF account, brand ON members
BEGIN
    SELECT RAISE(ABORT, 'a member never changes the account');
END;

-- An address of a brand has one log-in.
CREATE TRIGGER members_of_an_address_share_a_log_in BEFORE INSERT ON members
WHEN EXISTS (SELECT 1 FROM members WHERE brand = NEW.brand AND email = NEW.email AND log_in <> NEW.log_in)
BEGIN
    SELECT RAISE(ABORT, 'the address has another log-in');
END;

CREATE TRIGGER members_keep_a_log_in_of_their_own BEFORE UPDATE OF email ON members
WHEN EXISTS (
    SELECT 1 FROM members WHERE brand = NEW.brand AND email = NEW.email AND key <> NEW.key AND log_in <> NEW.log_in)
BEGIN
    SELECT RAISE(ABORT, 'the address has another log-in');
END;

INSERT INTO audit_kinds (key, name) VALUES (231, 'invitationAccepted'), (232, 'accountSwitched');
