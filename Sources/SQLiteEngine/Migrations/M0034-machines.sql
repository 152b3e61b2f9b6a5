-- Support codes that callers have keyed into a telephone menu, for a day: a budget counts them. `account`: NULL where none has the number.
-- `code`: the id of what it is compared with; NULL where none is good. `locks`: it is
-- the last that the code takes. `result`: NULL until it was compared.

CREATE TABLE keyed_codes (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    client INTEGER NOT NULL REFERENCES clients,
    account INTEGER REFERENCES accounts,
    code BLOB CHECK (length(code) = 16),
    taken_at INTEGER NOT NULL,
    locks INTEGER NOT NULL CHECK (locks IN (0, 1)),
    result TEXT CHECK (result IN ('verified', 'wrong', 'notChecked'))
) STRICT;
CREATE INDEX keyed_codes_by_client ON keyed_codes (client, taken_at);
CREATE INDEX keyed_codes_by_age ON keyed_codes (taken_at);
CREATE INDEX keyed_codes_by_account ON keyed_codes (account) WHERE account IS NOT NULL;

-- Since when an operator keeps a webhook from being told of anything; NULL where none does. Its client does not lift that.
ALTER TABLE webhooks ADD COLUMN disabled_at INTEGER;
