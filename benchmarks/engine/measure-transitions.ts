import type { Contestant, TestBed } from './contestant.ts';
import { cpuSeconds } from './cpu.ts';
import type { Participants } from './participants.ts';
import type { Mode } from './mode.ts';
import { printSamples } from './print-samples.ts';
import { createMedians, createSamples } from './samples.ts';
import { figure, printTable } from '../shared/table.ts';
import { TRANSITION_GOALS } from './goals.ts';

const labelOf = (writers: number): string => (writers === 1 ? '1 writer' : `${writers} writers`);

/** Rates, and the CPU time per fact, which other load on the machine affects less. */
const createTally = () => ({
  samples: createSamples(),
  costs: createMedians(),
  acknowledged: new Map<string, number>(),
});

type Tally = ReturnType<typeof createTally>;

const measureOne = async ({ name, transitions }: Contestant, writers: number, seconds: number, tally: Tally) => {
  if (transitions === undefined) return;
  const before = cpuSeconds();
  const pace = await transitions({ writers, seconds });
  const after = cpuSeconds();
  tally.acknowledged.set(name, (tally.acknowledged.get(name) ?? 0) + pace.acknowledged);
  tally.samples.add(name, labelOf(writers), pace);
  if (before === null || after === null) return;
  tally.costs.add(name, labelOf(writers), ((after - before) * 1000) / pace.acknowledged);
};

const checkStored = async ({ name, transitions, stored }: Contestant, { acknowledged }: Tally): Promise<void> => {
  if (transitions === undefined) return;
  const [said, found] = [acknowledged.get(name), await stored?.()];
  if (said !== found) throw new Error(`${said} facts acknowledged, ${found} stored`);
};

/** Durable transitions of every contestant in turns, so that other load on the machine affects all of them. */
export const measureTransitions = async (
  participants: Participants<Contestant>,
  { postgres }: TestBed,
  mode: Mode,
): Promise<void> => {
  const tally = createTally();
  const rounds = Array.from({ length: mode.rounds }, () => mode.writers).flat();
  for (const [turn, writers] of rounds.entries()) {
    await participants.each(async (one) => {
      await postgres.checkpoint();
      await measureOne(one, writers, mode.seconds, tally);
    }, turn);
  }
  await participants.each((one) => checkStored(one, tally));

  const { samples, costs } = tally;
  const names = participants.members().flatMap(({ name, transitions }) => (transitions === undefined ? [] : [name]));
  if (names.length === 0) return;
  const loads = mode.writers.map(labelOf);
  const title = 'Durable transitions of a request of 12 facts';
  printSamples({ title, unit: 'facts', names, loads, samples, goals: TRANSITION_GOALS });
  if (cpuSeconds() === null) return;
  printTable(
    'CPU milliseconds that a fact costs, all processes together',
    ['', ...loads],
    names.map((name) => [name, ...loads.map((load) => figure(costs.of(name, load)))]),
  );
};
