-- Browsers that have logged in before count failures of their own, several links for a new password are good at once, and
-- what many visitors do within a minute is told once.

-- A member's or an agent's. Ten failures since the last log-in, and the browser is known no longer.
ALTER TABLE browsers RENAME TO old_browsers;

CREATE TABLE browsers (
    member INTEGER REFERENCES members,
    agent INTEGER REFERENCES agents,
    browser BLOB NOT NULL CHECK (length(browser) = 32),
    seen_at INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0 CHECK (failures BETWEEN 0 AND 10),
    CHECK ((member IS NULL) <> (agent IS NULL)),
    UNIQUE (member, browser),
    UNIQUE (agent, browser)
) STRICT;

INSERT INTO browsers (member, browser, seen_at) SELECT member, browser, seen_at FROM old_browsers;
DROP TABLE old_browsers;

-- A later link takes nothing from an earlier one.
ALTER TABLE password_resets RENAME TO old_password_resets;

CREATE TABLE password_resets (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    member INTEGER NOT NULL REFERENCES members,
    expires_at INTEGER NOT NULL
) STRICT;

INSERT INTO password_resets (token, member, expires_at) SELECT token, member, expires_at FROM old_password_resets;
DROP TABLE old_password_resets;
CREATE INDEX password_resets_by_member ON password_resets (member);

-- What visitors have done again within the minute, and no entry of the log tells of yet.
CREATE TABLE visitor_events (
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    since INTEGER NOT NULL,
    more INTEGER NOT NULL CHECK (more >= 0),
    PRIMARY KEY (kind, place)
) STRICT, WITHOUT ROWID;

-- The browser in which the password of an activation was chosen: in another one it is asked for.
ALTER TABLE activations ADD COLUMN browser BLOB CHECK (length(browser) = 32);

INSERT INTO audit_kinds (key, name) VALUES (75, 'loginsSprayed'), (76, 'ownAccessReported');
