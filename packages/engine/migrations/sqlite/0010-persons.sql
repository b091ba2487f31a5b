-- persons who hold keys
-- readable by schema 10
-- A release before this one can read neither the salted form of facts nor who holds a key.

  ALTER TABLE keys ADD COLUMN person TEXT;
