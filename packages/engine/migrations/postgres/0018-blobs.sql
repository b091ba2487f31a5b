-- blobs
-- readable by schema 13
-- The bytes of attached files, by their hash, in chunks: no statement holds a whole file. A blob arrives, and is whole once a
-- fact names it; whole ones never change, but for what a scanner says of them. Their hash is in the ledger. Most files are
-- packed already, so the server does not try to compress them.

  CREATE TABLE blobs (
    id text COLLATE "C" PRIMARY KEY, case_id text COLLATE "C" NOT NULL, sha256 text COLLATE "C", size bigint NOT NULL,
    media_type text COLLATE "C", state text COLLATE "C" NOT NULL, scan text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL, touched_at bigint NOT NULL
  );
  CREATE INDEX blobs_content ON blobs (sha256, state);
  CREATE UNIQUE INDEX blobs_whole ON blobs (sha256) WHERE state = 'whole';
  CREATE INDEX blobs_arriving ON blobs (touched_at) WHERE state = 'arriving';

  CREATE TABLE blob_chunks (
    blob_id text COLLATE "C" NOT NULL, number bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (blob_id, number)
  );
  ALTER TABLE blob_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;

  CREATE TRIGGER blobs_keep BEFORE UPDATE OF id, case_id, sha256, size, media_type, state, created_at, touched_at ON blobs
    FOR EACH ROW WHEN (OLD.state <> 'arriving') EXECUTE FUNCTION append_only();
  CREATE TRIGGER blobs_stay BEFORE DELETE ON blobs
    FOR EACH ROW WHEN (OLD.state <> 'arriving') EXECUTE FUNCTION append_only();
  CREATE TRIGGER blobs_stay_whole BEFORE TRUNCATE ON blobs FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE FUNCTION blob_chunks_stay() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM blobs WHERE id = OLD.blob_id AND state = 'whole') THEN
      RAISE EXCEPTION 'chunks of a whole blob are never deleted' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER blob_chunks_keep BEFORE UPDATE ON blob_chunks FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER blob_chunks_stay BEFORE DELETE ON blob_chunks FOR EACH ROW EXECUTE FUNCTION blob_chunks_stay();
  CREATE TRIGGER blob_chunks_stay_whole BEFORE TRUNCATE ON blob_chunks FOR EACH STATEMENT EXECUTE FUNCTION append_only();
