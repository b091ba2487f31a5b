import type { AnyProcedure, CaseState } from '@gongkai/core';
import { caseRules, planCase, type Rules } from '../deadlines/plan.ts';
import { messageOf } from '../errors.ts';
import type { CaseRecord, Store, StoredFact } from '../store/store.ts';
import { canonical } from './canonical.ts';
import { type FactText, genesisOf, hashOf, readText } from './ledger.ts';
import { caseFold, type CaseFold, pagesOfFacts } from './refold.ts';

/**
 * A record that differs from what was written; `seq` is the first bad fact, null for the case's own row; `caseId` is null
 * for the tallies beside the cases.
 */
export interface Problem {
  readonly caseId: string | null;
  readonly seq: number | null;
  readonly kind: 'chain' | 'fold' | 'row' | 'gap' | 'unreadable' | 'tally';
  readonly message: string;
}

/** A defect, with its kind. */
type Finding = Pick<Problem, 'kind' | 'message'>;

/** The progress of the walk over a case's facts. */
interface Walk {
  readonly count: number;
  readonly first: FactText | null;
  readonly last: FactText | null;
  readonly head: string;
  /** Null where the procedure is not known. */
  readonly fold: CaseFold | null;
}

/** Whether the columns beside the stored text say something else than the text. */
const columnsDiffer = (fact: StoredFact, read: FactText): boolean =>
  fact.caseId !== read.caseId ||
  fact.seq !== read.seq ||
  fact.type !== read.type ||
  fact.at !== read.at ||
  fact.recordedAt !== read.recordedAt ||
  fact.actor !== read.by.id;

const chainFinding = (fact: StoredFact, before: Walk): Finding | null => {
  const due = before.count + 1;
  if (fact.seq !== due) return { kind: 'gap', message: `fact ${due} is missing` };
  if (fact.previousHash !== before.head) return { kind: 'chain', message: 'it does not follow the fact before it' };
  if (hashOf(before.head, fact.text) !== fact.hash) {
    return { kind: 'chain', message: 'its text is not the text that was hashed' };
  }
  return null;
};

/** One step: the chain first, because nothing else can be trusted before it. */
const step = (before: Walk, fact: StoredFact): { readonly walk: Walk } | { readonly finding: Finding } => {
  const broken = chainFinding(fact, before);
  if (broken !== null) return { finding: broken };
  try {
    const read = readText(fact.text);
    if (columnsDiffer(fact, read)) {
      return { finding: { kind: 'chain', message: 'its columns do not say what its text says' } };
    }
    before.fold?.add(read);
    const { fold } = before;
    return { walk: { count: fact.seq, first: before.first ?? read, last: read, head: fact.hash, fold } };
  } catch (error) {
    return { finding: { kind: 'unreadable', message: messageOf(error) } };
  }
};

// A value that was read back has its keys in the order in which they were written; only where the texts differ are the
// keys put in order.
const isSame = (a: object, b: object): boolean =>
  JSON.stringify(a) === JSON.stringify(b) || canonical(a) === canonical(b);

const row = (message: string): Finding => ({ kind: 'row', message });

/** Compares the row with the opening and the times of its facts. */
const openingFinding = (record: CaseRecord, first: FactText, last: FactText): Finding | null => {
  const { opening } = first;
  if (opening?.agency !== record.agency || opening.number !== record.number) {
    return row('agency or number are not those of the opening');
  }
  if (!first.machine.startsWith(`${record.procedure}@`)) return row('the procedure is not that of the opening');
  if (first.recordedAt !== record.openedAt || last.recordedAt !== record.updatedAt) {
    return row('the times of the row are not those of its facts');
  }
  return null;
};

const endOf = ({ fold }: Walk): CaseState | Error | null => {
  try {
    return fold?.state() ?? null;
  } catch (error) {
    return new Error(messageOf(error));
  }
};

const rowFinding = (record: CaseRecord, walk: Walk, rules: Rules, procedure: AnyProcedure): Finding | null => {
  const { first, last } = walk;
  const state = endOf(walk);
  if (state instanceof Error) return { kind: 'unreadable', message: state.message };
  if (first === null || last === null || state === null) return row('the case has no facts');
  if (walk.count !== record.state.version) {
    return row(`the case says ${record.state.version} facts, the ledger has ${walk.count}`);
  }
  if (!isSame(state, record.state)) {
    return { kind: 'fold', message: 'the stored case is not the fold of its facts' };
  }
  const opening = openingFinding(record, first, last);
  if (opening !== null) return opening;
  const plan = planCase(procedure, state, caseRules(rules, record.agency), record.warned);
  if (plan.nextDueAt !== record.nextDueAt || !isSame(plan.dues, record.dues)) {
    return row('the due dates are not those that the facts give');
  }
  if (plan.counted !== record.counted) {
    return { kind: 'tally', message: `it is counted as ${record.counted}, its facts give ${plan.counted}` };
  }
  return null;
};

/** A case to check: its row, or why that cannot be read, and its facts page by page. */
interface CaseToCheck {
  readonly record: CaseRecord | null | Finding;
  readonly pages: AsyncIterable<readonly StoredFact[]> | Iterable<readonly StoredFact[]>;
}

/** The result of checking a case: the first problem, and the number of sound facts. */
export interface Checked {
  readonly facts: number;
  /** The version of the row; null where no row can be read. */
  readonly version: number | null;
  readonly problem: Problem | null;
}

const isFinding = (found: CaseRecord | null | Finding): found is Finding => found !== null && 'kind' in found;

/** The finding of a case whose facts were all walked. */
const caseFinding = (
  record: CaseRecord | null | Finding,
  walk: Walk,
  procedure: AnyProcedure | undefined,
  rules: Rules,
): Finding | null => {
  if (isFinding(record)) return record;
  if (record === null) return row(walk.count === 0 ? 'there is no such case' : 'there are facts without a case');
  if (procedure === undefined) return { kind: 'unreadable', message: `no procedure ${record.procedure}` };
  return rowFinding(record, walk, rules, procedure);
};

/** Walks the chain of a case, folds it again, and compares. */
export const checkCase = async (caseId: string, { record, pages }: CaseToCheck, rules: Rules): Promise<Checked> => {
  const read = isFinding(record) ? null : record;
  const procedure = read === null ? undefined : rules.procedures.get(read.procedure);
  const version = read?.state.version ?? null;
  const fold = procedure === undefined ? null : caseFold(procedure);
  let walk: Walk = { count: 0, first: null, last: null, head: genesisOf(caseId), fold };
  const found = (seq: number | null, finding: Finding): Checked => ({
    facts: walk.count,
    version,
    problem: { caseId, seq, ...finding },
  });
  for await (const page of pages) {
    for (const fact of page) {
      const next = step(walk, fact);
      if ('finding' in next) return found(next.finding.kind === 'gap' ? walk.count + 1 : fact.seq, next.finding);
      walk = next.walk;
    }
  }
  const finding = caseFinding(record, walk, procedure, rules);
  return finding === null ? { facts: walk.count, version, problem: null } : found(null, finding);
};

const readRow = async (store: Store, caseId: string): Promise<CaseRecord | null | Finding> => {
  try {
    return await store.read(caseId);
  } catch (error) {
    return { kind: 'unreadable', message: messageOf(error) };
  }
};

/** Checks a case as it is in the store. */
export const verifyCase = async (store: Store, caseId: string, rules: Rules): Promise<Checked> =>
  checkCase(caseId, { record: await readRow(store, caseId), pages: pagesOfFacts(store, caseId) }, rules);
