import type { AnyProcedure } from '@gongkai/core';
import { walkAlong, WAYS_BY_HAND } from './by-hand.ts';
import { reachedBy } from './reached.ts';
import { type Walk, walk } from './walk.ts';

/** How many histories a version has at least. */
export const FEWEST = 50;
const MOST_SEEDS = 20_000;
// Ways that only one walk in hundreds takes are looked for a while after all else is there.
const PATIENCE = 600;
/** Once nothing is missing, as many are enough: each is a file that is folded by every later release. */
const ENOUGH = 130;

/** What every version's histories reach together. */
export const wantedOf = (procedure: AnyProcedure): readonly string[] => [
  ...procedure.states
    .filter((state) => state !== procedure.initialState)
    .flatMap((state) => [`state ${state}`, `end ${state}`]),
  // A split is recorded with its parts and a merger with its link: neither fact is ever recorded for itself.
  ...procedure.factTypes
    .filter((type) => type !== procedure.splitting?.fact && type !== procedure.merging?.fact)
    .map((type) => `fact ${type}`),
  ...Object.keys(procedure.outcomes).map((code) => `outcome ${code}`),
];

/**
 * Walks until every state, fact and outcome was reached, and keeps the walks that went where none went before; then as
 * many more as are needed.
 * @throws Error that names what no walk reached: the samples of the procedure then vary too little.
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
  for (const way of WAYS_BY_HAND[procedure.id] ?? []) {
    const made = await walkAlong(procedure, way);
    for (const one of reachedBy(procedure, made)) {
      reached.add(one);
      missing.delete(one);
    }
    kept.push(made);
  }
  const isDone = (idle: number): boolean => missing.size === 0 && (idle >= PATIENCE || kept.length >= ENOUGH);
  for (let walked = 0, idle = 0; walked < MOST_SEEDS && !isDone(idle); walked += 1, idle += 1) {
    const outcomes = Object.keys(procedure.outcomes).filter((code) => missing.has(`outcome ${code}`));
    const facts = procedure.factTypes.filter((type) => missing.has(`fact ${type}`));
    const made = await walk(procedure, firstSeed + walked, { outcomes, facts });
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
