-- persons who hold keys
-- readable by schema 11
-- A release before this one can read neither the salted form of facts nor who holds a key.

  ALTER TABLE keys ADD COLUMN person text;
