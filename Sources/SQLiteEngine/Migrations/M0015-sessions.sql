-- Which browser on which system a session is in, as it names itself ("chrome windows").
ALTER TABLE sessions ADD COLUMN client TEXT;

INSERT INTO audit_kinds (key, name) VALUES (160, 'emailChangeCancelled');
