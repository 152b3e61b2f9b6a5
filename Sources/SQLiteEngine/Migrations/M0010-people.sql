-- People of an account: who may call, and notices of every change of them.

-- Whether they may call Customer Care for the account. The row's tag tells of it only where they may not.
ALTER TABLE members ADD COLUMN may_call INTEGER NOT NULL DEFAULT 1 CHECK (may_call IN (0, 1));

INSERT INTO audit_kinds (key, name) VALUES
    (120, 'memberRemoved'), (121, 'memberLeft'), (122, 'memberRoleChanged'), (123, 'memberMayCallChanged'),
    (124, 'memberInvitedAgain');
