import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store, CaseWithFacts } from '../store/store.ts';
import { verifyTallies } from '../figures/verify-tallies.ts';
import type { Checked, Problem } from './verify-case.ts';
import { checkCase, verifyCase } from './verify-case.ts';
import type { Rulebook } from '../deadlines/plan.ts';

/** What a verification found: the first bad record of each case that has one, and the first bad tally. */
export interface VerifyReport {
  readonly cases: number;
  readonly facts: number;
  readonly problems: readonly Problem[];
}

const PAGE = 100;

// Cases that are read together take two statements for all of them instead of two for each. Of cases with very many
// facts only the first few are; each of the others is read by itself.
const MOST_FACTS = 5000;

// A case may move on between the reading of its row and of its facts; only what stays wrong at rest is a problem.
const atRest = async (store: Store, caseId: string, rulebook: Rulebook): Promise<Checked> => {
  let checked = await verifyCase(store, caseId, rulebook);
  while (checked.problem !== null && checked.version !== null) {
    const again = await verifyCase(store, caseId, rulebook);
    if (again.version === checked.version) return again;
    checked = again;
  }
  return checked;
};

/** A page of identifiers, and those of its cases that were read together. */
interface Page {
  readonly ids: readonly string[];
  readonly together: ReadonlyMap<string, CaseWithFacts>;
}

async function* pagesOf(store: Store, only: string | undefined): AsyncGenerator<Page> {
  if (only !== undefined) return yield { ids: [only], together: new Map() };
  let after = '';
  for (;;) {
    const ids = await store.ids(after, PAGE);
    const last = ids.at(-1);
    if (last === undefined) return;
    const cases = await store.casesWithFacts(after, last, MOST_FACTS);
    yield { ids, together: new Map(cases.map((one) => [one.record.id, one])) };
    after = last;
  }
}

// What was read together only ever acquits: whatever is found wrong in it is looked at again by itself.
const verified = async (store: Store, caseId: string, whole: CaseWithFacts | undefined, rulebook: Rulebook) => {
  if (whole !== undefined) {
    const found = await checkCase(caseId, { record: whole.record, pages: [whole.facts] }, rulebook);
    if (found.problem === null) return found;
  }
  return atRest(store, caseId, rulebook);
};

/**
 * Walks every chain and folds every case again, those without a row included; names the first bad record of each, and the
 * first tally that is not the sum of its cases.
 */
export const verifyStore = async (
  store: Store,
  rulebook: Rulebook,
  options: { readonly caseId?: string; readonly onCase?: (checked: number) => void },
): Promise<VerifyReport> => {
  let cases = 0;
  let facts = 0;
  const problems: Problem[] = [];
  for await (const { ids, together } of pagesOf(store, options.caseId)) {
    for (const caseId of ids) {
      const found = await verified(store, caseId, together.get(caseId), rulebook);
      cases += 1;
      facts += found.facts;
      if (found.problem !== null) problems.push(found.problem);
      options.onCase?.(cases);
    }
    await nextTurn();
  }
  const tally = options.caseId === undefined ? await verifyTallies(store) : null;
  if (tally !== null) problems.push(tally);
  return { cases, facts, problems };
};
