-- What people see of a row is bound to it by a tag that only the key ring makes: whoever writes to the database alone can
-- neither change nor move it unnoticed. `tag_key` is the key of the ring that `tag` is made with. Rows that are older than
-- this are tagged at the first start, which the audit log tells of; from then on a row without a tag is one that was altered.

ALTER TABLE accounts ADD COLUMN tag_key TEXT;
ALTER TABLE accounts ADD COLUMN tag BLOB CHECK ((tag IS NULL) = (tag_key IS NULL));
ALTER TABLE members ADD COLUMN tag_key TEXT;
ALTER TABLE members ADD COLUMN tag BLOB CHECK ((tag IS NULL) = (tag_key IS NULL));
ALTER TABLE agents ADD COLUMN tag_key TEXT;
ALTER TABLE agents ADD COLUMN tag BLOB CHECK ((tag IS NULL) = (tag_key IS NULL));
ALTER TABLE answers ADD COLUMN tag_key TEXT;
ALTER TABLE answers ADD COLUMN tag BLOB CHECK ((tag IS NULL) = (tag_key IS NULL));

DROP TRIGGER key_in_use_stays;
DROP VIEW key_uses;
CREATE VIEW key_uses AS
    SELECT 'answers' AS place, key_id FROM answers
    UNION ALL SELECT 'passwords', key_id FROM passwords
    UNION ALL SELECT 'agents', key_id FROM agents
    UNION ALL SELECT 'support_codes', key_id FROM support_codes
    UNION ALL SELECT 'second_factors', key_id FROM second_factors
    UNION ALL SELECT 'outbox', key_id FROM outbox WHERE key_id IS NOT NULL
    UNION ALL SELECT 'row_tags', tag_key FROM accounts WHERE tag_key IS NOT NULL
    UNION ALL SELECT 'row_tags', tag_key FROM members WHERE tag_key IS NOT NULL
    UNION ALL SELECT 'row_tags', tag_key FROM agents WHERE tag_key IS NOT NULL
    UNION ALL SELECT 'row_tags', tag_key FROM answers WHERE tag_key IS NOT NULL;
CREATE TRIGGER key_in_use_stays BEFORE DELETE ON key_checks
WHEN EXISTS (SELECT 1 FROM key_uses WHERE key_id = OLD.key_id)
BEGIN
    SELECT RAISE(ABORT, 'the key is in use');
END;

INSERT INTO audit_kinds (key, name) VALUES (70, 'rowsTagged'), (71, 'recordAltered'), (72, 'clockDoubted'), (73, 'clockConfirmed');

-- Whether the rows were tagged is asked at every start.
CREATE INDEX audit_rows_tagged ON audit (number) WHERE kind = 70;
-- Whether the clock may be believed is asked before anything is erased by it: the latest of these tells.
CREATE INDEX audit_clock ON audit (number) WHERE kind IN (72, 73);

-- What the clock says is old is marked first, and erased a week later: nothing that is younger than `before`, not until `due`.
CREATE TABLE erasing_marks (
    what TEXT PRIMARY KEY CHECK (what IN ('accounts', 'auditValues')),
    before INTEGER NOT NULL,
    due INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
