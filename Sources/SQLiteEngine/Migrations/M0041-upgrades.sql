-- Which versions serve beside which schema. Used where several nodes share a database (P0017): a file has one server.
ALTER TABLE migrations ADD COLUMN beside TEXT;
ALTER TABLE nodes ADD COLUMN schema TEXT;
