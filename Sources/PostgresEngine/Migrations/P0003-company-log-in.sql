-- Log-ins by the company's own provider (OpenID Connect). Whom it means by an agent: its name and what it calls the person, both under
-- the tag of the row. No token is kept.
ALTER TABLE agents ADD COLUMN issuer TEXT COLLATE "C";
ALTER TABLE agents ADD COLUMN subject TEXT COLLATE "C" CHECK ((subject IS NULL) = (issuer IS NULL));
CREATE UNIQUE INDEX agents_by_subject ON agents (issuer, subject) WHERE subject IS NOT NULL;

-- By whom a session was begun, and in which session of theirs; `provider_factor`: whether a second factor was given there. NULL: here.
ALTER TABLE sessions ADD COLUMN issuer TEXT COLLATE "C";
ALTER TABLE sessions ADD COLUMN provider_session TEXT COLLATE "C";
ALTER TABLE sessions ADD COLUMN provider_factor BIGINT CHECK (provider_factor IN (0, 1));
CREATE INDEX sessions_by_provider ON sessions (issuer, provider_session) WHERE provider_session IS NOT NULL;

-- Links to log in by where the provider cannot be reached, made by a command: each for one log-in.
CREATE TABLE log_in_links (
    token BYTEA PRIMARY KEY CHECK (length(token) = 32),
    agent BIGINT NOT NULL REFERENCES agents,
    expires_at BIGINT NOT NULL
);
CREATE INDEX log_in_links_by_agent ON log_in_links (agent);

-- What is good once, by every node: the question that a browser comes back with, the word of a log-out. Until it would be too old anyway.
CREATE TABLE taken_once (
    token BYTEA PRIMARY KEY CHECK (length(token) = 32),
    expires_at BIGINT NOT NULL
);
CREATE INDEX taken_once_by_age ON taken_once (expires_at);

-- Of refused log-ins the first of each reason has its entry.
ALTER TABLE visitor_events ADD COLUMN detail TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE visitor_events DROP CONSTRAINT visitor_events_pkey;
ALTER TABLE visitor_events ADD PRIMARY KEY (kind, place, detail);

INSERT INTO audit_kinds (key, name) VALUES
    (260, 'companyLogInRefused'), (261, 'companyLogOutRefused'), (262, 'companySessionsEnded'), (263, 'agentLinked'),
    (264, 'logInLinkMade'), (265, 'logInLinkUsed');
