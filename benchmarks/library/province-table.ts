// npm run bench:table: the table of a province from stored tallies, on both databases, and the cost of keeping tallies.
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellKey } from '@gongkai/core';
import type { Store, TallyRow } from '@gongkai/engine';
import { openPostgresStore, openSqliteStore } from '@gongkai/engine';
import { makeTableFromCounts, storedYearCounts } from '@gongkai/stats';
import pg from 'pg';
import { seeded } from '../../apps/api/src/demo/seeded.ts';
import { startPostgres } from '../../packages/engine/test-support/embedded-postgres.fixture.ts';
import { median } from '../shared/statistics.ts';
import { reportTallyCost } from './tally-cost.ts';

const AGENCIES = 1000;
const CASES = 1_000_000;
const YEAR = 2018;
const WITHIN_MS = 100;
const MOST_MB = 200;

const CHANNELS = [
  'internet',
  'internet',
  'internet',
  'mail-signed',
  'in-person',
  'in-person',
  'fax',
  'mail-ordinary',
] as const;
const APPLICANTS = [
  'natural',
  'natural',
  'natural',
  'natural',
  'natural',
  'commercial',
  'legal-service',
  'other',
] as const;
const TIMELINESS = ['in-time', 'in-time', 'in-time', 'in-time', 'in-time', 'in-time', 'extended', 'late'] as const;

/** Generates the tallies of a million cases, agency by agency; a twentieth is received in the year before. */
function* talliesOfYear(): Generator<readonly TallyRow[]> {
  const { pick } = seeded(1);
  for (let agency = 0; agency < AGENCIES; agency += 1) {
    const rows = new Map<string, { readonly year: number; readonly cell: string; readonly months: number[] }>();
    const add = (year: number, month: number, cell: string): void => {
      const key = `${year} ${cell}`;
      const row = rows.get(key) ?? { year, cell, months: Array.from({ length: 12 }, () => 0) };
      rows.set(key, row);
      row.months[month] = (row.months[month] ?? 0) + 100;
    };
    for (let one = 0; one < CASES / AGENCIES; one += 1) {
      const [channel, applicant, timeliness] = [pick(CHANNELS), pick(APPLICANTS), pick(TIMELINESS)];
      const month = one % 12;
      const early = one % 20 === 0;
      add(early ? YEAR - 1 : YEAR, early ? 11 : month, cellKey('request.received', { channel, applicant }));
      add(YEAR, month, cellKey('request.handled', { channel, applicant, timeliness }));
      add(YEAR, month, cellKey('request.result', { applicant, outcome: `2008.${one % 14}` }));
      add(YEAR, month, cellKey('request.days', { days: String(2 + (one % 24)) }));
    }
    yield [...rows.values()].map((row) => ({ agency: `agency-${agency}`, ...row }));
  }
}

const NO_CASES = { cases: [], facts: [], messages: [], responses: [], counters: [], moves: [], tasks: [] };
const NOTHING = {
  ...NO_CASES,
  renamed: [],
  parties: [],
  gaps: [],
  links: [],
  unlinks: [],
};

const fill = async (store: Store): Promise<number> => {
  let rows = 0;
  for (const tallies of talliesOfYear()) {
    rows += tallies.length;
    await store.transact({ cases: [], responses: [], counters: [] }, () => ({
      writes: { ...NOTHING, tallies },
      result: null,
    }));
  }
  return rows;
};

const ids = Array.from({ length: AGENCIES }, (_, index) => `agency-${index}`);

/** Makes the table of the whole province as the API does: one sum in the database, from which the form is filled. */
const table = async ({ figures }: Store, agencies: readonly string[] | null): Promise<number> => {
  const [sums, entries] = await Promise.all([
    figures.sums({ from: 0, through: YEAR, agencies }),
    figures.entries({ year: YEAR, agencies }),
  ]);
  const counts = storedYearCounts(sums, YEAR);
  const made = makeTableFromCounts('AR2021', counts, { year: YEAR, cellOf: () => 'r1', agencies: ids });
  return (made.cells['newReceived/total'] ?? 0) + (made.cells['carriedOver/total'] ?? 0) + entries.length;
};

const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20;

/** Runs ANALYZE, as a server does by itself within a minute of so many new rows. */
const analyzed = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('ANALYZE');
  await client.end();
};

const measured = async (name: string, store: Store, settle: () => Promise<void>): Promise<boolean> => {
  const rows = await fill(store);
  await settle();
  const timesOf = async (agencies: readonly string[] | null): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const started = performance.now();
      if ((await table(store, agencies)) !== CASES) throw new Error(`${name}: the table does not have every case`);
      times.push(performance.now() - started);
    }
    return median(times);
  };
  const before = megabytes();
  const [all, tree] = [await timesOf(null), await timesOf(ids)];
  const grown = megabytes() - before;
  console.log(
    `${name}: ${rows} tallies of ${AGENCIES} agencies and ${CASES} cases; table of all ${all.toFixed(0)} ms, ` +
      `of a tree of ${AGENCIES} agencies ${tree.toFixed(0)} ms; memory +${grown.toFixed(0)} MB, ${megabytes().toFixed(0)} MB in all`,
  );
  await store.close();
  return Math.max(all, tree) <= WITHIN_MS && grown < MOST_MB;
};

const folder = await mkdtemp(join(tmpdir(), 'gongkai-table-'));
const server = await startPostgres();
try {
  const reached = [
    await reportTallyCost(folder),
    await measured('SQLite', openSqliteStore({ file: join(folder, 'table.db') }), async () => undefined),
    await measured('PostgreSQL', await openPostgresStore({ url: server.url }), () => analyzed(server.url)),
  ];
  process.exitCode = reached.every(Boolean) ? 0 : 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
