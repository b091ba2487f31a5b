import { openEngine, openPostgresStore } from '@gongkai/engine';
import { PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { databaseUrl } from '../test-support/database-url.ts';
import { secretIn, startMain } from '../test-support/process.ts';

// A process uses the schema that operators use; on a given server that may be in use.
describe.skipIf(process.env['DATABASE_URL'] !== undefined)('the server as a process on PostgreSQL', () => {
  it('gives an administrator key, and keeps the demonstration out of a database in use', async () => {
    const environment = { DATABASE_URL: databaseUrl() };
    const asked = startMain(environment, ['--new-admin-key']);
    expect(await asked.exit).toBe(0);
    const secret = secretIn(asked.said.out);
    const engine = await openEngine({ store: await openPostgresStore({ url: databaseUrl() }), procedures: PROCEDURES });
    expect(await engine.keys.find(secret)).toMatchObject({ administrator: 'system', agency: null });
    await engine.close();
    const demo = startMain(environment, ['--demo']);
    expect(await demo.exit).toBe(1);
    expect(demo.said.err).toMatch(/^Gongkai cannot start: --demo: the database is in use, it holds API keys; give/m);
    expect(demo.said.err).not.toContain('    at ');
  });
});
