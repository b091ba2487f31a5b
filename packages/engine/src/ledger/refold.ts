import { type AnyProcedure, applied, type CaseState, newCase, parseFact } from '@gongkai/core';
import type { Store, StoredFact } from '../store/store.ts';
import { type FactText, readText } from './ledger.ts';

const PAGE = 500;

/** The facts of a case through `last`, in order, page by page. */
export async function* pagesOfFacts(
  store: Store,
  caseId: string,
  last: number = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<readonly StoredFact[]> {
  let after = 0;
  while (after < last) {
    const page = await store.history(caseId, after, Math.min(PAGE, last - after));
    yield page;
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE) return;
    after = end.seq;
  }
}

/** The empty case that the first fact opened. */
export const emptyCase = (procedure: AnyProcedure, first: FactText): CaseState =>
  newCase(procedure, first.opening?.settings ?? {});

/**
 * The case after one more stored fact: the fold alone, without deciding again.
 * @throws Error when the stored fact is not a fact of the procedure.
 */
export const refolded = (procedure: AnyProcedure, state: CaseState, stored: FactText): CaseState => {
  const parsed = parseFact(procedure, stored.fact);
  if (!parsed.ok) throw new Error(`${stored.type} is not a fact of ${procedure.id}@${procedure.version}`);
  if (parsed.fact.type !== stored.type || parsed.fact.at !== stored.at) {
    throw new Error(`${stored.type} is recorded as another fact than it is`);
  }
  return applied(procedure, state, parsed.fact, stored.by.id);
};

/** Folds a case again from its stored facts through `last`; returns the state with the last fact, null without facts. */
export const refoldCase = async (
  store: Store,
  procedure: AnyProcedure,
  caseId: string,
  last?: number,
): Promise<{ readonly state: CaseState; readonly fact: StoredFact } | null> => {
  let state: CaseState | null = null;
  let end: StoredFact | null = null;
  for await (const page of pagesOfFacts(store, caseId, last)) {
    for (const fact of page) {
      const read = readText(fact.text);
      state = refolded(procedure, state ?? emptyCase(procedure, read), read);
      end = fact;
    }
  }
  return state === null || end === null ? null : { state, fact: end };
};
