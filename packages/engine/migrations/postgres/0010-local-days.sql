-- local days of agencies
-- readable by schema 3
-- A release before this one counts without them: give an agency local days when no such node runs any more.

  ALTER TABLE agencies ADD COLUMN overlays text;
