-- "This was not me" by a one-time link in a notice, and addresses that are changed by whoever runs the installation.

-- Whose log-in did what a message tells of, and whom it is about, where they are members.
ALTER TABLE outbox ADD COLUMN by_member INTEGER REFERENCES members ON DELETE SET NULL;
ALTER TABLE outbox ADD COLUMN about_member INTEGER REFERENCES members ON DELETE SET NULL;
-- Whoever is deleted is forgotten without a search through all mails.
CREATE INDEX outbox_by_actor ON outbox (by_member) WHERE by_member IS NOT NULL;
CREATE INDEX outbox_by_concerned ON outbox (about_member) WHERE about_member IS NOT NULL;

-- What opens the link of a notice that was sent, with what it needs. It lets nobody in.
CREATE TABLE not_me_links (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    member INTEGER NOT NULL REFERENCES members,
    -- Where the notice went.
    email TEXT NOT NULL,
    by_member INTEGER REFERENCES members ON DELETE SET NULL,
    about_member INTEGER REFERENCES members ON DELETE SET NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX not_me_links_by_member ON not_me_links (member);
CREATE INDEX not_me_links_by_actor ON not_me_links (by_member) WHERE by_member IS NOT NULL;
CREATE INDEX not_me_links_by_concerned ON not_me_links (about_member) WHERE about_member IS NOT NULL;
CREATE INDEX not_me_links_by_age ON not_me_links (expires_at);

-- The report came by such a link: an owner's log-in ends it as well as a new question.
ALTER TABLE answers ADD COLUMN stop_ends_at_login INTEGER NOT NULL DEFAULT 0
    CHECK (stop_ends_at_login = 0 OR stop_ends_at_login = 1 AND stopped = 1);

-- Asked for by whoever runs the installation: the old mailbox is asked by a link of its own, and without its word the change waits.
ALTER TABLE email_changes ADD COLUMN agreement BLOB CHECK (length(agreement) = 32);
ALTER TABLE email_changes ADD COLUMN waits_until INTEGER CHECK ((waits_until IS NULL) = (agreement IS NULL));
-- When the new mailbox was proved, and when the old one agreed.
ALTER TABLE email_changes ADD COLUMN confirmed_at INTEGER;
ALTER TABLE email_changes ADD COLUMN agreed_at INTEGER;
CREATE UNIQUE INDEX email_changes_by_agreement ON email_changes (agreement) WHERE agreement IS NOT NULL;
CREATE INDEX email_changes_confirmed ON email_changes (waits_until) WHERE confirmed_at IS NOT NULL;

INSERT INTO audit_kinds (key, name) VALUES
    (161, 'checksResumed'), (162, 'emailChangeConfirmed'), (163, 'emailChangeAgreed');
