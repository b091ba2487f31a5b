import { performance } from 'node:perf_hooks';
import { median } from '../shared/statistics.ts';

/** A function to measure, and how many operations one call of it does. */
export interface Candidate {
  readonly name: string;
  readonly operations: number;
  readonly run: () => void;
}

/** The median rate of a candidate over all rounds, in operations a second. */
export interface Rate {
  readonly name: string;
  readonly perSecond: number;
}

const ROUNDS = 9;
const ROUND_MS = 250;

const round = ({ operations, run }: Candidate): number => {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < ROUND_MS) {
    run();
    done += operations;
  }
  return (done * 1000) / (performance.now() - start);
};

/** Measures candidates in turns, so that other load on the machine affects all of them; the first round warms up. */
export const measure = (candidates: readonly Candidate[]): readonly Rate[] => {
  const rates = candidates.map(() => [] as number[]);
  for (let index = 0; index <= ROUNDS; index += 1) {
    candidates.forEach((candidate, at) => {
      const rate = round(candidate);
      if (index > 0) rates[at]?.push(rate);
    });
  }
  return candidates.map(({ name }, at) => ({ name, perSecond: median(rates[at] ?? []) }));
};

/** Prints a table with each candidate's ratio to the first peer. */
export const report = (title: string, rates: readonly Rate[], peer: string, wanted: number): boolean => {
  const base = rates.find((one) => one.name === peer)?.perSecond ?? Number.NaN;
  console.log(`\n${title}`);
  for (const { name, perSecond } of rates) {
    console.log(
      `  ${name.padEnd(44)} ${Math.round(perSecond).toLocaleString('en').padStart(12)} /s   ${(perSecond / base).toFixed(2)} ×`,
    );
  }
  const [own] = rates;
  const ratio = (own?.perSecond ?? 0) / base;
  console.log(`  ${ratio >= wanted ? 'reached' : 'NOT reached'}: wanted ≥ ${wanted} × ${peer}`);
  return ratio >= wanted;
};
