-- Requests that programs have named, with the answers to them: rows in the order in which they come, three to a page. In the order of
-- their names, which are hashes, each was written among others anywhere and had a page of its own for its answer besides.
CREATE TABLE new_client_requests (
    client INTEGER NOT NULL REFERENCES clients,
    key BLOB NOT NULL CHECK (length(key) = 32),
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    at INTEGER NOT NULL,
    status INTEGER,
    body TEXT CHECK ((body IS NULL) = (status IS NULL)),
    call INTEGER REFERENCES calls,
    PRIMARY KEY (client, key)
) STRICT;
INSERT INTO new_client_requests (client, key, fingerprint, subject, at, status, body, call)
    SELECT client, key, fingerprint, subject, at, status, body, call FROM client_requests ORDER BY at;
DROP TABLE client_requests;
ALTER TABLE new_client_requests RENAME TO client_requests;
CREATE INDEX client_requests_by_age ON client_requests (at);
CREATE INDEX client_requests_by_call ON client_requests (call) WHERE call IS NOT NULL;
