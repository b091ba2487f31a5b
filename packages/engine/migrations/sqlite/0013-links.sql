-- links
-- readable by schema 10
-- Cases that name other cases, as the file of each case has them: so that the other one can show it as well.

  CREATE TABLE links (
    agency_key TEXT NOT NULL, case_id TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
    PRIMARY KEY (case_id, kind, target)
  ) STRICT;
  CREATE INDEX links_target ON links (target, case_id);
