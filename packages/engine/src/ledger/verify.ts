import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Rules } from '../deadlines/plan.ts';
import { messageOf } from '../errors.ts';
import { verifyTallies } from '../figures/verify-tallies.ts';
import type { CaseWithFacts, Store } from '../store/store.ts';
import { checkCase, type Checked, type Problem, verifyCase } from './verify-case.ts';

/** The result of a verification: the first bad record of each case that has one, and the first bad tally. */
export interface VerifyReport {
  readonly cases: number;
  readonly facts: number;
  readonly problems: readonly Problem[];
}

const PAGE = 100;

// Cases that are read together take two statements for all of them instead of two for each. Where cases have very many
// facts, only the first cases of the page are read together; each of the others is read by itself.
const MOST_FACTS = 5000;

// A case may change between the reading of its row and of its facts; only what is wrong at rest is a problem.
const verifyAtRest = async (store: Store, caseId: string, rules: Rules): Promise<Checked> => {
  let checked = await verifyCase(store, caseId, rules);
  while (checked.problem !== null && checked.version !== null) {
    const again = await verifyCase(store, caseId, rules);
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

// Reading cases together can only confirm them: a case with a problem is checked again by itself.
const verifyOne = async (store: Store, caseId: string, found: CaseWithFacts | undefined, rules: Rules) => {
  if (found !== undefined) {
    const checked = await checkCase(caseId, { record: found.record, pages: [found.facts] }, rules);
    if (checked.problem === null) return checked;
  }
  return verifyAtRest(store, caseId, rules);
};

const tallyProblem = async (store: Store): Promise<Problem | null> => {
  try {
    const message = await verifyTallies(store);
    return message === null ? null : { caseId: null, seq: null, kind: 'tally', message };
  } catch (error) {
    return { caseId: null, seq: null, kind: 'unreadable', message: messageOf(error) };
  }
};

/**
 * Walks every chain and folds every case again, also facts without a row; names the first bad record of each case, and the
 * first tally that is not the sum of its cases.
 */
export const verifyStore = async (
  store: Store,
  rules: Rules,
  options: { readonly caseId?: string; readonly onCase?: (checked: number) => void },
): Promise<VerifyReport> => {
  let cases = 0;
  let facts = 0;
  const problems: Problem[] = [];
  for await (const { ids, together } of pagesOf(store, options.caseId)) {
    for (const caseId of ids) {
      const checked = await verifyOne(store, caseId, together.get(caseId), rules);
      cases += 1;
      facts += checked.facts;
      if (checked.problem !== null) problems.push(checked.problem);
      options.onCase?.(cases);
    }
    await nextTurn();
  }
  const tally = options.caseId === undefined ? await tallyProblem(store) : null;
  if (tally !== null) problems.push(tally);
  return { cases, facts, problems };
};
