-- After a restoration no mail goes to anybody until a person agrees: while this row is there, the outbox is held.

CREATE TABLE mail_hold (
    key INTEGER PRIMARY KEY CHECK (key = 1),
    since INTEGER NOT NULL
) STRICT;

INSERT INTO audit_kinds (key, name) VALUES (108, 'mailReleased'), (109, 'mailDiscarded');
