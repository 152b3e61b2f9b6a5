-- Log-ins by the company's own provider (OpenID Connect). Whom it means by an agent: its name and what it calls the person, both under
-- the tag of the row. No token is kept.
ALTER TABLE agents ADD COLUMN issuer TEXT;
ALTER TABLE agents ADD COLUMN subject TEXT CHECK ((subject IS NULL) = (issuer IS NULL));
CREATE UNIQUE INDEX agents_by_subject ON agents (issuer, subject) WHERE subject IS NOT NULL;

-- By whom a session was begun, and in which session of theirs; `provider_factor`: whether a second factor was given there. NULL: here.
ALTER TABLE sessions ADD COLUMN issuer TEXT;
ALTER TABLE sessions ADD COLUMN provider_session TEXT;
ALTER TABLE sessions ADD COLUMN provider_factor INTEGER CHECK (provider_factor IN (0, 1));
CREATE INDEX sessions_by_provider ON sessions (issuer, provider_session) WHERE provider_session IS NOT NULL;

-- Links to log in by where the provider cannot be reached, made by a command: each for one log-in.
CREATE TABLE log_in_links (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    agent INTEGER NOT NULL REFERENCES agents,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX log_in_links_by_agent ON log_in_links (agent);

-- What is good once, by every node: the question that a browser comes back with, the word of a log-out. Until it would be too old anyway.
CREATE TABLE taken_once (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX taken_once_by_age ON taken_once (expires_at);

-- Of refused log-ins the first of each reason has its entry.
CREATE TABLE new_visitor_events (
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    since INTEGER NOT NULL,
    more INTEGER NOT NULL CHECK (more >= 0),
    PRIMARY KEY (kind, place, detail)
) STRICT, WITHOUT ROWID;
INSERT INTO new_visitor_events (kind, place, since, more) SELECT kind, place, since, more FROM visitor_events;
DROP TABLE visitor_events;
ALTER TABLE new_visitor_events RENAME TO visitor_events;

INSERT INTO audit_kinds (key, name) VALUES
    (260, 'companyLogInRefused'), (261, 'companyLogOutRefused'), (262, 'companySessionsEnded'), (263, 'agentLinked'),
    (264, 'logInLinkMade'), (265, 'logInLinkUsed');
