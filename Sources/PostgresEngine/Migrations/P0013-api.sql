-- The certificates that a client has to show one of, beside its secret: a thumbprint or a name each, with spaces between. Empty where its
-- secret alone lets it in.
ALTER TABLE clients ADD COLUMN certificates TEXT COLLATE "C" NOT NULL DEFAULT '';
-- The end of the latest pause of its changes that the audit log tells of; `pause_told` is of checks and look-ups.
ALTER TABLE clients ADD COLUMN changes_told BIGINT;

-- Since when a webhook is told of events: since its receiver has taken a test. NULL before.
ALTER TABLE webhooks ADD COLUMN confirmed_at BIGINT;
UPDATE webhooks SET confirmed_at = made_at;

-- What became of a call's proof is asked of the log as well. 281 and 282: it was used, it was revoked.
CREATE INDEX audit_grants ON audit (call) WHERE kind IN (281, 282);

-- Whoever supervises a brand hears that a webhook of one of its programs is paused; `about` is the program then.
ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check CHECK (kind IN (
        'questionChanged', 'passwordChanged', 'emailChangeAsked', 'emailChanged', 'newBrowser', 'questionLocked',
        'answerDead', 'questionUnlocked', 'callVerified', 'phoneStopped', 'secondFactorOn', 'secondFactorOff', 'recoveryCodeUsed',
        'memberJoined', 'memberChanged', 'memberRemoved', 'accessEnded', 'impostorReported', 'accountChanged',
        'invitation', 'memberAdded', 'passwordReset', 'emailConfirmation', 'codeLink',
        'agentPassword', 'agentAdded', 'agentEnabled', 'agentDisabled', 'agentChanged', 'agentSessionsEnded',
        'agentFactorReset', 'agentLinkSent', 'agentPasswordChanged', 'agentWebhookPaused'
    ));
