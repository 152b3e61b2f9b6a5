-- Erasing by the clock: whether the clock may be believed, and what is erased next.

INSERT INTO audit_kinds (key, name) VALUES (72, 'clockDoubted'), (73, 'clockConfirmed');

-- Asked before anything is erased by the clock: the latest of these tells.
CREATE INDEX audit_clock ON audit (number) WHERE kind IN (72, 73);

-- What the clock says is old is marked first, and erased a week later: nothing that is younger than `before`, not until `due`.
CREATE TABLE erasing_marks (
    what TEXT PRIMARY KEY CHECK (what IN ('accounts', 'auditValues')),
    before INTEGER NOT NULL,
    due INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
