import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedSql } from '../sql/imports.ts';
import { listStatements } from '../sql/list-sql.ts';
import type { Counting, DeskCounter } from '../store/desk.ts';
import type { ListQuery } from '../store/store.ts';
import { connected } from '../../test-support/partitions.fixture.ts';
import { freshSchema, openFresh } from '../../test-support/postgres.fixture.ts';
import { recordedStore } from '../../test-support/recorded-store.fixture.ts';
import { DUE } from './statements.ts';
import { agencyKey } from '../store/time-ordered-id.ts';

const AGENCY = 'agency-1';
// In the middle of the due times below, all of them far ahead.
const SOME_TIME = 4_000_000_000_000;
// Few, so that there is more of each than a page even among the few cases: sorting less than that would be right.
const AGENCIES = 2;

// Rows as lists see them: ids in the order of time, half of them in one state, due days all over, every fourth with a date of
// the office; twenty with each mark and holder, however many cases there are.
const FILL = `INSERT INTO cases (agency_key, id, number, agency, procedure, procedure_version, state, snapshot, version,
    next_due_at, dues, warned, opened_at, updated_at, calendar_hash, due_statutory, due_internal, received_on,
    active, stopped, supervised, in_review, accepted, holder_person, holder_unit, external_key)
  SELECT $1::text, lpad(to_hex(n), 12, '0') || '-' || $1, n::text, $2::text, 'disclosure-request', '1',
    CASE n % 2 WHEN 0 THEN 'registered' ELSE 'processing' END, repeat('x', 1500), 1,
    4000000000000 + hashint4(n::int) % 1000000, '{}', '[]', n, n, 'c',
    4000000000000 + hashint4(n::int) % 1000000, CASE n % 4 WHEN 0 THEN n END, to_char(date '2026-01-01' + n::int / 50, 'YYYY-MM-DD'),
    CASE WHEN n % 5 > 0 THEN 1 ELSE 0 END, CASE WHEN n <= 20 THEN 1 ELSE 0 END, CASE WHEN n BETWEEN 21 AND 40 THEN 1 ELSE 0 END,
    CASE WHEN n BETWEEN 41 AND 60 THEN 1 ELSE 0 END, 0, CASE WHEN n BETWEEN 61 AND 80 THEN 'li' END,
    CASE WHEN n BETWEEN 81 AND 100 THEN 'office' END,
    '2026 ' || n
  FROM generate_series(1, $3::bigint) AS n`;

const MESSAGES = `INSERT INTO outbox (agency_key, id, topic, body, created_at)
  SELECT 'key', n::text, 'fact.request.submitted', repeat('x', 300), n FROM generate_series(1, $1::bigint) AS n`;

/** The statement for the next page of the outbox, as the store sends it. */
const readOn = async (schema: string): Promise<string> => {
  const { store, statements } = recordedStore(schema, () => 0);
  await store.outbox.messages('1', 1);
  await store.close();
  return statements()[0]?.text ?? '';
};

/** A schema with that many open cases, and as many messages. */
const filled = async (cases: number, schema = freshSchema()): Promise<pg.Client> => {
  await (await openFresh(undefined, schema)).close();
  const client = await connected(schema);
  for (let index = 0; index < AGENCIES; index += 1) {
    const agency = `agency-${index}`;
    await client.query(FILL, [agencyKey(agency), agency, cases / AGENCIES]);
  }
  await client.query(MESSAGES, [cases]);
  await client.query('ANALYZE cases, outbox');
  return client;
};

const COUNTING: Counting = {
  person: 'li',
  unit: 'office',
  reviews: [
    { procedure: 'disclosure-request', state: 'processing', facts: ['reply.signed'], agency: null, persons: ['li'] },
  ],
  now: SOME_TIME + 100_000,
  today: SOME_TIME + 300_000,
  within3: SOME_TIME + 500_000,
  week: SOME_TIME + 800_000,
};

const DUE_NOW = [null, Number.MIN_SAFE_INTEGER, '', 100];

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): readonly string[] => [plan['Node Type'], ...(plan.Plans ?? []).flatMap(nodesOf)];

const indexesOf = (plan: Plan): readonly string[] => [
  ...(plan['Index Name'] === undefined ? [] : [plan['Index Name']]),
  ...(plan.Plans ?? []).flatMap(indexesOf),
];

const explain = async (client: pg.Client, sql: string, values: readonly unknown[]): Promise<Plan> => {
  const text = `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${sql}`;
  const { rows } = await client.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(text, [...values]);
  const [found] = rows[0]?.['QUERY PLAN'] ?? [];
  if (found === undefined) throw new Error('the server explained nothing');
  return found.Plan;
};

const plansOf = (client: pg.Client, query: ListQuery): Promise<readonly Plan[]> =>
  Promise.all(
    listStatements(query, { textIndex: 'tsvector', messageOrder: ['xid', 'place'] }).map(({ sql, values }) =>
      explain(client, sql, values),
    ),
  );

const pagesRead = (plan: Plan): number => plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];

describe('statements that search, on a server', () => {
  let few: pg.Client;
  let many: pg.Client;
  beforeAll(async () => {
    [few, many] = await Promise.all([filled(1000), filled(10_000)]);
  });
  afterAll(() => Promise.all([few, many].map((client) => client?.end())));

  const id = `${'0'.repeat(12)}-${agencyKey(AGENCY)}`;
  const places: Readonly<Record<ListQuery['order'], number | string | null>> = {
    due: SOME_TIME,
    internal: 100,
    received: '2026-06-01',
    updated: 300,
    opened: null,
    agency: null,
  };

  it.each<readonly [string, Partial<ListQuery>]>([
    ['all as opened', {}],
    ['all by what is due', { order: 'due' }],
    ['all by agency', { order: 'agency' }],
    ['the queue of an agency', { order: 'due', agency: AGENCY }],
    ['an agency as opened', { agency: AGENCY }],
    ['an agency by agency', { agency: AGENCY, order: 'agency' }],
    ['what is due soon in an agency', { order: 'due', agency: AGENCY, dueBefore: SOME_TIME }],
    ['one state of an agency', { order: 'due', agency: AGENCY, state: 'registered' }],
    ['all by the date of the office', { order: 'internal' }],
    ['all by receipt', { order: 'received' }],
    ['an agency by the date of the office', { order: 'internal', agency: AGENCY }],
    ['an agency by receipt', { order: 'received', agency: AGENCY }],
  ])('walks an index and sorts nothing for %s, and reads no more of ten times as many cases', async (_, query) => {
    const order = query.order ?? 'opened';
    for (const after of [null, { id, agency: AGENCY, at: places[order] }]) {
      const wanted = { limit: 20, ...query, order, after } as const;
      const [small, large] = [await plansOf(few, wanted), await plansOf(many, wanted)];
      for (const plan of [...small, ...large]) expect(nodesOf(plan)).toEqual(['Limit', 'Index Scan']);
      // A level more of the index is what ten times as many cases may cost.
      for (const [part, plan] of large.entries()) {
        expect(pagesRead(plan)).toBeLessThanOrEqual(1.5 * pagesRead(small[part] ?? plan) + 4);
      }
    }
  });

  it.each<readonly [DeskCounter, string]>([
    ['stopped', 'cases_stopped'],
    ['supervised', 'cases_supervised'],
    ['toReview', 'cases_in_review'],
    ['mine', 'cases_held_person'],
    ['toAccept', 'cases_held_person'],
  ])('finds the cases of the counter %s along its index, in every order', async (counter, index) => {
    const counted = { ...COUNTING, counter };
    for (const order of ['due', 'received', 'updated', 'opened'] as const) {
      for (const more of [{}, { agency: AGENCY }]) {
        const wanted = { limit: 20, order, after: null, counted, ...more } as const;
        const [small, large] = [await plansOf(few, wanted), await plansOf(many, wanted)];
        for (const plan of large) expect(indexesOf(plan)).toContain(index);
        // A level more of the index of messages, for each of the cases.
        const factor = order === 'updated' ? 2 : 1.5;
        for (const [part, plan] of large.entries()) {
          expect(pagesRead(plan)).toBeLessThanOrEqual(factor * pagesRead(small[part] ?? plan) + 4);
        }
      }
    }
  });

  it.each<DeskCounter>(['overdue', 'today', 'within3', 'week'])(
    'walks the index of due dates for the counter %s, and sorts nothing',
    async (counter) => {
      for (const more of [{}, { agency: AGENCY }]) {
        const wanted = { limit: 20, order: 'due', after: null, counted: { ...COUNTING, counter }, ...more } as const;
        const [small, large] = [await plansOf(few, wanted), await plansOf(many, wanted)];
        for (const [part, plan] of large.entries()) {
          expect(nodesOf(plan)).toEqual(['Limit', 'Index Scan']);
          expect(pagesRead(plan)).toBeLessThanOrEqual(1.5 * pagesRead(small[part] ?? plan) + 4);
        }
      }
    },
  );

  it('looks numbers of a ledger up one by one', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `2026 ${index * 7}`);
    const { sql, values } = recordedSql(AGENCY, 'disclosure-request', keys);
    const [small, large] = [await explain(few, sql, values), await explain(many, sql, values)];
    expect([small['Actual Rows'], large['Actual Rows']]).toEqual([19, 19]);
    for (const plan of [small, large]) {
      expect(nodesOf(plan)).not.toContain('Seq Scan');
      // For each number a way down the index and the row, in pages of 8 kB.
      expect(pagesRead(plan)).toBeLessThanOrEqual(20 * 5);
    }
  });

  it('looks at no case that is not due when it sweeps by the clock of the server', async () => {
    const [small, large] = [await explain(few, DUE.text, DUE_NOW), await explain(many, DUE.text, DUE_NOW)];
    for (const plan of [small, large]) expect(pagesRead(plan)).toBeLessThanOrEqual(6);
  });

  it('reads messages from the position of a reader', async () => {
    const schema = freshSchema();
    const client = await filled(10_000, schema);
    const plan = await explain(client, await readOn(schema), [20, '9990']);
    await client.end();
    // Fewer while an older transaction of another test is still under way.
    expect(plan['Actual Rows']).toBeLessThanOrEqual(10);
    expect(pagesRead(plan)).toBeLessThanOrEqual(15);
  });
});
