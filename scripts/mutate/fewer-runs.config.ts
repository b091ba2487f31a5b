// fast-check as the tests see it while the sources are mutated: the same draws every time, few of them, and the first
// counterexample is enough. `npm run mutate -- --thorough` makes as many draws as npm test.
import * as real from 'fast-check';

export * from 'fast-check';

const MOST_RUNS = 40;
const SEED = 20_260_130;

export const assert = <Ts>(
  property: real.IRawProperty<Ts>,
  parameters: real.Parameters<Ts> = {},
): void | Promise<void> => {
  const numRuns = process.env['MUTATE_THOROUGH'] ? parameters.numRuns : Math.min(parameters.numRuns ?? 100, MOST_RUNS);
  return real.assert(property, {
    seed: SEED,
    ...parameters,
    ...(numRuns === undefined ? {} : { numRuns }),
    endOnFailure: true,
  });
};

export default { ...real, assert };
