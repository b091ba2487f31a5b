-- facts in the order in which they were recorded
-- readable by schema 3
-- Facts are stored in the order in which they were recorded, so that a group of them fills a few pages at the end of
-- the table instead of touching a page of each case; the key leads to them. Messages are ordered by `place` alone here.

  CREATE TABLE facts_in_order (
    agency_key TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, actor TEXT NOT NULL,
    text TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (case_id, seq)
  ) STRICT;
  INSERT INTO facts_in_order SELECT * FROM facts ORDER BY recorded_at, case_id, seq;
  DROP TABLE facts;
  ALTER TABLE facts_in_order RENAME TO facts;
  CREATE TRIGGER facts_keep BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER facts_stay BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER facts_follow BEFORE INSERT ON facts
    WHEN NOT ifnull(
      (SELECT NEW.seq = seq + 1 AND NEW.previous_hash = hash FROM facts WHERE case_id = NEW.case_id
        ORDER BY seq DESC LIMIT 1),
      NEW.seq = 1)
    BEGIN SELECT RAISE(ABORT, 'a fact follows the one before it'); END;

  DROP INDEX outbox_order;
