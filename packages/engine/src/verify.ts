import type { Store } from './store.ts';
import type { Rulebook } from './submission.ts';
import { verifyTallies } from './tallies/verify-tallies.ts';
import { turn } from './turn.ts';
import type { Problem } from './verify-case.ts';
import { verifyCase } from './verify-case.ts';

/** What a verification found: the first bad record of each case that has one, and the first bad tally. */
export interface VerifyReport {
  readonly cases: number;
  readonly facts: number;
  readonly problems: readonly Problem[];
}

const PAGE = 100;

// A case may move on between the reading of its row and of its facts; only what stays wrong at rest is a problem.
const atRest = async (store: Store, caseId: string, rulebook: Rulebook) => {
  let checked = await verifyCase(store, caseId, rulebook);
  while (checked.problem !== null && checked.version !== null) {
    const again = await verifyCase(store, caseId, rulebook);
    if (again.version === checked.version) return again;
    checked = again;
  }
  return checked;
};

async function* pagesOfIds(store: Store, only: string | undefined): AsyncGenerator<readonly string[]> {
  if (only !== undefined) return yield [only];
  let after = '';
  for (;;) {
    const page = await store.ids(after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last;
  }
}

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
  for await (const page of pagesOfIds(store, options.caseId)) {
    for (const caseId of page) {
      const checked = await atRest(store, caseId, rulebook);
      cases += 1;
      facts += checked.facts;
      if (checked.problem !== null) problems.push(checked.problem);
      options.onCase?.(cases);
    }
    await turn();
  }
  const tally = options.caseId === undefined ? await verifyTallies(store) : null;
  if (tally !== null) problems.push(tally);
  return { cases, facts, problems };
};
