import type { Calendar } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { canonical } from './canonical.ts';
import { nextDueOf } from './decide.ts';
import { genesisOf, hashOf } from './ledger.ts';
import { factsThrough, refold } from './refold.ts';
import { cursorAfter } from './sqlite/list-sql.ts';
import type { CaseRecord, Store, StoredFact } from './store.ts';

/** Something that is not as it was written. */
export interface Problem {
  readonly caseId: string;
  readonly seq: number | null;
  readonly kind: 'chain' | 'fold' | 'row' | 'gap' | 'unreadable';
  readonly message: string;
}

/** What a verification found: each case's first bad record. */
export interface VerifyReport {
  readonly cases: number;
  readonly facts: number;
  readonly problems: readonly Problem[];
}

/** The columns beside the stored text must say what the text says. */
const columnsDiffer = (fact: StoredFact): boolean => {
  const text: unknown = JSON.parse(fact.text);
  const shown = {
    case: fact.caseId,
    seq: fact.seq,
    type: fact.type,
    at: formatInstant(fact.at),
    recordedAt: formatInstant(fact.recordedAt),
    by: { id: fact.by.id, duties: fact.by.duties },
  };
  return (
    canonical(shown) !==
    canonical(Object.fromEntries(Object.keys(shown).map((key) => [key, Reflect.get(Object(text), key)])))
  );
};

const chainProblem = (caseId: string, facts: readonly StoredFact[]): Problem | null => {
  let previous = genesisOf(caseId);
  for (const [index, fact] of facts.entries()) {
    const problem = (kind: Problem['kind'], message: string): Problem => ({ caseId, seq: fact.seq, kind, message });
    if (fact.seq !== index + 1) return problem('gap', `fact ${index + 1} is missing`);
    if (fact.previousHash !== previous) return problem('chain', 'it does not follow the fact before it');
    if (hashOf(previous, fact.text) !== fact.hash) return problem('chain', 'its text is not the text that was hashed');
    if (columnsDiffer(fact)) return problem('chain', 'its columns differ from its text');
    previous = fact.hash;
  }
  return null;
};

const foldProblem = (
  record: CaseRecord,
  procedure: AnyProcedure | undefined,
  facts: readonly StoredFact[],
  calendar: Calendar,
): Problem | null => {
  const problem = (kind: Problem['kind'], message: string): Problem => ({
    caseId: record.id,
    seq: null,
    kind,
    message,
  });
  if (procedure === undefined) return problem('unreadable', `no procedure ${record.procedure}`);
  if (facts.length !== record.state.version) {
    return problem('row', `the case says ${record.state.version} facts, the ledger has ${facts.length}`);
  }
  const state = refold(procedure, facts);
  if (canonical(state) !== canonical(record.state))
    return problem('fold', 'the stored case is not the fold of its facts');
  const due = nextDueOf(procedure, state, calendar);
  if (due !== record.nextDueAt) return problem('row', 'the next due instant is not the one that the facts give');
  return null;
};

/** The first thing wrong with a case, and how many facts it has. */
const verifyCase = async (
  store: Store,
  record: CaseRecord,
  procedures: ReadonlyMap<string, AnyProcedure>,
  calendar: Calendar,
) => {
  try {
    const facts = await factsThrough(store, record.id, Number.MAX_SAFE_INTEGER);
    const problem =
      chainProblem(record.id, facts) ?? foldProblem(record, procedures.get(record.procedure), facts, calendar);
    return { facts: facts.length, problem };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown fault';
    return { facts: 0, problem: { caseId: record.id, seq: null, kind: 'unreadable', message } as const };
  }
};

/** Visits every case in a stable order. */
export const eachRecord = async (
  store: Store,
  query: { readonly procedure?: string; readonly agency?: string },
  visit: (record: CaseRecord) => void | Promise<void>,
): Promise<void> => {
  let after: string | undefined;
  for (;;) {
    const page = await store.list({ ...query, order: 'opened', limit: 500, ...(after === undefined ? {} : { after }) });
    for (const record of page) await visit(record);
    const last = page.at(-1);
    if (last === undefined || page.length < 500) return;
    after = cursorAfter(last);
  }
};

/** Walks every chain and folds every case again; names the first bad record of each case. */
export const verifyStore = async (
  store: Store,
  procedures: ReadonlyMap<string, AnyProcedure>,
  calendar: Calendar,
  options: { readonly caseId?: string; readonly onCase?: (checked: number) => void },
): Promise<VerifyReport> => {
  let cases = 0;
  let facts = 0;
  const problems: Problem[] = [];
  const check = async (record: CaseRecord): Promise<void> => {
    const found = await verifyCase(store, record, procedures, calendar);
    cases += 1;
    facts += found.facts;
    if (found.problem !== null) problems.push(found.problem);
    options.onCase?.(cases);
  };
  if (options.caseId === undefined) await eachRecord(store, {}, check);
  else {
    const record = await store.read(options.caseId);
    if (record !== null) await check(record);
  }
  return { cases, facts, problems };
};
