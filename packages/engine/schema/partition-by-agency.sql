-- Partitions cases, facts, counters, moves, tallies and parties into eight parts each, by the key of the agency, with all keys,
-- indexes and triggers of the tables. Run it once, as the owner, on a schema that `gongkai migrate` has made, with no
-- node running: psql -1 -c 'SET search_path = gongkai' -f partition-by-agency.sql
-- Grant the rights again afterwards: gongkai migrate --grant ROLE. See docs/scale.md.
DO $$
DECLARE
  parts CONSTANT int := 8;
  target text;
  columns text;
  names text[];
  options text;
  again text[];
  statement_triggers text[];
  step text;
BEGIN
  FOREACH target IN ARRAY ARRAY['cases', 'facts', 'counters', 'moves', 'tallies', 'parties'] LOOP
    SELECT array_agg(quote_ident(attname)) INTO names FROM pg_attribute
      WHERE attrelid = target::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
    columns := array_to_string(names, ', ');
    -- LIKE does not copy the fill factor.
    SELECT coalesce('WITH (' || array_to_string(reloptions, ', ') || ')', '') INTO options FROM pg_class
      WHERE oid = target::regclass;
    -- Read before the table is dropped: the constraints, indexes and triggers of the new one, under the same names.
    SELECT coalesce(array_agg(definition), '{}') INTO again FROM (
      SELECT format('ALTER TABLE %I ADD CONSTRAINT %I %s', target, conname, pg_get_constraintdef(oid)) AS definition
        FROM pg_constraint WHERE conrelid = target::regclass AND contype IN ('p', 'u')
      UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = target::regclass
        AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
      UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = target::regclass AND NOT tgisinternal
    ) AS found;
    SELECT coalesce(array_agg(pg_get_triggerdef(oid)), '{}') INTO statement_triggers FROM pg_trigger
      WHERE tgrelid = target::regclass AND NOT tgisinternal AND tgtype & 1 = 0;

    EXECUTE format('ALTER TABLE %I RENAME TO %I', target, target || '_whole');
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL EXCLUDING INDEXES) PARTITION BY HASH (agency_key)',
      target, target || '_whole');
    FOR part IN 0 .. parts - 1 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s) %s',
        target || '_p' || part, target, parts, part, options);
    END LOOP;
    EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM %I', target, columns, columns, target || '_whole');
    EXECUTE format('DROP TABLE %I', target || '_whole');
    FOREACH step IN ARRAY again LOOP
      EXECUTE step;
    END LOOP;
    -- A statement trigger fires for the table that the statement names, so that each partition has its own.
    FOREACH step IN ARRAY statement_triggers LOOP
      FOR part IN 0 .. parts - 1 LOOP
        EXECUTE regexp_replace(step, ' ON \S*\m' || target || '\M', ' ON ' || quote_ident(target || '_p' || part));
      END LOOP;
    END LOOP;
    EXECUTE format('ANALYZE %I', target);
  END LOOP;
END $$;
