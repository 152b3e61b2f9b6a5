-- The second format of an entry of the audit log: where it belongs (brand), where it came from (client, node and the node's own
-- count) and who the caller was said to be. Each is null until something fills it, so the format never changes again. All but the
-- caller stay when people's values are erased: they tell of nobody. An entry from before has the first format and none of them.
ALTER TABLE audit ADD COLUMN format INTEGER NOT NULL DEFAULT 1 CHECK (format IN (1, 2));
ALTER TABLE audit ADD COLUMN brand TEXT CHECK (brand IS NULL OR format = 2);
ALTER TABLE audit ADD COLUMN client TEXT CHECK (client IS NULL OR format = 2);
ALTER TABLE audit ADD COLUMN node TEXT CHECK (node IS NULL OR format = 2);
ALTER TABLE audit ADD COLUMN node_sequence INTEGER CHECK (node_sequence IS NULL OR format = 2);
-- A member's id, erased with account, call and detail.
ALTER TABLE audit ADD COLUMN caller BLOB CHECK (
    caller IS NULL OR (format = 2 AND length(caller) = 16 AND subject_erased IS NULL));

DROP TRIGGER audit_never_changes;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
WHEN NEW.number <> OLD.number OR NEW.at <> OLD.at OR NEW.kind <> OLD.kind OR NEW.actor <> OLD.actor
    OR NEW.hash <> OLD.hash OR NEW.tag IS NOT OLD.tag
    OR (NEW.format, NEW.brand, NEW.client, NEW.node, NEW.node_sequence)
        IS NOT (OLD.format, OLD.brand, OLD.client, OLD.node, OLD.node_sequence)
    OR (NEW.actor_erased IS NULL
        AND (NEW.actor_salt, NEW.actor_id, NEW.actor_name, NEW.address)
            IS NOT (OLD.actor_salt, OLD.actor_id, OLD.actor_name, OLD.address))
    OR (NEW.subject_erased IS NULL
        AND (NEW.subject_salt, NEW.account, NEW.call, NEW.detail, NEW.caller)
            IS NOT (OLD.subject_salt, OLD.account, OLD.call, OLD.detail, OLD.caller))
    OR (OLD.actor_erased IS NOT NULL
        AND (NEW.actor_erased, NEW.actor_erased_by) IS NOT (OLD.actor_erased, OLD.actor_erased_by))
    OR (OLD.subject_erased IS NOT NULL
        AND (NEW.subject_erased, NEW.subject_erased_by) IS NOT (OLD.subject_erased, OLD.subject_erased_by))
BEGIN
    SELECT RAISE(ABORT, 'the audit log only grows');
END;

INSERT INTO audit_kinds (key, name) VALUES (66, 'auditKeyVouched');
