-- What the carrier changes of an account is told to its people, and other phones make a caller less believable for a day.

ALTER TABLE accounts ADD COLUMN new_changed TEXT CHECK (new_changed IN ('question', 'password', 'address', 'phone'));
ALTER TABLE accounts ADD COLUMN new_changed_at INTEGER CHECK ((new_changed_at IS NULL) = (new_changed IS NULL));
UPDATE accounts SET new_changed = changed, new_changed_at = changed_at WHERE changed_at IS NOT NULL;
ALTER TABLE accounts DROP COLUMN changed_at;
ALTER TABLE accounts DROP COLUMN changed;
ALTER TABLE accounts RENAME COLUMN new_changed TO changed;
ALTER TABLE accounts RENAME COLUMN new_changed_at TO changed_at;

INSERT INTO audit_kinds (key, name) VALUES (170, 'accountChanged'), (171, 'pendingAccountChanged');
