import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { openEngine } from '../engine.ts';
import { openPostgresStore } from '../postgres/open-postgres-store.ts';
import { openSchema } from './open-schema.ts';
import { freshSchema } from '../../test-support/postgres.fixture.ts';
import { accepted, aRequest, LI, PROCEDURES } from '../../test-support/desk.fixture.ts';

const onServer = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(inject('databaseUrl'));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** A migrated schema, and a role that was granted what a node needs; both go after the work. */
const withRole = (
  work: (given: {
    readonly schema: string;
    readonly role: string;
    readonly url: string;
    readonly query: (text: string) => Promise<unknown>;
  }) => Promise<void>,
): Promise<void> =>
  onServer(async (client) => {
    const schema = freshSchema();
    const role = `node_${schema}`;
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
    const owner = await openSchema({ url: inject('databaseUrl'), schema });
    await owner.apply();
    await owner.grant(role);
    await owner.close();
    const address = new URL(inject('databaseUrl'));
    address.username = role;
    address.password = 'secret';
    try {
      await work({ schema, role, url: address.href, query: (text) => client.query(text) });
    } finally {
      await client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}; DROP SCHEMA ${schema} CASCADE`);
    }
  });

describe('the role of a node', () => {
  it('records facts in a schema that it could not have made', () =>
    withRole(async ({ schema, url }) => {
      const engine = await openEngine({ store: await openPostgresStore({ url, schema }), procedures: PROCEDURES });
      const opened = accepted(await engine.open(aRequest(), { actor: LI }));
      expect((await engine.verify({ caseId: opened.case.id })).problems).toEqual([]);
      await engine.close();
    }));

  it('may change nothing that is written once, by right and not only by trigger', () =>
    withRole(async ({ schema, role, url, query }) => {
      const inspected = async (asked?: string) => {
        const opened = await openSchema({ url: asked === undefined ? url : inject('databaseUrl'), schema });
        const found = await opened.inspect(asked);
        await opened.close();
        return found;
      };
      expect(await inspected()).toMatchObject({
        kind: 'postgresql',
        missingGuards: [],
        role: { name: role, excess: [], lacking: [] },
      });
      await query(
        `GRANT UPDATE, TRUNCATE ON ${schema}.facts TO ${role}; REVOKE INSERT ON ${schema}.outbox FROM ${role}`,
      );
      expect((await inspected(role)).role).toEqual({
        name: role,
        excess: ['TRUNCATE facts', 'UPDATE facts'],
        lacking: ['INSERT outbox'],
      });
      await expect(inspected('nobody_here')).rejects.toThrow('role "nobody_here" does not exist');
    }));

  it('sees which guards of the ledger were dropped or disabled', () =>
    withRole(async ({ schema, url, query }) => {
      await query(`DROP TRIGGER facts_stay ON ${schema}.facts; ALTER TABLE ${schema}.moves DISABLE TRIGGER moves_keep`);
      const opened = await openSchema({ url, schema });
      expect((await opened.inspect()).missingGuards).toEqual(['facts_stay', 'moves_keep']);
      await opened.close();
    }));
});
