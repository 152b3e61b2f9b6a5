-- People of an account by their brand's own provider of log-ins (OpenID Connect): its name and what it calls the person, both under the
-- tag of the row. Of a brand nobody is two.
ALTER TABLE members ADD COLUMN issuer TEXT COLLATE "C";
ALTER TABLE members ADD COLUMN subject TEXT COLLATE "C" CHECK ((subject IS NULL) = (issuer IS NULL));
CREATE UNIQUE INDEX members_by_subject ON members (brand, issuer, subject) WHERE subject IS NOT NULL;

-- An activation that goes on in a log-in there: by whom, and in which session of theirs. NULL: by the mailed link.
ALTER TABLE activations ADD COLUMN issuer TEXT COLLATE "C";
ALTER TABLE activations ADD COLUMN provider_session TEXT COLLATE "C";

INSERT INTO audit_kinds (key, name) VALUES (266, 'memberLinked');
