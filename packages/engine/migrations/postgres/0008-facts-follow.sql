-- one look at each fact that follows
-- readable by schema 4
-- One lookup for each fact: the first fact belongs to a case; each other one follows its neighbour, and so belongs to the
-- same case. The lookups are subqueries, which the server answers from a key; it could answer a join by a scan of every fact.

  CREATE OR REPLACE FUNCTION facts_follow() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT 1 FROM added WHERE NOT CASE seq
        -- Instead of a foreign key, which would look, and lock, once a fact.
        WHEN 1 THEN (SELECT 1 FROM cases WHERE cases.id = added.case_id AND cases.agency_key = added.agency_key) IS NOT NULL
        ELSE seq > 1 AND coalesce(previous_hash = (
          SELECT before.hash FROM facts AS before WHERE before.case_id = added.case_id AND before.seq = added.seq - 1
            AND before.agency_key = added.agency_key), FALSE)
      END
    ) THEN
      RAISE EXCEPTION 'a fact follows the one before it, and the first belongs to a case'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
  END $$;
