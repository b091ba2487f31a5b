-- probes and clock stops
-- readable by schema 10
-- A probe writes into the one row of its table, to prove that facts can be written. A stop says when the clocks of a node
-- contradicted each other, and who confirmed the time.

  CREATE TABLE probes (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, filler TEXT NOT NULL) STRICT;

  CREATE TABLE clock_stops (
    id TEXT PRIMARY KEY, reason TEXT NOT NULL, jump INTEGER NOT NULL, agreed_at INTEGER NOT NULL,
    found_at INTEGER NOT NULL, ended_at INTEGER, ended_by TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX clock_stops_open ON clock_stops (id) WHERE ended_at IS NULL;
