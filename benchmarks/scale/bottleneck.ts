import type { Demand } from './levels.ts';
import { say, short, whole } from './print.ts';
import type { Recording } from './record.ts';

/** A part that facts go through, and how many a second it can pass on by itself. */
export interface Part {
  readonly name: string;
  readonly factsPerSecond: number;
}

/** Parts by what a fact costs them: a node has one thread, a server as many as it has processors. */
export const partsOf = ({ facts, spent }: Recording, processors: number): readonly Part[] => [
  { name: 'the thread of one node', factsPerSecond: facts / spent.node },
  ...(spent.server === null
    ? []
    : [{ name: `the server on ${processors} processors`, factsPerSecond: (processors * facts) / spent.server }]),
];

const SERVER_PROCESSORS = 2;

/** Names the part that gives out first, and the level at which it would. */
export const sayBottleneck = (recording: Recording, demands: readonly Demand[]): void => {
  const parts = partsOf(recording, SERVER_PROCESSORS).toSorted((a, b) => a.factsPerSecond - b.factsPerSecond);
  say('\nWhat gives out first, by processor time alone');
  for (const { name, factsPerSecond } of parts) say(`  ${name}: ${whole(factsPerSecond)} facts/s`);
  const [first] = parts;
  const last = demands.at(-1);
  if (first === undefined || last === undefined) return;
  say(
    `  ${first.name} gives out first, at ${short(first.factsPerSecond / last.peak)} × the busiest minute of "${last.level.name}"`,
  );
};
