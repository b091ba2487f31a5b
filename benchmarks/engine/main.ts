import type { Contestant, TestBed } from './contestant.ts';
import { CONTESTANTS } from './contestants/index.ts';
import { participantsOf } from './participants.ts';
import { TARGETS } from './http/targets.ts';
import { measureHttp } from './measure-http.ts';
import { measureTimers } from './measure-timers.ts';
import { measureTransitions } from './measure-transitions.ts';
import type { Mode } from './mode.ts';
import { machineConditions, describeTestBed, openTestBed } from './test-bed.ts';

/** The names that the command takes, in the order in which they run. */
export const NAMES: readonly string[] = [...Object.keys(CONTESTANTS), ...Object.keys(TARGETS)];

const contestantsOf = async (names: readonly string[], testBed: TestBed): Promise<readonly Contestant[]> => {
  const made: Contestant[] = [];
  for (const [name, load] of Object.entries(CONTESTANTS)) {
    if (names.includes(name)) made.push((await load())(testBed));
  }
  return made;
};

const sectionOf = async (title: string, testBed: TestBed, run: () => Promise<void>): Promise<void> => {
  const begin = performance.now();
  await run();
  const seconds = Math.round((performance.now() - begin) / 1000);
  console.log(`\n  (${title} took ${seconds} s; ${machineConditions(testBed)})`);
};

/** Runs the named benchmarks and prints their tables; returns whether all of them ran. */
export const benchEngine = async (names: readonly string[], mode: Mode): Promise<boolean> => {
  const testBed = await openTestBed();
  describeTestBed(testBed);
  const contestants = await contestantsOf(names, testBed);
  const targets = Object.entries(TARGETS).flatMap(([name, make]) => (names.includes(name) ? [make(testBed)] : []));
  console.log(`\n${mode.name} mode: rounds of ${mode.seconds} s taken in turns, medians of ${mode.rounds}`);
  for (const { name, form } of [...contestants, ...targets]) console.log(`  ${name}: ${form}`);

  const failed: string[] = [];
  const participants = participantsOf(contestants, failed);
  await participants.each((one) => one.setup());
  await sectionOf('transitions', testBed, () => measureTransitions(participants, testBed, mode));
  await sectionOf('timers', testBed, () => measureTimers(participants, testBed, mode));
  await participants.each((one) => one.teardown());
  await sectionOf('HTTP', testBed, () => measureHttp(targets, testBed, mode, failed));
  for (const line of failed) console.log(`\nDID NOT RUN  ${line}`);
  return failed.length === 0;
};
