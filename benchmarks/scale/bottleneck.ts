import type { Demand } from './levels.ts';
import { printLine, short, whole } from './print.ts';
import type { Recording } from './record.ts';

/** A component that every fact passes through, and how many facts a second it can process. */
export interface Part {
  readonly name: string;
  readonly factsPerSecond: number;
}

/** The capacity of each component by the CPU time per fact: a node has one thread, a server one per processor. */
export const partsOf = ({ facts, spent }: Recording, processors: number): readonly Part[] => [
  { name: 'the thread of one node', factsPerSecond: facts / spent.node },
  ...(spent.server === null
    ? []
    : [{ name: `the server on ${processors} processors`, factsPerSecond: (processors * facts) / spent.server }]),
];

const SERVER_PROCESSORS = 2;

/** Prints the component that is saturated first, and at which level. */
export const printBottleneck = (recording: Recording, demands: readonly Demand[]): void => {
  const parts = partsOf(recording, SERVER_PROCESSORS).toSorted((a, b) => a.factsPerSecond - b.factsPerSecond);
  printLine('\nThe component that is saturated first, by processor time alone');
  for (const { name, factsPerSecond } of parts) printLine(`  ${name}: ${whole(factsPerSecond)} facts/s`);
  const [first] = parts;
  const last = demands.at(-1);
  if (first === undefined || last === undefined) return;
  printLine(
    `  ${first.name} is saturated first, at ${short(first.factsPerSecond / last.peak)} × the busiest minute of "${last.level.name}"`,
  );
};
