-- The numbers of an account that an agent was shown, to call back: an entry of the log.
INSERT INTO audit_kinds (key, name) VALUES (182, 'callBackShown');
