import { defineProcedures } from '../kernel/define-procedures.ts';
import type { AnyProcedure } from '../kernel/procedure.ts';
import type { AnySamples, Sampled } from '../kernel/samples.ts';
import * as registry from './registry.ts';

const registered: readonly Sampled[] = Object.values(registry);

/** Every procedure of the package, for hosts that serve all of them. */
export const PROCEDURES: readonly AnyProcedure[] = defineProcedures(registered.map(({ procedure }) => procedure));

/** The samples of each procedure, by its identifier: for demonstrations and tests. */
export const SAMPLES: Readonly<Record<string, AnySamples>> = Object.fromEntries(
  registered.map(({ procedure, samples }) => [procedure.id, samples]),
);
