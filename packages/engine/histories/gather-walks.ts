import type { AnyProcedure } from '@gongkai/core';
import { reachedBy } from './reached.ts';
import { type Walk, walk } from './walk.ts';

/** The least number of histories of a version. */
export const FEWEST = 50;
const MOST_SEEDS = 8_000;
// Transitions that only one walk in hundreds takes are searched for a while after everything else was found.
const PATIENCE = 600;

/** Everything that the histories of a version must reach together. */
export const wantedOf = (procedure: AnyProcedure): readonly string[] => [
  ...procedure.states
    .filter((state) => state !== procedure.initialState)
    .flatMap((state) => [`state ${state}`, `end ${state}`]),
  ...procedure.factTypes.map((type) => `fact ${type}`),
  ...Object.keys(procedure.outcomes).map((code) => `outcome ${code}`),
];

/**
 * Walks until every state, fact and outcome was reached, and keeps the walks that reached something new; adds others up to
 * the least number.
 * @throws Error that names what no walk reached: `fact-data.ts` then lacks data for the facts of a procedure.
 */
export const gatherWalks = async (
  procedure: AnyProcedure,
  firstSeed: number,
  onWalk: (walked: number, kept: number) => void = () => undefined,
): Promise<readonly Walk[]> => {
  const missing = new Set(wantedOf(procedure));
  const reached = new Set<string>();
  const kept: Walk[] = [];
  const rest: Walk[] = [];
  for (let walked = 0, idle = 0; walked < MOST_SEEDS && (missing.size > 0 || idle < PATIENCE); walked += 1, idle += 1) {
    const sought = Object.keys(procedure.outcomes).filter((code) => missing.has(`outcome ${code}`));
    const made = await walk(procedure, firstSeed + walked, sought);
    if (made === null) continue;
    const fresh = [...reachedBy(procedure, made)].filter((one) => !reached.has(one));
    for (const one of fresh) {
      reached.add(one);
      missing.delete(one);
    }
    if (fresh.length > 0) idle = 0;
    (fresh.length > 0 ? kept : rest).push(made);
    onWalk(walked + 1, kept.length);
  }
  if (missing.size > 0) throw new Error(`no walk through ${procedure.id} reached ${[...missing].join(', ')}`);
  return [...kept, ...rest.slice(0, Math.max(0, FEWEST - kept.length))];
};
