// npm run scale: see options.ts for its options and docs/scale.md for its figures.
import { nationalCalendar } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import type { Engine } from '@gongkai/engine';
import { openEngine } from '@gongkai/engine';
import { seeded } from '../../apps/api/src/demo/seeded.ts';
import { printBottleneck } from './bottleneck.ts';
import { createSqliteStores, startPostgresStores, type TestStores } from './test-stores.ts';
import { demandOf, levelsFrom, type Measured } from './levels.ts';
import { runFind } from './find.ts';
import { dueLists, growthOf } from './lists.ts';
import { factsOf, INCIDENTS, REQUESTS, spread, casesOfYear } from './year-of-cases.ts';
import { openCases } from './open-cases.ts';
import { readOptions, type ScaleOptions } from './options.ts';
import { load, printLine, printBytes, printDemands, printRecording, short, whole } from './print.ts';
import { record, type Recording } from './record.ts';
import { serveLists } from './serve-lists.ts';
import { sweepTimes } from './sweep-times.ts';

const YEAR = 2018;
const SEED = 2018;
const LISTS = 400;
const SERVED = 2000;

const engineOn = async (stores: TestStores, name: string): Promise<Engine> =>
  openEngine({ store: await stores.open(name), procedures: PROCEDURES });

/** Records a year at full speed, or the part for which there is time; then measures its size and verifies it. */
const recordYear = async (stores: TestStores, options: ScaleOptions) => {
  const year = casesOfYear(seeded(SEED));
  const cases = Math.round((options.requests * year.length) / REQUESTS);
  const engine = await engineOn(stores, 'year');
  const before = await stores.written();
  const recording = await record(engine, spread(year, cases, options.agencies), options.seconds, stores.server);
  const after = await stores.written();
  const started = performance.now();
  const { problems, facts } = await engine.verify();
  const verified = facts / ((performance.now() - started) / 1000);
  if (problems.length > 0) throw new Error(`${problems.length} problems`);
  await engine.close();
  const bytes = await stores.bytes('year');
  const compacted = await stores.bytes('year', true);
  printRecording(recording, stores.server !== null);
  printBytes(bytes, recording, before === null || after === null ? null : after - before);
  printLine(
    `compacted            ${whole(compacted.total / recording.facts)} bytes a fact, without the free space that updates have left`,
  );
  printLine(`verified             ${whole(verified)} facts/s`);
  const factsPerRequest = factsOf(year) / REQUESTS;
  return { recording, bytesPerFact: bytes.total / recording.facts, verified, factsPerRequest };
};

const casesPerSecond = async (engine: Engine): Promise<number> => {
  let cases = 0;
  const started = performance.now();
  await engine.eachCase({}, () => void (cases += 1));
  return cases / ((performance.now() - started) / 1000);
};

/** Compares two registers of open cases: lists, the API on the larger one, sweep. */
const compareRegisters = async (stores: TestStores, { open, agencies, seconds }: ScaleOptions): Promise<number> => {
  const names = ['small', 'gongkai'] as const;
  const [few, many] = [await engineOn(stores, names[0]), await engineOn(stores, names[1])];
  const opened = [
    await openCases(few, open[0], agencies, seconds),
    await openCases(many, open[1], agencies, seconds),
  ] as const;
  for (const name of names) await stores.bytes(name);
  const sizes = opened.map(whole);
  printLine(
    `\nopen cases           ${sizes.join(' and ')}${opened[1] < open[1] ? ' (out of time)' : ''}; load ${load()}`,
  );
  const lists = await dueLists([few, many], agencies, LISTS, seeded(SEED));
  lists.forEach(({ waited, fastest }, index) =>
    printLine(
      `due list             of ${sizes[index]}: p50 ${short(waited.p50)} ms, p95 ${short(waited.p95)} ms; the fastest of three p95 ${short(fastest.p95)} ms`,
    ),
  );
  const growth = growthOf(lists);
  printLine(
    `                     p95 grows ${growth.toFixed(2)} ×, wanted ≤ 1.5 ×: ${growth <= 1.5 ? 'reached' : 'NOT reached'}`,
  );
  const { secret } = await many.keys.add({ name: 'scale', agency: null, duties: [], administrator: true });
  const served = await serveLists(stores.environment(names[1]), secret, SERVED, agencies);
  const { times, memory } = served;
  printLine(`the API              ${whole(served.perSecond)} due lists/s to 8 readers, p95 ${short(times.p95)} ms`);
  if (memory !== null) {
    printLine(
      `its memory           ${whole(memory.now)} MB, at most ${whole(memory.most)} MB, wanted < 300 MB: ${memory.most < 300 ? 'reached' : 'NOT reached'}`,
    );
  }
  const visited = await casesPerSecond(many);
  printLine(`a report reads       ${whole(visited)} cases/s`);
  for (const [index, engine] of [few, many].entries()) {
    const { idleMilliseconds, due, milliseconds } = await sweepTimes(stores, names[index] ?? '', engine);
    printLine(
      `sweep                of ${sizes[index]}: ${short(idleMilliseconds)} ms with nothing due; ${whole(due)} due in ${whole(milliseconds)} ms, ${whole(due / (milliseconds / 1000))}/s`,
    );
  }
  await few.close();
  await many.close();
  return visited;
};

const printCurve = (recording: Recording, measured: Measured, options: ScaleOptions): void => {
  const levels = levelsFrom(options.requests);
  const draw = seeded(SEED);
  const demands = levels.map((one) => demandOf(one, measured, nationalCalendar, YEAR, options.curve, draw));
  printLine(`\nA drawn year, ${demands[0]?.year.workingDays} working days of ${YEAR}, at the speed measured above`);
  printDemands(demands, options.years);
  printBottleneck(recording, demands);
};

const run = async (options: ScaleOptions): Promise<void> => {
  const stores = options.store === 'sqlite' ? createSqliteStores() : await startPostgresStores(options.partitioned);
  try {
    printLine(
      `${options.store}${options.partitioned ? ', eight partitions by agency' : ''}; node ${process.version}; ${whole(options.agencies)} agencies`,
    );
    printLine(
      `the year             ${whole(options.requests)} requests and as many incidents as ${whole(INCIDENTS)} are to ${whole(REQUESTS)}; load ${load()}`,
    );
    const { recording, bytesPerFact, verified, factsPerRequest } = await recordYear(stores, options);
    const visited = await compareRegisters(stores, options);
    const factsPerSecond = recording.facts / recording.seconds;
    const measured = {
      factsPerSecond,
      factsPerRequest,
      bytesPerFact,
      casesPerSecond: visited,
      factsVerifiedPerSecond: verified,
    };
    printCurve(recording, measured, options);
    printLine(`\nOther work on this machine makes these speeds lower bounds. Load at the end ${load()}`);
  } finally {
    await stores.close();
  }
};

const args = process.argv.slice(2);
if (args.includes('--find')) await runFind(args);
else {
  const options = readOptions(args);
  if (options !== null) await run(options);
}
