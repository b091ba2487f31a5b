import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import type { CountedCase, Tally } from '@gongkai/stats';
import { tallyCases, tallyToJson } from '@gongkai/stats';
import { median } from '../shared/statistics.ts';
import { caseSummaries, type CaseSummary, countedCase } from './case-summaries.ts';
import type { Rate } from './measure.ts';

/** The part of DuckDB's API that is used here. */
interface Connection {
  run: (sql: string) => Promise<unknown>;
  runAndReadAll: (sql: string) => Promise<{ getRows: () => readonly (readonly unknown[])[] }>;
  createAppender: (table: string) => Promise<Appender>;
}

interface Appender {
  appendVarchar: (text: string) => void;
  appendNull: () => void;
  endRow: () => void;
  closeSync: () => void;
}

/** The part of the module `@duckdb/node-api` that is used here. */
export interface DuckDb {
  readonly DuckDBInstance: { create: (path: string) => Promise<{ connect: () => Promise<Connection> }> };
}

const CASES = 1_000_000;
const AGENCIES = 1_000;
const ROUNDS = 3;
const WANTED_PER_SECOND = 1_000_000;
const WANTED_MEGABYTES = 200;

function* countedCases(summaries: readonly CaseSummary[]): Generator<CountedCase> {
  for (const one of summaries) yield countedCase(one);
}

const COLUMNS = ['agency', 'channel', 'applicant', 'receivedOn', 'handledOn', 'timeliness', 'outcome'] as const;

const loaded = async ({ DuckDBInstance }: DuckDb, summaries: readonly CaseSummary[]): Promise<Connection> => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE raw (${COLUMNS.map((name) => `"${name}" VARCHAR`).join(', ')})`);
  const appender = await connection.createAppender('raw');
  for (const one of summaries) {
    for (const name of COLUMNS) {
      const value = one[name];
      if (value === null) appender.appendNull();
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
  // Days are stored as dates, so that DuckDB parses no text to find a month.
  await connection.run(
    'CREATE TABLE cases AS SELECT * REPLACE ("receivedOn"::DATE AS "receivedOn", "handledOn"::DATE AS "handledOn") FROM raw',
  );
  await connection.run('DROP TABLE raw');
  return connection;
};

const month = (day: string): string => `date_trunc('month', "${day}")`;
const part = (indicator: string, day: string, names: readonly string[]): string => {
  const by = ['channel', 'applicant', 'timeliness', 'outcome'].map((name) =>
    names.includes(name) ? name : `NULL AS ${name}`,
  );
  return `SELECT agency, ${month(day)} AS month, '${indicator}' AS indicator, ${by.join(', ')}, count(*) AS amount
    FROM cases WHERE "${day}" IS NOT NULL GROUP BY ALL`;
};
const GROUPED = [
  part('request.received', 'receivedOn', ['channel', 'applicant']),
  part('request.handled', 'handledOn', ['channel', 'applicant', 'timeliness']),
  part('request.result', 'handledOn', ['applicant', 'outcome']),
].join(' UNION ALL ');

const sumsOf = (tally: Tally): string => {
  const { rows } = tallyToJson(tally);
  return `${rows.length} sums of ${rows.reduce((total, [, , , amount]) => total + amount, 0)}`;
};

/** Rates by wall-clock time and by CPU time, which other load on the machine does not affect. */
interface FoldRate extends Rate {
  readonly perCpuSecond: number;
}

interface Timed {
  readonly clock: number;
  readonly cpu: number;
}

const timed = async (run: () => unknown): Promise<Timed> => {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await run();
  const { user, system } = process.cpuUsage(before);
  return { clock: (performance.now() - start) / 1000, cpu: (user + system) / 1_000_000 };
};

/** Measures folding a million case summaries of a thousand agencies into a tally, and the same GROUP BY in DuckDB. */
export const foldRates = async (duckDb: DuckDb): Promise<readonly FoldRate[]> => {
  const summaries = [...caseSummaries(CASES, AGENCIES)];
  const connection = await loaded(duckDb, summaries);
  const inDuckDb = async (threads: number): Promise<void> => {
    await connection.run(`SET threads = ${threads}`);
    await connection.run(`CREATE OR REPLACE TABLE tally AS ${GROUPED}`);
  };
  const candidates: readonly (readonly [string, () => unknown])[] = [
    ['tallyCases, one thread', () => tallyCases(countedCases(summaries))],
    ['DuckDB GROUP BY, one thread', () => inDuckDb(1)],
    ['DuckDB GROUP BY, two threads', () => inDuckDb(2)],
  ];
  const times = candidates.map((): Timed[] => []);
  for (let index = 0; index <= ROUNDS; index += 1) {
    for (const [at, [, run]] of candidates.entries()) {
      const time = await timed(run);
      if (index > 0) times[at]?.push(time);
    }
  }
  const [counted = []] = (await connection.runAndReadAll('SELECT count(*), sum(amount) FROM tally')).getRows();
  const [own, theirs] = [
    sumsOf(tallyCases(countedCases(summaries))),
    `${String(counted[0])} sums of ${String(counted[1])}`,
  ];
  if (own !== theirs) throw new Error(`answers differ: ${own} and ${theirs}`);
  console.log(`\nThe same ${own} from ${CASES.toLocaleString('en')} cases; medians of ${ROUNDS} rounds.`);
  return candidates.map(([name], at) => {
    const rate = (of: (one: Timed) => number) => CASES / median((times[at] ?? []).map(of));
    return { name, perSecond: rate(({ clock }) => clock), perCpuSecond: rate(({ cpu }) => cpu) };
  });
};

const inColumn = (rate: number): string => Math.round(rate).toLocaleString('en').padStart(12);

/** Prints the rates, and returns whether folding reaches its goal. */
export const reportFold = (rates: readonly FoldRate[]): boolean => {
  console.log('\nFolding case summaries: by the clock, and by the time of the processor');
  for (const { name, perSecond, perCpuSecond } of rates) {
    console.log(`  ${name.padEnd(44)} ${inColumn(perSecond)} /s ${inColumn(perCpuSecond)} /s of the processor`);
  }
  const reached = (rates[0]?.perSecond ?? 0) >= WANTED_PER_SECOND;
  console.log(
    `  ${reached ? 'reached' : 'NOT reached'}: wanted ≥ ${WANTED_PER_SECOND.toLocaleString('en')} /s by the clock`,
  );
  return reached;
};

/** Prints the memory of a process that makes a year's table from a million cases, and returns whether it is within its limit. */
export const reportMemory = (): boolean => {
  const script = `${import.meta.dirname}/year-table.ts`;
  const args = ['--conditions=@gongkai/source', script, String(CASES), String(AGENCIES)];
  const [table = '', peak = ''] = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n');
  const reached = Number(peak) < WANTED_MEGABYTES;
  console.log(
    `\nA year's table from ${CASES.toLocaleString('en')} cases (${table})\n  ${peak} MB at most, the whole process`,
  );
  console.log(`  ${reached ? 'reached' : 'NOT reached'}: wanted < ${WANTED_MEGABYTES} MB`);
  return reached;
};
