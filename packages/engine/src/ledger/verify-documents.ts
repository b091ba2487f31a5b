import { agencyDocument, itemDocument } from '../search/document-of.ts';
import type { CatalogueItem, IndexedTokens, SearchDocument, Store } from '../store/kit.ts';
import { type Finding, type Problem, rowProblem } from './problem.ts';

const COLUMNS = ['kind', 'agency', 'procedure', 'number', 'title', 'text', 'newest'] as const;

const finding = (id: string, message: string): Finding => ({ kind: 'row', message, table: 'documents', key: id });

/** Compares a document with what it should be; null for one that is not there. */
export const documentFinding = (expected: SearchDocument, found: SearchDocument | null): Finding | null => {
  if (found === null) return finding(expected.id, 'search does not find it');
  const wrong = COLUMNS.find((column) => found[column] !== expected[column]);
  return wrong === undefined ? null : finding(expected.id, `its ${wrong} is not what it should be found by`);
};

const PAGE = 500;
const LAST = '\u{10FFFF}';
const MOST_NAMED = 100;

/** The documents of one register against the rows that they are of. */
const compareAll = (expected: readonly SearchDocument[], found: readonly SearchDocument[]): readonly Finding[] => {
  const left = new Map(found.map((one) => [one.id, one]));
  const wrong = expected.flatMap((one) => {
    const problem = documentFinding(one, left.get(one.id) ?? null);
    left.delete(one.id);
    return problem ?? [];
  });
  return [...wrong, ...[...left.keys()].map((id) => finding(id, 'there is nothing that it is of'))];
};

const agencyFindings = async (store: Store): Promise<readonly Finding[]> => {
  const agencies = await store.figures.agencies();
  const found = await store.search.documents('agency:', `agency:${LAST}`, Number.MAX_SAFE_INTEGER);
  return compareAll(agencies.map(agencyDocument), found);
};

const itemFindings = async (store: Store): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (let after: string | null = ''; after !== null && findings.length < MOST_NAMED;) {
    const items: readonly CatalogueItem[] = await store.search.itemsAfter(after, PAGE);
    const end: string | null = items.length < PAGE ? null : (items.at(-1)?.id ?? null);
    const found = await store.search.documents(`item:${after}`, `item:${end ?? LAST}`, Number.MAX_SAFE_INTEGER);
    findings.push(...compareAll(items.map(itemDocument), found));
    after = end;
  }
  return findings;
};

const firstDifference = ({ expected, found }: IndexedTokens): string | null => {
  for (const [token, count] of expected) if (found.get(token) !== count) return token;
  for (const token of found.keys()) if (!expected.has(token)) return token;
  return null;
};

// Facts may be recorded between the reading of documents and of the index where a store has one connection.
const MOST_ATTEMPTS = 3;

const indexProblem = async (store: Store): Promise<Problem | null> => {
  let token: string | null = null;
  for (let tried = 0; tried < MOST_ATTEMPTS; tried += 1) {
    token = firstDifference(await store.search.indexed());
    if (token === null) return null;
  }
  return rowProblem('documents', token ?? '', 'the index does not find as many documents by it as have it');
};

/** Checks the documents of agencies and items, and that the index finds every document by each of its tokens. */
export const verifyDocuments = async (store: Store): Promise<readonly Problem[]> => {
  const findings = [...(await agencyFindings(store)), ...(await itemFindings(store))];
  const ofIndex = await indexProblem(store);
  const problems = findings.map((one): Problem => ({ caseId: null, seq: null, ...one }));
  return ofIndex === null ? problems : [...problems, ofIndex];
};
