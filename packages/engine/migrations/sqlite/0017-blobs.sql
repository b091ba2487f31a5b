-- blobs
-- readable by schema 12
-- The bytes of attached files, by their hash, in chunks: no statement holds a whole file. A blob arrives, and is whole once a
-- fact names it; whole ones never change, but for what a scanner says of them. Their hash is in the ledger.

  CREATE TABLE blobs (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, sha256 TEXT, size INTEGER NOT NULL, media_type TEXT, state TEXT NOT NULL,
    scan TEXT NOT NULL, created_at INTEGER NOT NULL, touched_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX blobs_content ON blobs (sha256, state);
  CREATE UNIQUE INDEX blobs_whole ON blobs (sha256) WHERE state = 'whole';
  CREATE INDEX blobs_arriving ON blobs (touched_at) WHERE state = 'arriving';

  CREATE TABLE blob_chunks (
    blob_id TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (blob_id, number)
  ) STRICT;

  CREATE TRIGGER blobs_keep BEFORE UPDATE ON blobs
    WHEN OLD.state <> 'arriving' AND (OLD.id, OLD.case_id, OLD.sha256, OLD.size, OLD.media_type, OLD.state, OLD.created_at,
      OLD.touched_at) IS NOT (NEW.id, NEW.case_id, NEW.sha256, NEW.size, NEW.media_type, NEW.state, NEW.created_at,
      NEW.touched_at)
    BEGIN SELECT RAISE(ABORT, 'a whole blob does not change'); END;
  CREATE TRIGGER blobs_stay BEFORE DELETE ON blobs WHEN OLD.state <> 'arriving'
    BEGIN SELECT RAISE(ABORT, 'a whole blob is never deleted'); END;
  CREATE TRIGGER blobs_once BEFORE INSERT ON blobs
    WHEN EXISTS (SELECT 1 FROM blobs WHERE id = NEW.id OR (state = 'whole' AND NEW.state = 'whole' AND sha256 = NEW.sha256))
    BEGIN SELECT RAISE(ABORT, 'a blob is never replaced'); END;
  CREATE TRIGGER blobs_alone BEFORE UPDATE ON blobs
    WHEN NEW.state = 'whole' AND EXISTS (SELECT 1 FROM blobs WHERE state = 'whole' AND sha256 = NEW.sha256 AND id <> OLD.id)
    BEGIN SELECT RAISE(ABORT, 'a blob is never replaced'); END;

  CREATE TRIGGER blob_chunks_keep BEFORE UPDATE ON blob_chunks
    BEGIN SELECT RAISE(ABORT, 'chunks of a blob do not change'); END;
  CREATE TRIGGER blob_chunks_stay BEFORE DELETE ON blob_chunks
    WHEN EXISTS (SELECT 1 FROM blobs WHERE id = OLD.blob_id AND state = 'whole')
    BEGIN SELECT RAISE(ABORT, 'chunks of a whole blob are never deleted'); END;
  CREATE TRIGGER blob_chunks_once BEFORE INSERT ON blob_chunks
    WHEN EXISTS (SELECT 1 FROM blob_chunks WHERE (blob_id = NEW.blob_id AND number = NEW.number) OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'chunks of a blob are never replaced'); END;
