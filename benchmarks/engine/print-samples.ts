import { type Goal, printRatios } from './ratios.ts';
import type { createSamples } from './samples.ts';
import { figure, latency, printTable } from '../shared/table.ts';

/** The contents of a table of samples. */
export interface SampleTable {
  readonly title: string;
  /** The unit that is counted: facts, requests. */
  readonly unit: string;
  readonly names: readonly string[];
  readonly loads: readonly string[];
  readonly samples: ReturnType<typeof createSamples>;
  readonly goals: readonly Goal[];
}

/** Prints rate and latencies of each contestant under each load, then the ratios of Gongkai to its peers. */
export const printSamples = ({ title, unit, names, loads, samples, goals }: SampleTable): void => {
  const cells = (name: string): readonly string[] =>
    loads.flatMap((load) => {
      const { perSecond, p50, p99 } = samples.of(name, load);
      return [figure(perSecond), latency(p50, p99)];
    });
  const headings = loads.flatMap((load) => [`${load}: ${unit}/s`, 'p50 / p99 ms']);
  const rows = names.map((name) => [name, ...cells(name)]);
  printTable(title, ['', ...headings], rows);
  const rates = names.flatMap((name) =>
    loads.map((load) => ({ name, load, perSecond: samples.of(name, load).perSecond })),
  );
  printRatios(`Ratios of ${unit} a second`, rates, goals);
};
