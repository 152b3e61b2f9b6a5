-- Who is calling, calls that are kept open, an end that is taken back, and agents who want no keys.

-- Who the caller is said to be: by the name they gave, a member who may call ('known') or may not, nobody's name ('unknown'); or
-- somebody else, as the agent has recorded. The member is forgotten with the member. `names`: how many were given that are not
-- the name of somebody who may call.
ALTER TABLE calls ADD COLUMN caller TEXT CHECK (caller IN ('known', 'unknown', 'mayNotCall', 'somebodyElse'));
ALTER TABLE calls ADD COLUMN caller_member INTEGER REFERENCES members ON DELETE SET NULL;
ALTER TABLE calls ADD COLUMN names INTEGER NOT NULL DEFAULT 0 CHECK (names BETWEEN 0 AND 3);
CREATE INDEX calls_by_caller ON calls (caller_member) WHERE caller_member IS NOT NULL;

-- When the agent asked for more time last.
ALTER TABLE calls ADD COLUMN kept_open_at INTEGER;

-- The agent has ended it, and may take that back for some seconds.
ALTER TABLE calls ADD COLUMN undoable INTEGER NOT NULL DEFAULT 0 CHECK (undoable IN (0, 1));
CREATE INDEX calls_undoable ON calls (account, closed_at) WHERE undoable = 1;

-- An agent's latest calls, and those under way, which every page of theirs shows.
CREATE INDEX calls_by_agent ON calls (agent);
CREATE INDEX calls_under_way_by_agent ON calls (agent) WHERE outcome IS NULL;

-- The agent wants no keys of the pages' own (WCAG 2.1.4).
ALTER TABLE agents ADD COLUMN keys_off INTEGER NOT NULL DEFAULT 0 CHECK (keys_off IN (0, 1));

INSERT INTO audit_kinds (key, name) VALUES
    (150, 'callerNamed'), (151, 'callerNotKnown'), (152, 'callerMayNotCall'), (153, 'callerSomebodyElse'),
    (154, 'callReopened'), (155, 'callKeptOpen');
