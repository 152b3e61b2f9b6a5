-- One member's data is exported, or erased while the account stays.
INSERT INTO audit_kinds (key, name) VALUES (195, 'memberErased'), (196, 'memberExported');
