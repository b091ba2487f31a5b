import type { CaseState } from '@gongkai/core';
import { messageOf } from '../errors.ts';
import { NO_WORDS, wholeDocument } from '../search/document-of.ts';
import type { CaseRecord, SearchDocument, Store, StoredFact, StoredLink, StoredMessage } from '../store/kit.ts';
import { type FactText, genesisOf, hashOf, readText } from './ledger.ts';
import { caseFold, type CaseFold, pagesOfFacts } from './refold.ts';
import { documentFinding } from './verify-documents.ts';
import { linksFinding } from './verify-links.ts';
import { messageFinding, type Told } from './verify-messages.ts';
import { type Finding, type Problem, row, rowFinding, type VerifyRules } from './verify-row.ts';

/** The progress of the walk over a case's facts. */
interface Walk {
  readonly count: number;
  readonly first: FactText | null;
  readonly last: FactText | null;
  readonly head: string;
  /** Null where the procedure is not known. */
  readonly fold: CaseFold | null;
  readonly told: Told[];
  /** The first fact that says that it was recorded before the one that it follows. */
  readonly earlier: number | null;
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

/** The state that the message of a fact names; null where another release or a correction would have to be asked. */
const stateAfter = (read: FactText, fold: CaseFold | null): string | null =>
  fold !== null && read.machine === fold.machine ? fold.value() : null;

/** One step: the chain first, because nothing else can be trusted before it. */
const step = (before: Walk, fact: StoredFact): { readonly walk: Walk } | { readonly finding: Finding } => {
  const broken = chainFinding(fact, before);
  if (broken !== null) return { finding: broken };
  try {
    const read = readText(fact.text);
    if (columnsDiffer(fact, read)) {
      return { finding: { kind: 'chain', message: 'its columns do not say what its text says' } };
    }
    const { fold, told, last } = before;
    fold?.add(read);
    told.push({
      fact,
      state: stateAfter(read, fold),
      salted: read.salt !== null,
      imported: read.imported !== undefined,
      movedTo: read.type === 'case.transferred' ? String(read.fact['to']).trim() : null,
    });
    const earlier = before.earlier ?? (last !== null && read.recordedAt < last.recordedAt ? fact.seq : null);
    return { walk: { count: fact.seq, first: before.first ?? read, last: read, head: fact.hash, fold, told, earlier } };
  } catch (error) {
    return { finding: { kind: 'unreadable', message: messageOf(error) } };
  }
};

const endOf = ({ fold }: Walk): CaseState | Error | null => {
  try {
    return fold?.state() ?? null;
  } catch (error) {
    return new Error(messageOf(error));
  }
};

/**
 * A case to check: its row, or why that cannot be read, its facts page by page, then the messages of its facts, and what
 * search finds it by.
 */
interface CaseToCheck {
  readonly record: CaseRecord | null | Finding;
  readonly pages: AsyncIterable<readonly StoredFact[]> | Iterable<readonly StoredFact[]>;
  readonly messages: () => Promise<readonly StoredMessage[]>;
  /** What search finds the case by; null where there is nothing. */
  readonly document: () => Promise<SearchDocument | null>;
  readonly links: () => Promise<readonly StoredLink[]>;
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
const caseFinding = (record: CaseRecord | null | Finding, walk: Walk, rules: VerifyRules): Finding | null => {
  if (isFinding(record)) return record;
  if (record === null) return row(walk.count === 0 ? 'there is no such case' : 'there are facts without a case');
  const procedure = rules.procedures.get(record.procedure);
  if (procedure === undefined) return { kind: 'unreadable', message: `no procedure ${record.procedure}` };
  const state = endOf(walk);
  const { count, first, last } = walk;
  if (state instanceof Error) return { kind: 'unreadable', message: state.message };
  if (first === null || last === null || state === null) return row('the case has no facts');
  return rowFinding(record, { count, first, last }, { procedure, state, words: walk.fold?.words() ?? NO_WORDS }, rules);
};

const EARLIER = 'it says that it was recorded before the fact that it follows';

/** Walks the chain of a case, folds it again, and compares. */
export const checkCase = async (
  caseId: string,
  { record, pages, messages, links, document }: CaseToCheck,
  rules: VerifyRules,
): Promise<Checked> => {
  const read = isFinding(record) ? null : record;
  const procedure = read === null ? undefined : rules.procedures.get(read.procedure);
  const version = read?.state.version ?? null;
  const fold = procedure === undefined ? null : caseFold(procedure);
  let walk: Walk = { count: 0, first: null, last: null, head: genesisOf(caseId), fold, told: [], earlier: null };
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
  const finding = caseFinding(record, walk, rules) ?? (read === null ? null : await linksFinding(read, links));
  if (finding !== null) return found(null, finding);
  if (walk.earlier !== null) return found(walk.earlier, { kind: 'recorded-earlier', message: EARLIER });
  const message = walk.first === null ? null : messageFinding(walk.told, walk.first, await messages());
  if (message !== null) return found(null, message);
  const words = read === null || fold === null ? null : wholeDocument(read, fold.words());
  const text = words === null ? null : documentFinding(words, await document());
  return text === null ? { facts: walk.count, version, problem: null } : found(null, text);
};

const readRow = async (store: Store, caseId: string): Promise<CaseRecord | null | Finding> => {
  try {
    return await store.read(caseId);
  } catch (error) {
    return { kind: 'unreadable', message: messageOf(error) };
  }
};

/** Checks a case as it is in the store. */
export const verifyCase = async (store: Store, caseId: string, rules: VerifyRules): Promise<Checked> =>
  checkCase(
    caseId,
    {
      record: await readRow(store, caseId),
      pages: pagesOfFacts(store, caseId),
      messages: () => store.checks.messages(`${caseId}.`, `${caseId}.~`, Number.MAX_SAFE_INTEGER),
      document: () => store.search.document(caseId),
      links: () => store.links.of(caseId),
    },
    rules,
  );
