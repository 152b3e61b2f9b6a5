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

-- A code that was got by such a link is good in its call only. Once the link is gone, nowhere.
ALTER TABLE support_codes ADD COLUMN mailed INTEGER NOT NULL DEFAULT 0 CHECK (mailed IN (0, 1));

INSERT INTO audit_kinds (key, name) VALUES (180, 'codeLinkMailed'), (181, 'codeLinkOpened');
