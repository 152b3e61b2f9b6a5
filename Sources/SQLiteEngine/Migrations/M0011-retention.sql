-- Calls go after a period as well.
CREATE TABLE new_erasing_marks (
    what TEXT PRIMARY KEY CHECK (what IN ('accounts', 'auditValues', 'calls')),
    before INTEGER NOT NULL,
    due INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO new_erasing_marks SELECT what, before, due FROM erasing_marks;
DROP TABLE erasing_marks;
ALTER TABLE new_erasing_marks RENAME TO erasing_marks;

INSERT INTO audit_kinds (key, name) VALUES (95, 'callsErased');
