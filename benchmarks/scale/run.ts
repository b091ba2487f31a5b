// npm run scale: see options.ts; what the figures mean is in docs/scale.md.
import { nationalCalendar } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import type { Engine } from '@gongkai/engine';
import { openEngine } from '@gongkai/engine';
import { seeded } from '../../apps/api/src/demo/seeded.ts';
import { sayBottleneck } from './bottleneck.ts';
import type { Ground } from './ground.ts';
import { fileGround, serverGround } from './ground.ts';
import type { Measured } from './levels.ts';
import { demandOf, levelsFrom } from './levels.ts';
import { dueLists, growthOf } from './lists.ts';
import { factsOf, INCIDENTS, REQUESTS, spread, yearOfLives } from './lives.ts';
import { openCases } from './open-cases.ts';
import type { ScaleOptions } from './options.ts';
import { readOptions } from './options.ts';
import { load, say, sayBytes, sayDemands, sayRecording, short, whole } from './print.ts';
import type { Recording } from './record.ts';
import { record } from './record.ts';
import { serveLists } from './served.ts';
import { sweepTimes } from './sweeps.ts';

const YEAR = 2018;
const SEED = 2018;
const LISTS = 400;
const SERVED = 2000;

const engineOn = async (ground: Ground, name: string): Promise<Engine> =>
  openEngine({ store: await ground.open(name), procedures: PROCEDURES });

/** A year, or as much of it as there is time for, at full speed; then what it takes on disk and to verify. */
const recordYear = async (ground: Ground, options: ScaleOptions) => {
  const year = yearOfLives(seeded(SEED));
  const cases = Math.round((options.requests * year.length) / REQUESTS);
  const engine = await engineOn(ground, 'year');
  const before = await ground.written();
  const recording = await record(engine, spread(year, cases, options.agencies), options.seconds, ground.server);
  const after = await ground.written();
  const started = performance.now();
  const { problems, facts } = await engine.verify();
  const verified = facts / ((performance.now() - started) / 1000);
  if (problems.length > 0) throw new Error(`${problems.length} problems`);
  await engine.close();
  const bytes = await ground.bytes('year');
  const anew = await ground.bytes('year', true);
  sayRecording(recording, ground.server !== null);
  sayBytes(bytes, recording, before === null || after === null ? null : after - before);
  say(
    `written anew         ${whole(anew.total / recording.facts)} bytes a fact, without the room that changes have left`,
  );
  say(`verified             ${whole(verified)} facts/s`);
  const factsPerRequest = factsOf(year) / REQUESTS;
  return { recording, bytesPerFact: bytes.total / recording.facts, verified, factsPerRequest };
};

const casesPerSecond = async (engine: Engine): Promise<number> => {
  let cases = 0;
  const started = performance.now();
  await engine.eachCase({}, () => void (cases += 1));
  return cases / ((performance.now() - started) / 1000);
};

/** Two registers of open cases beside each other: lists, the API on the larger one, sweep. */
const compareRegisters = async (ground: Ground, { open, agencies, seconds }: ScaleOptions): Promise<number> => {
  const names = ['small', 'gongkai'] as const;
  const [few, many] = [await engineOn(ground, names[0]), await engineOn(ground, names[1])];
  const opened = [
    await openCases(few, open[0], agencies, seconds),
    await openCases(many, open[1], agencies, seconds),
  ] as const;
  for (const name of names) await ground.bytes(name);
  const sizes = opened.map(whole);
  say(
    `\nopen cases           ${sizes.join(' and ')}${opened[1] < open[1] ? ', for want of time' : ''}; load ${load()}`,
  );
  const lists = await dueLists([few, many], agencies, LISTS, seeded(SEED));
  lists.forEach(({ waited, fastest }, index) =>
    say(
      `due list             of ${sizes[index]}: p50 ${short(waited.p50)} ms, p95 ${short(waited.p95)} ms; the fastest of three p95 ${short(fastest.p95)} ms`,
    ),
  );
  const growth = growthOf(lists);
  say(
    `                     p95 grows ${growth.toFixed(2)} ×, wanted ≤ 1.5 ×: ${growth <= 1.5 ? 'reached' : 'NOT reached'}`,
  );
  const { secret } = await many.keys.add({ name: 'scale', agency: null, duties: [], administrator: true });
  const served = await serveLists(ground.environment(names[1]), secret, SERVED, agencies);
  const { times, memory } = served;
  say(`the API              ${whole(served.perSecond)} due lists/s to 8 readers, p95 ${short(times.p95)} ms`);
  if (memory !== null) {
    say(
      `its memory           ${whole(memory.now)} MB, at most ${whole(memory.most)} MB, wanted < 300 MB: ${memory.most < 300 ? 'reached' : 'NOT reached'}`,
    );
  }
  const visited = await casesPerSecond(many);
  say(`a report goes through ${whole(visited)} cases/s`);
  for (const [index, engine] of [few, many].entries()) {
    const { idleMilliseconds, due, milliseconds } = await sweepTimes(ground, names[index] ?? '', engine);
    say(
      `sweep                of ${sizes[index]}: ${short(idleMilliseconds)} ms with nothing due; ${whole(due)} due in ${whole(milliseconds)} ms, ${whole(due / (milliseconds / 1000))}/s`,
    );
  }
  await few.close();
  await many.close();
  return visited;
};

const sayCurve = (recording: Recording, measured: Measured, options: ScaleOptions): void => {
  const levels = levelsFrom(options.requests);
  const draw = seeded(SEED);
  const demands = levels.map((one) => demandOf(one, measured, nationalCalendar, YEAR, options.curve, draw));
  say(`\nA year as it was drawn, ${demands[0]?.year.workingDays} working days of ${YEAR}, by the speed measured above`);
  sayDemands(demands, options.years);
  sayBottleneck(recording, demands);
};

const run = async (options: ScaleOptions): Promise<void> => {
  const ground = options.store === 'sqlite' ? fileGround() : await serverGround(options.partitioned);
  try {
    say(
      `${options.store}${options.partitioned ? ', eight partitions by agency' : ''}; node ${process.version}; ${whole(options.agencies)} agencies`,
    );
    say(
      `the year             ${whole(options.requests)} requests and as many incidents as ${whole(INCIDENTS)} are to ${whole(REQUESTS)}; load ${load()}`,
    );
    const { recording, bytesPerFact, verified, factsPerRequest } = await recordYear(ground, options);
    const visited = await compareRegisters(ground, options);
    const factsPerSecond = recording.facts / recording.seconds;
    const measured = {
      factsPerSecond,
      factsPerRequest,
      bytesPerFact,
      casesPerSecond: visited,
      factsVerifiedPerSecond: verified,
    };
    sayCurve(recording, measured, options);
    say(`\nOthers may have been at work on this machine: speeds are lower bounds. Load at the end ${load()}`);
  } finally {
    await ground.close();
  }
};

const options = readOptions(process.argv.slice(2));
if (options !== null) await run(options);
