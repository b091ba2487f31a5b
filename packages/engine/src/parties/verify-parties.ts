import { type AnyProcedure, FILE_FACTS, isCorrection } from '@gongkai/core';
import { messageOf } from '../errors.ts';
import { readText } from '../ledger/ledger.ts';
import { type Problem, rowProblem } from '../ledger/problem.ts';
import { entryIn, pagesOfFacts } from '../ledger/refold.ts';
import { agencyKeyOf, type PartyRow, type Store, type StoredFact } from '../store/kit.ts';
import { registeredKey } from './rebuild.ts';
import type { PartyKey } from './party-key.ts';
import { rowsOfCase } from './party-rows.ts';

const PAGE = 500;
const MOST_NAMED = 100;

const keyOf = ({ caseId, seq, place }: PartyRow): string => `${caseId} ${seq} ${place}`;

type StoredRow = PartyRow & { readonly agencyKey: string };

async function* storedRows(store: Store): AsyncGenerator<StoredRow> {
  for (let after: readonly [string, number, number] | null = ['', 0, 0]; after !== null;) {
    const page: readonly StoredRow[] = await store.parties.rows(after, PAGE);
    yield* page;
    const last: StoredRow | undefined = page.at(-1);
    after = last === undefined || page.length < PAGE ? null : [last.caseId, last.seq, last.place];
  }
}

/** Facts that name a party or correct one, case by case. */
async function* namingCases(store: Store, types: readonly string[]): AsyncGenerator<readonly StoredFact[]> {
  let held: StoredFact[] = [];
  for (let after: readonly [string, number] | null = ['', 0]; after !== null;) {
    const page: readonly StoredFact[] = await store.parties.facts(types, after, PAGE);
    for (const fact of page) {
      if (held[0] !== undefined && held[0].caseId !== fact.caseId) {
        yield held;
        held = [];
      }
      held.push(fact);
    }
    const last: StoredFact | undefined = page.at(-1);
    after = last === undefined || page.length < PAGE ? null : [last.caseId, last.seq];
  }
  if (held.length > 0) yield held;
}

async function* expectedRows(
  store: Store,
  procedures: ReadonlyMap<string, AnyProcedure>,
  key: PartyKey,
): AsyncGenerator<PartyRow> {
  const corrections: readonly string[] = Object.keys(FILE_FACTS).filter(isCorrection);
  const naming = [...procedures.values()].flatMap((one) =>
    one.factTypes.filter((type) => one.partiesIn(type).length > 0),
  );
  for await (const some of namingCases(store, [...naming, ...corrections])) {
    const [first] = some;
    const record = first === undefined ? null : await store.read(first.caseId).catch(() => null);
    const procedure = procedures.get(record?.procedure ?? '');
    // A case that is broken or gone is a problem of its own.
    if (first === undefined || record === null || procedure === undefined) continue;
    const facts = some.some(({ type }) => corrections.includes(type)) ? [] : [...some];
    if (facts.length === 0) for await (const page of pagesOfFacts(store, first.caseId)) facts.push(...page);
    const entries = facts.map(({ text }) => entryIn(readText(text)));
    yield* rowsOfCase(procedure, { caseId: first.caseId, agency: record.agency }, entries, key);
  }
}

const differing = (given: PartyRow, found: StoredRow): readonly string[] => {
  const expected = { ...given, agencyKey: agencyKeyOf(given.caseId) };
  return Object.entries(found).flatMap(([name, value]) => (value === expected[name as keyof StoredRow] ? [] : [name]));
};

const compareRows = async (
  store: Store,
  procedures: ReadonlyMap<string, AnyProcedure>,
  key: PartyKey,
): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  const wrong = (row: PartyRow, message: string): void =>
    void (problems.length < MOST_NAMED && problems.push(rowProblem('parties', keyOf(row), message)));
  // Both come by case, fact and place: they are compared side by side.
  const before = (a: PartyRow, b: PartyRow): boolean =>
    a.caseId === b.caseId ? (a.seq === b.seq ? a.place < b.place : a.seq < b.seq) : a.caseId < b.caseId;
  const stored = storedRows(store);
  const next = async (): Promise<StoredRow | undefined> => {
    const { done, value } = await stored.next();
    return done === true ? undefined : value;
  };
  let found = await next();
  for await (const expected of expectedRows(store, procedures, key)) {
    while (found !== undefined && before(found, expected)) {
      wrong(found, 'no fact names this party');
      found = await next();
    }
    if (found === undefined || keyOf(found) !== keyOf(expected)) {
      wrong(expected, 'it is gone; a fact names this party');
      continue;
    }
    const names = differing(expected, found);
    if (names.length > 0) wrong(found, `${names.join(', ')}: not what the fact gives`);
    found = await next();
  }
  while (found !== undefined) {
    wrong(found, 'no fact names this party');
    found = await next();
  }
  return problems;
};

// A fact may be recorded between the reading of facts and of rows; only what is wrong at rest is a problem.
const MOST_ATTEMPTS = 3;

/**
 * Compares the register of those who ask with what the facts give. Without its key nothing can be said of a register, and
 * nothing is reported.
 */
export const verifyParties = async (
  store: Store,
  procedures: ReadonlyMap<string, AnyProcedure>,
  key: PartyKey | null,
): Promise<readonly Problem[]> => {
  if (key === null || (await registeredKey(store)) !== key.id) return [];
  try {
    let problems = await compareRows(store, procedures, key);
    for (let tried = 1; problems.length > 0 && tried < MOST_ATTEMPTS; tried += 1) {
      problems = await compareRows(store, procedures, key);
    }
    return problems;
  } catch (error) {
    return [rowProblem('parties', '', messageOf(error), 'unreadable')];
  }
};
