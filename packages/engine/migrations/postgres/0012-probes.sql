-- probes and clock stops
-- readable by schema 11
-- A probe writes into the one row of its table, to prove that facts can be written. A stop says when the clocks of a node
-- contradicted each other, and who confirmed the time.

  CREATE TABLE probes (id bigint PRIMARY KEY, at bigint NOT NULL, filler text NOT NULL);

  CREATE TABLE clock_stops (
    id text COLLATE "C" PRIMARY KEY, reason text NOT NULL, jump bigint NOT NULL, agreed_at bigint NOT NULL,
    found_at bigint NOT NULL, ended_at bigint, ended_by text
  );
  CREATE INDEX clock_stops_open ON clock_stops (id) WHERE ended_at IS NULL;
