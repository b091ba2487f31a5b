import { instantOf } from '@gongkai/calendar';
import {
  type AnyProcedure,
  applied,
  type CaseState,
  type Entry,
  foldEntries,
  isCorrection,
  newCase,
  parseFact,
  personsOf,
} from '@gongkai/core';
import type { Store, StoredFact } from '../store/store.ts';
import { type CaseWords, caseWords } from '../search/document-of.ts';
import { type FactText, readText } from './ledger.ts';

const PAGE = 500;

/** The facts of a case through `last`, in order, page by page. */
export async function* pagesOfFacts(
  store: Pick<Store, 'history'>,
  caseId: string,
  last: number = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<readonly StoredFact[]> {
  let after = 0;
  while (after < last) {
    const page = await store.history(caseId, after, Math.min(PAGE, last - after));
    yield page;
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE) return;
    after = end.seq;
  }
}

/** The entry of a stored fact, as the history of a case is folded from. */
export const entryIn = ({ seq, fact, by, recordedAt }: FactText): Entry => ({ seq, raw: fact, by, recordedAt });

/** The settings that the first fact of a case was opened with. */
export const settingsOf = (first: FactText): object => first.opening?.settings ?? {};

/** A case that is folded from its stored facts, without deciding again. */
export interface CaseFold {
  /**
   * Adds the next fact.
   * @throws Error when it is not a fact of the procedure.
   */
  add(stored: FactText): void;
  /**
   * The case as it is after the facts so far, null before the first one.
   * @throws Error when a correction leaves something that is not a fact of the procedure.
   */
  state(): CaseState | null;
  /** The name of the state after the facts so far; null after a correction, until another fact follows. */
  value(): string | null;
  /** What the facts so far say in words. */
  words(): CaseWords;
  /** Procedure and version. */
  readonly machine: string;
}

/**
 * An empty fold. It goes on from fact to fact; a correction concerns facts before it, so from there on the case is folded
 * from its whole history when its state is asked for.
 */
export const caseFold = (procedure: AnyProcedure): CaseFold => {
  const entries: Entry[] = [];
  let settings: object = {};
  let opening = '';
  let held: CaseState | null = null;
  let corrected = false;
  // After a correction the case is folded from its start once, at the next other fact.
  let isBehind = false;
  return {
    machine: `${procedure.id}@${procedure.version}`,
    value: () => {
      if (entries.length === 0 || isCorrection(entries.at(-1)?.raw['type'])) return null;
      if (isBehind) held = foldEntries(procedure, settings, entries);
      isBehind = false;
      return held?.value ?? null;
    },
    add: (stored) => {
      const isOne = isCorrection(stored.type);
      const parsed = isOne ? null : parseFact(procedure, stored.fact);
      if (parsed?.ok === false) throw new Error(`${stored.type} is not a fact of ${procedure.id}@${procedure.version}`);
      const { type, at } = parsed?.fact ?? { type: stored.fact['type'], at: instantOf(String(stored.fact['at'])) };
      if (type !== stored.type || at !== stored.at) {
        throw new Error(`${stored.type} is recorded as another fact than it is`);
      }
      if (entries.length === 0) {
        settings = settingsOf(stored);
        opening = stored.opening?.agency ?? '';
      }
      entries.push(entryIn(stored));
      const corrects = isOne || 'before' in stored.fact;
      corrected ||= corrects;
      isBehind ||= corrects;
      if (isBehind || parsed === null) return;
      held = applied(procedure, held ?? newCase(procedure, settings), parsed.fact, personsOf(stored.by));
    },
    words: () => caseWords(procedure, opening, entries),
    state: () => (corrected ? foldEntries(procedure, settings, entries) : held),
  };
};

/** Folds a case again from its stored facts through `last`; returns the state with the last fact, null without facts. */
export const refoldCase = async (
  store: Store,
  procedure: AnyProcedure,
  caseId: string,
  last?: number,
): Promise<{ readonly state: CaseState; readonly fact: StoredFact; readonly words: CaseWords } | null> => {
  const fold = caseFold(procedure);
  let end: StoredFact | null = null;
  for await (const page of pagesOfFacts(store, caseId, last)) {
    for (const fact of page) {
      fold.add(readText(fact.text));
      end = fact;
    }
  }
  const state = fold.state();
  return state === null || end === null ? null : { state, fact: end, words: fold.words() };
};
