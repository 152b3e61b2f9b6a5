-- Agents and people of accounts whom a provider of log-ins does not mean any more.
INSERT INTO audit_kinds (key, name) VALUES (267, 'agentUnlinked'), (268, 'memberUnlinked');
