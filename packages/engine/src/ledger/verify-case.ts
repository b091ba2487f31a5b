import type { AnyProcedure, CaseState } from '@gongkai/core';
import { canonical } from './canonical.ts';
import { messageOf } from '../errors.ts';
import { genesisOf, hashOf, readText } from './ledger.ts';
import { planCase } from '../deadlines/plan.ts';
import { emptyCase, pagesOfFacts, refolded } from './refold.ts';
import type { CaseRecord, Store, StoredFact } from '../store/store.ts';
import type { Rulebook } from '../deadlines/plan.ts';
import type { FactText } from './ledger.ts';

/**
 * Something that is not as it was written; `seq` is the first bad fact, null where it is the case's own row; `caseId` is
 * null where it is the tallies beside the cases.
 */
export interface Problem {
  readonly caseId: string | null;
  readonly seq: number | null;
  readonly kind: 'chain' | 'fold' | 'row' | 'gap' | 'unreadable' | 'tally';
  readonly message: string;
}

/** A fault found while checking, with what kind it is. */
type Finding = Pick<Problem, 'kind' | 'message'>;

/** What the walk over a case's facts has come to. */
interface Walk {
  readonly count: number;
  readonly first: FactText | null;
  readonly last: FactText | null;
  readonly head: string;
  readonly state: CaseState | null;
}

/** The columns beside the stored text, and the text's own place, must say the same. */
const columnsDiffer = (fact: StoredFact, told: FactText): boolean =>
  fact.caseId !== told.caseId ||
  fact.seq !== told.seq ||
  fact.type !== told.type ||
  fact.at !== told.at ||
  fact.recordedAt !== told.recordedAt ||
  fact.actor !== told.by.id;

const chainFinding = (fact: StoredFact, before: Walk): Finding | null => {
  const due = before.count + 1;
  if (fact.seq !== due) return { kind: 'gap', message: `fact ${due} is missing` };
  if (fact.previousHash !== before.head) return { kind: 'chain', message: 'it does not follow the fact before it' };
  if (hashOf(before.head, fact.text) !== fact.hash) {
    return { kind: 'chain', message: 'its text is not the text that was hashed' };
  }
  return null;
};

/** One step: the chain first, since nothing else can be believed before it. */
const step = (
  before: Walk,
  fact: StoredFact,
  procedure: AnyProcedure | undefined,
): { readonly walk: Walk } | { readonly finding: Finding } => {
  const broken = chainFinding(fact, before);
  if (broken !== null) return { finding: broken };
  try {
    const told = readText(fact.text);
    if (columnsDiffer(fact, told)) {
      return { finding: { kind: 'chain', message: 'its columns do not say what its text says' } };
    }
    const start = before.state ?? (procedure === undefined ? null : emptyCase(procedure, told));
    const state = procedure === undefined || start === null ? null : refolded(procedure, start, told);
    return { walk: { count: fact.seq, first: before.first ?? told, last: told, head: fact.hash, state } };
  } catch (error) {
    return { finding: { kind: 'unreadable', message: messageOf(error) } };
  }
};

// What was read back has its keys in the order in which it was written; only where that differs is each put in order.
const isSame = (a: object, b: object): boolean =>
  JSON.stringify(a) === JSON.stringify(b) || canonical(a) === canonical(b);

const rowFinding = (record: CaseRecord, walk: Walk, rulebook: Rulebook, procedure: AnyProcedure): Finding | null => {
  const row = (message: string): Finding => ({ kind: 'row', message });
  const { first, last, state } = walk;
  if (first === null || last === null || state === null) return row('the case has no facts');
  if (walk.count !== record.state.version) {
    return row(`the case says ${record.state.version} facts, the ledger has ${walk.count}`);
  }
  if (!isSame(state, record.state)) {
    return { kind: 'fold', message: 'the stored case is not the fold of its facts' };
  }
  const { opening } = first;
  if (opening?.agency !== record.agency || opening.number !== record.number) {
    return row('agency or number are not those of the opening');
  }
  if (!first.machine.startsWith(`${record.procedure}@`)) return row('the procedure is not that of the opening');
  if (first.recordedAt !== record.openedAt || last.recordedAt !== record.updatedAt) {
    return row('the times of the row are not those of its facts');
  }
  const plan = planCase(procedure, state, rulebook, record.warned);
  if (plan.nextDueAt !== record.nextDueAt || !isSame(plan.dues, record.dues)) {
    return row('the due dates are not those that the facts give');
  }
  if (plan.counted !== record.counted) {
    return { kind: 'tally', message: `it is counted as ${record.counted}, its facts give ${plan.counted}` };
  }
  return null;
};

/** A case as it is checked: its row, or why that cannot be read, and its facts page by page. */
interface Told {
  readonly record: CaseRecord | null | Finding;
  readonly pages: AsyncIterable<readonly StoredFact[]> | Iterable<readonly StoredFact[]>;
}

/** What was found in a case: the first thing wrong, and how many facts are sound. */
export interface Checked {
  readonly facts: number;
  /** The version of the row; null where there is none that can be read. */
  readonly version: number | null;
  readonly problem: Problem | null;
}

const isFinding = (found: CaseRecord | null | Finding): found is Finding => found !== null && 'kind' in found;

/** Walks the chain of a case, folds it again, and compares. */
export const checkCase = async (caseId: string, { record, pages }: Told, rulebook: Rulebook): Promise<Checked> => {
  const held = isFinding(record) ? null : record;
  const procedure = held === null ? undefined : rulebook.procedures.get(held.procedure);
  const version = held?.state.version ?? null;
  let walk: Walk = { count: 0, first: null, last: null, head: genesisOf(caseId), state: null };
  const found = (seq: number | null, finding: Finding): Checked => ({
    facts: walk.count,
    version,
    problem: { caseId, seq, ...finding },
  });
  for await (const page of pages) {
    for (const fact of page) {
      const next = step(walk, fact, procedure);
      if ('finding' in next) return found(next.finding.kind === 'gap' ? walk.count + 1 : fact.seq, next.finding);
      walk = next.walk;
    }
  }
  if (isFinding(record)) return found(null, record);
  if (held === null) {
    return found(null, {
      kind: 'row',
      message: walk.count === 0 ? 'there is no such case' : 'there are facts without a case',
    });
  }
  if (procedure === undefined) return found(null, { kind: 'unreadable', message: `no procedure ${held.procedure}` });
  const finding = rowFinding(held, walk, rulebook, procedure);
  return finding === null ? { facts: walk.count, version, problem: null } : found(null, finding);
};

const read = async (store: Store, caseId: string): Promise<CaseRecord | null | Finding> => {
  try {
    return await store.read(caseId);
  } catch (error) {
    return { kind: 'unreadable', message: messageOf(error) };
  }
};

/** Checks a case as it stands in the store. */
export const verifyCase = async (store: Store, caseId: string, rulebook: Rulebook): Promise<Checked> =>
  checkCase(caseId, { record: await read(store, caseId), pages: pagesOfFacts(store, caseId) }, rulebook);
