import { afterAll, inject } from 'vitest';
import { connected } from '../../test-support/partitions.fixture.ts';
import { freshSchema } from '../../test-support/postgres.fixture.ts';
import { movedClock } from '../../test-support/desk.fixture.ts';
import { describeTampering, fillEveryTable, verifiedLines } from '../../test-support/tampering.suite.ts';
import { openPostgresStore } from './open-postgres-store.ts';

const STORED_COLUMNS = `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
  WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`;

describeTampering('a server', async () => {
  const { clock, moveTo } = movedClock('2019-04-10');
  const schema = freshSchema();
  const url = inject('databaseUrl');
  const store = await openPostgresStore({ url, schema, clock, connections: 2 });
  const prepared = await fillEveryTable(store, moveTo);
  const owner = await connected(schema);
  afterAll(() => Promise.all([owner.end(), store.close()]));
  // As an owner who switches triggers and foreign keys off.
  await owner.query("SET session_replication_role = 'replica'");
  return {
    prepared,
    after: async (sql, table) => {
      if (sql === null) return verifiedLines(store);
      const { rows } = await owner.query<{ columns: string }>(STORED_COLUMNS, [table]);
      const columns = rows[0]?.columns ?? '';
      await owner.query(`CREATE TEMP TABLE kept AS TABLE ${table}`);
      try {
        await owner.query(sql);
        return await verifiedLines(store);
      } finally {
        await owner.query(`DELETE FROM ${table}`);
        await owner.query(`INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM kept`);
        await owner.query('DROP TABLE kept');
      }
    },
  };
});
