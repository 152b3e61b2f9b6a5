-- A support code can be seen again by the session that made it: under a key that only its token gives, until it is used.
ALTER TABLE support_codes ADD COLUMN for_session BLOB CHECK (length(for_session) = 34);
