-- A grant as programs know it: by its id, since when, for how many proofs, and what became of it. NULL in those that are older.
-- `attempt`: the id of the attempt that it came of.
ALTER TABLE grants ADD COLUMN id BYTEA CHECK (length(id) = 16);
ALTER TABLE grants ADD COLUMN attempt BYTEA CHECK (length(attempt) = 16);
ALTER TABLE grants ADD COLUMN granted_at BIGINT CHECK ((granted_at IS NULL) = (id IS NULL));
-- The call was verified by the answer and by a code.
ALTER TABLE grants ADD COLUMN by_both BIGINT NOT NULL DEFAULT 0 CHECK (by_both IN (0, 1));
ALTER TABLE grants ADD COLUMN used_at BIGINT;
ALTER TABLE grants ADD COLUMN used_by BIGINT REFERENCES clients CHECK ((used_by IS NULL) = (used_at IS NULL));
ALTER TABLE grants ADD COLUMN revoked_at BIGINT;

CREATE UNIQUE INDEX grants_by_id ON grants (id) WHERE id IS NOT NULL;
-- Those that are still good are few, and looked through where an account or an agent is stopped.
CREATE INDEX grants_by_end ON grants (expires_at) WHERE id IS NOT NULL;

INSERT INTO audit_kinds (key, name) VALUES (281, 'grantUsed'), (282, 'grantRevoked');
