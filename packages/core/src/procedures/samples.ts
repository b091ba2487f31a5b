import type { AnySamples, Sampled } from '../kernel/samples.ts';
import * as registry from './registry.ts';

export type { AnySamples, Draw, Occasion, SamplesOf, Step } from '../kernel/samples.ts';
export { drawData } from '../kernel/samples.ts';
export { drawFrom, mulberry32, seeded } from '../kernel/seeded.ts';

const registered: readonly Sampled[] = Object.values(registry);

/** The samples of each procedure, by its identifier: for demonstrations and tests. */
export const SAMPLES: Readonly<Record<string, AnySamples>> = Object.fromEntries(
  registered.map(({ procedure, samples }) => [procedure.id, samples]),
);
