-- What the program that opens a call says of it: what it calls it itself, the language that is spoken, and the number that calls, in digits,
-- with what the network vouches for (3GPP TS 24.229, ATIS-1000074). NULL where it says nothing.
ALTER TABLE calls ADD COLUMN external_id TEXT CHECK (length(external_id) BETWEEN 1 AND 64);
ALTER TABLE calls ADD COLUMN language TEXT CHECK (language IN ('en', 'fr'));
ALTER TABLE calls ADD COLUMN from_number INTEGER CHECK (from_number > 0);
ALTER TABLE calls ADD COLUMN from_verstat TEXT CHECK (from_verstat IN ('TN-Validation-Passed', 'TN-Validation-Failed', 'No-TN-Validation'));
ALTER TABLE calls ADD COLUMN from_attest TEXT CHECK (from_attest IN ('A', 'B', 'C'));

-- Which of the events of an entry, from 0: a right code is three.
ALTER TABLE webhook_deliveries ADD COLUMN part INTEGER NOT NULL DEFAULT 0 CHECK (part BETWEEN 0 AND 9);
DROP INDEX webhook_deliveries_once;
-- An event is one delivery of a webhook, whoever makes it.
CREATE UNIQUE INDEX webhook_deliveries_once ON webhook_deliveries (webhook, event, part) WHERE sort = 'event';
