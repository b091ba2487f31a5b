import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Rules } from '../deadlines/plan.ts';
import { verifyCounts } from '../figures/verify-counts.ts';
import type { CaseWithFacts, SearchDocument, Store, StoredMessage } from '../store/kit.ts';
import type { PartyKey } from '../parties/party-key.ts';
import { verifyParties } from '../parties/verify-parties.ts';
import { foldActs, verifyActs } from './acts/verify-acts.ts';
import { verifyAnswers } from './verify-answers.ts';
import { verifyBlobs } from './verify-blobs.ts';
import { rowProblem } from './problem.ts';
import { checkCase, type Checked, verifyCase } from './verify-case.ts';
import { verifyLinks } from './verify-links.ts';
import { verifyDeliveries } from './verify-deliveries.ts';
import { verifyDocuments } from './verify-documents.ts';
import { caseOfMessage, strayMessages } from './verify-messages.ts';
import type { Problem, VerifyRules } from './verify-row.ts';

export type { Problem };

/** The result of a verification: the first bad record of each case that has one, and bad rows of the other tables. */
export interface VerifyReport {
  readonly cases: number;
  readonly facts: number;
  readonly problems: readonly Problem[];
}

const PAGE = 100;

// Cases that are read together take three statements for all of them instead of three for each. Where cases have very many
// facts, only the first cases of the page are read together; each of the others is read by itself.
const MOST_FACTS = 5000;
const MOST_MESSAGES = 20_000;

// A case may change between the reading of its row and of its facts; only what is wrong at rest is a problem.
const verifyAtRest = async (store: Store, caseId: string, rules: VerifyRules): Promise<Checked> => {
  let checked = await verifyCase(store, caseId, rules);
  while (checked.problem !== null && checked.version !== null) {
    const again = await verifyCase(store, caseId, rules);
    if (again.version === checked.version) return again;
    checked = again;
  }
  return checked;
};

/** A page of identifiers, and those of its cases that were read together, with the messages in its range. */
interface Page {
  readonly ids: readonly string[];
  readonly together: ReadonlyMap<string, CaseWithFacts>;
  readonly messages: ReadonlyMap<string, readonly StoredMessage[]>;
  readonly documents: ReadonlyMap<string, SearchDocument>;
}

// After every message of a case, and after every message.
const END = '~';
const LAST = '\u{10FFFF}';

/** Messages by their case; `cut` where not all of them were read. */
const messagesBetween = async (store: Store, after: string, last: string) => {
  const found = await store.checks.messages(after, last, MOST_MESSAGES);
  return { cut: found.length === MOST_MESSAGES, byCase: Map.groupBy(found, caseOfMessage) };
};

// Identifiers of cases are before, between and after those of agencies and items.
const afterAll = (after: string): readonly (readonly [string, string])[] => [
  [after, 'agency:'],
  [`agency:${LAST}`, 'item:'],
  [`item:${LAST}`, LAST],
];

/** Documents in the range of a page, without those of agencies and items. */
const documentsBetween = async (store: Store, after: string, last: string | undefined) => {
  const found = new Map<string, SearchDocument>();
  for (const [from, to] of last === undefined ? afterAll(after) : [[after, last] as const]) {
    const texts = await store.search.documents(from, to, Number.MAX_SAFE_INTEGER);
    for (const one of texts) if (!/^(?:agency|item):/.test(one.id)) found.set(one.id, one);
  }
  return found;
};

async function* pagesOf(store: Store): AsyncGenerator<Page> {
  let after = '';
  for (;;) {
    const ids = await store.ids(after, PAGE);
    const last = ids.at(-1);
    const cases = last === undefined ? [] : await store.casesWithFacts(after, last, MOST_FACTS);
    // The ranges of all pages cover every identifier, so that a message of no case is found as well.
    const { cut, byCase } = await messagesBetween(
      store,
      after === '' ? '' : after + END,
      last === undefined ? LAST : last + END,
    );
    const documents = await documentsBetween(store, after, last);
    yield { ids, together: new Map(cut ? [] : cases.map((one) => [one.record.id, one])), messages: byCase, documents };
    if (last === undefined) return;
    after = last;
  }
}

// Reading cases together can only confirm them: a case with a problem is checked again by itself.
const verifyOne = async (store: Store, caseId: string, page: Page, rules: VerifyRules) => {
  const { together, messages, documents } = page;
  const found = together.get(caseId);
  if (found !== undefined) {
    const own = async () => messages.get(caseId) ?? [];
    const [links, document] = [() => store.links.of(caseId), async () => documents.get(caseId) ?? null];
    const { record, facts } = found;
    const toCheck = { record, pages: [facts], messages: own, links, document };
    const checked = await checkCase(caseId, toCheck, rules);
    if (checked.problem === null) return checked;
  }
  return verifyAtRest(store, caseId, rules);
};

/** Messages of facts in the range of a page that are of none of its cases. */
const strays = async (store: Store, { ids, messages, documents }: Page): Promise<readonly Problem[]> => {
  const known = new Set(ids);
  const others = [...messages].flatMap(([caseId, some]) => (known.has(caseId) ? [] : some));
  const texts = [...documents.values()].filter(({ id }) => !known.has(id));
  const ofNothing = texts.map(({ id }) => rowProblem('documents', id, 'there is no case that it is of'));
  return [...ofNothing, ...(await strayMessages(store, others)).map((one) => ({ caseId: null, seq: null, ...one }))];
};

/** What to verify: everything, or one case. */
export interface VerifyOptions {
  readonly caseId?: string;
  /** The key of the register of those who ask; without it the register is not compared. */
  readonly partyKey?: PartyKey | null;
  readonly onCase?: (checked: number) => void;
}

/** Verifies one case, with the reminders that its acts tell of. */
const verifyAlone = async (store: Store, rules: Rules, caseId: string): Promise<VerifyReport> => {
  const { settings } = await foldActs(store);
  const { facts, problem } = await verifyAtRest(store, caseId, { ...rules, known: settings, now: await store.now() });
  return { cases: 1, facts, problems: problem === null ? [] : [problem] };
};

/**
 * Walks every chain and folds every case again, also facts without a row, and compares every row of every table with what
 * the facts or the acts give. Names the first bad record of each case, and bad rows of the other tables.
 */
export const verifyStore = async (store: Store, rules: Rules, options: VerifyOptions): Promise<VerifyReport> => {
  if (options.caseId !== undefined) return verifyAlone(store, rules, options.caseId);
  const { fold, problems: ofActs } = await verifyActs(store);
  const ours: VerifyRules = { ...rules, known: fold.settings, now: await store.now() };
  let cases = 0;
  let facts = 0;
  const problems: Problem[] = [];
  for await (const page of pagesOf(store)) {
    for (const caseId of page.ids) {
      const checked = await verifyOne(store, caseId, page, ours);
      cases += 1;
      facts += checked.facts;
      if (checked.problem !== null) problems.push(checked.problem);
      options.onCase?.(cases);
    }
    problems.push(...(await strays(store, page)));
    await nextTurn();
  }
  problems.push(...(await verifyCounts(store)), ...(await verifyAnswers(store)), ...(await verifyLinks(store)));
  problems.push(...(await verifyParties(store, rules.procedures, options.partyKey ?? null)));
  problems.push(...(await verifyBlobs(store)), ...(await verifyDocuments(store)));
  problems.push(...(await verifyDeliveries(store, fold.starts)), ...ofActs);
  return { cases, facts, problems };
};
