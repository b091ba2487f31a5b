import type { AnyProcedure, CaseState } from '@gongkai/core';
import { applied, newCase, parseFact } from '@gongkai/core';
import { readText } from './ledger.ts';
import type { Store, StoredFact } from './store.ts';

const PAGE = 500;

/** All facts of a case through `last`, page by page. */
export const factsThrough = async (store: Store, caseId: string, last: number): Promise<readonly StoredFact[]> => {
  const facts: StoredFact[] = [];
  while (facts.length < last) {
    const page = await store.history(caseId, facts.at(-1)?.seq ?? 0, Math.min(PAGE, last - facts.length));
    if (page.length === 0) break;
    facts.push(...page);
  }
  return facts;
};

/**
 * The case that facts make, folded afresh from their stored text.
 * @throws Error when a text cannot be read as a fact of the procedure.
 */
export const refold = (procedure: AnyProcedure, facts: readonly StoredFact[]): CaseState => {
  const [first] = facts;
  let state = newCase(procedure, first === undefined ? {} : readText(first.text).settings);
  for (const { text, seq } of facts) {
    const { fact, by } = readText(text);
    const parsed = parseFact(procedure, fact);
    if (!parsed.ok) throw new Error(`fact ${seq} is no fact of ${procedure.id}: ${parsed.refusal.code}`);
    state = applied(procedure, state, parsed.fact, by);
  }
  return state;
};
