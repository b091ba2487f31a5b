-- links
-- readable by schema 11
-- Cases that name other cases, as the file of each case has them: so that the other one can show it as well.

  CREATE TABLE links (
    agency_key text COLLATE "C" NOT NULL, case_id text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL,
    target text COLLATE "C" NOT NULL, PRIMARY KEY (case_id, kind, target, agency_key)
  );
  CREATE INDEX links_target ON links (target, case_id);
