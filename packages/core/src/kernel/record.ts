import type { AnyFact, Effects } from './procedure.ts';

/** What a fact changes in the context: the one action of every edge of every machine. */
export const record = <C extends object, F extends AnyFact>(effects: Effects<C, F>, context: C, event: F): Partial<C> =>
  effectOf<C, F>(effects, event.type)?.(context, event) ?? {};

// Indexing by the type of the fact picks the effect written for exactly that fact.
const effectOf = <C extends object, F extends AnyFact>(effects: object, type: string) =>
  (effects as Record<string, ((context: C, fact: F) => Partial<C>) | undefined>)[type];
