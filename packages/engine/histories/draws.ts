import type { AnyProcedure } from '@gongkai/core';
import { type AnySamples, type Draw, SAMPLES } from '@gongkai/core/samples';

/** One of a list; undefined where it is empty. */
export const pickFrom = <T>(draw: Draw, [first, ...rest]: readonly T[]): T | undefined =>
  first === undefined ? undefined : draw.pick([first, ...rest]);

/**
 * The samples of a procedure.
 * @throws Error when it has no samples: without them nothing can be recorded.
 */
export const samplesOf = ({ id }: Pick<AnyProcedure, 'id'>): AnySamples => {
  const samples = SAMPLES[id];
  if (samples === undefined) throw new Error(`${id} has no samples`);
  return samples;
};

/** Settings of a case: mostly none, else one or two that differ from the defaults. */
export const drawSettings = ({ settings = {} }: AnySamples, draw: Draw): object => {
  const known = Object.entries(settings);
  const count = draw.happens(0.5) ? 0 : draw.between(1, 2);
  const picked = Array.from({ length: known.length === 0 ? 0 : count }, () => pickFrom(draw, known));
  return Object.fromEntries(picked.flatMap((one) => (one === undefined ? [] : [[one[0], pickFrom(draw, one[1])]])));
};
