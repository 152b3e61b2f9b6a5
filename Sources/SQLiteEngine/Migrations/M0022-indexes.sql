-- What a deletion looks for is found by an index, so that it takes no search through all mails or links.

-- Those of a member or of an account are exported, and erased.
CREATE INDEX outbox_by_member ON outbox (member) WHERE member IS NOT NULL;
-- Whoever is deleted is forgotten.
CREATE INDEX outbox_by_actor ON outbox (by_member) WHERE by_member IS NOT NULL;
CREATE INDEX outbox_by_concerned ON outbox (about_member) WHERE about_member IS NOT NULL;
CREATE INDEX not_me_links_by_actor ON not_me_links (by_member) WHERE by_member IS NOT NULL;
CREATE INDEX not_me_links_by_concerned ON not_me_links (about_member) WHERE about_member IS NOT NULL;
-- Links that are over go by their age.
CREATE INDEX not_me_links_by_age ON not_me_links (expires_at);

-- A code's link is found by its account, which has one.
DROP INDEX code_links_by_code;
