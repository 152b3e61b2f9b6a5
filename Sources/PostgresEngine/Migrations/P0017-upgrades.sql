-- As M0041: which versions serve beside which schema.

-- The newest migration that an earlier program has to know to serve with this one applied; NULL where none may.
ALTER TABLE migrations ADD COLUMN beside TEXT COLLATE "C";

-- The newest migration that the node's program knows; NULL for a program that knows nothing of this.
ALTER TABLE nodes ADD COLUMN schema TEXT COLLATE "C";
