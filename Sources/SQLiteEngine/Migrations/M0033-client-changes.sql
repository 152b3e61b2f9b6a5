-- When a program has changed an account or its people, for an hour: a budget counts them. Of whom is in the audit log.

CREATE TABLE client_changes (
    key INTEGER PRIMARY KEY,
    client INTEGER NOT NULL REFERENCES clients,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX client_changes_by_client ON client_changes (client, at);
CREATE INDEX client_changes_by_age ON client_changes (at);
