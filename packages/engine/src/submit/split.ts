import { formatInstant } from '@gongkai/calendar';
import { type AnyProcedure, effectiveEntries, type Entry, refusal, type Refusal } from '@gongkai/core';
import { readText } from '../ledger/ledger.ts';
import { entryIn, pagesOfFacts, settingsOf } from '../ledger/refold.ts';
import type { CaseRecord, Store } from '../store/store.ts';
import type { Previews } from './preview.ts';
import type { Submitter } from './submission.ts';
import type { Outcome, Submissions } from './submissions.ts';

/** One matter of a letter that asks for several. */
export interface Item {
  readonly description: string;
}

/** The cases into which one was split, and the case that was split; or why it was not. */
export type SplitOutcome =
  | { readonly ok: true; readonly case: CaseRecord; readonly parts: readonly CaseRecord[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly case: CaseRecord | null };

/** Splits cases. */
export interface Splits {
  /**
   * Opens a case for each matter, with the facts of the receipt of the one letter and a link to its case, which then ends.
   * Each fact is recorded once: a call that was interrupted is completed by the same call.
   * @throws BrokenCaseError when the stored case is damaged.
   */
  split(caseId: string, items: readonly Item[], by: Submitter): Promise<SplitOutcome>;
}

type Raw = Entry['raw'];

interface Letter {
  readonly settings: object;
  readonly facts: readonly Raw[];
}

/** The effective facts of the receipt of a case, in order. */
const letterOf = async (store: Store, { id }: CaseRecord, types: readonly string[]): Promise<Letter> => {
  const entries: Entry[] = [];
  let settings: object | null = null;
  for await (const page of pagesOfFacts(store, id)) {
    for (const { text } of page) {
      const read = readText(text);
      settings ??= settingsOf(read);
      entries.push(entryIn(read));
    }
  }
  const facts = effectiveEntries(entries).flatMap(({ raw }) => (types.includes(String(raw['type'])) ? [raw] : []));
  return { settings: settings ?? {}, facts };
};

const refusedAs = (outcome: Outcome): Refusal => (outcome.ok ? refusal('case/stale') : outcome.refusal);

type Splitting = NonNullable<AnyProcedure['splitting']>;

interface Part {
  readonly item: Item;
  readonly number: number;
}

// The version that was read is that of the case that is split.
const submitterOf = (by: Submitter, key: string): Submitter => {
  const { expectedVersion: _, ...rest } = by;
  return { ...rest, idempotencyKey: key };
};

/** Splits cases by way of submissions. */
export const splitsOf = (
  store: Store,
  procedures: ReadonlyMap<string, AnyProcedure>,
  submissions: Submissions & Pick<Previews, 'preview'>,
): Splits => {
  const openPart = async (
    whole: CaseRecord,
    { settings, facts: [first = {}, ...later] }: Letter,
    splitting: Splitting,
    { item, number }: Part,
    by: Submitter,
  ): Promise<CaseRecord | Refusal> => {
    const key = `split ${whole.id} ${number}`;
    const { procedure, agency } = whole;
    const opened = await submissions.open(
      { procedure, agency, fact: splitting.part(first, item), settings },
      submitterOf(by, key),
    );
    if (!opened.ok) return opened.refusal;
    let last: Outcome = opened;
    const link = { type: 'case.linked', at: formatInstant(whole.openedAt), to: whole.number, kind: 'part-of' };
    for (const [place, fact] of [...later, link].entries()) {
      last = await submissions.submit(opened.case.id, fact, submitterOf(by, `${key} ${place}`));
      if (!last.ok) return refusedAs(last);
    }
    return last.ok ? last.case : opened.case;
  };
  return {
    split: async (caseId, items, by) => {
      const whole = await store.read(caseId, by.scope);
      const procedure = whole === null ? undefined : procedures.get(whole.procedure);
      if (whole === null || procedure === undefined) {
        return { ok: false, refusal: refusal('case/not-found'), case: null };
      }
      const { splitting } = procedure;
      if (splitting === undefined) return { ok: false, refusal: refusal('fact/refused'), case: whole };
      const done = { type: splitting.fact, at: formatInstant(await store.now()), parts: items.length };
      // Judged before anything is opened: a case that may not be split is left alone.
      const judged = await submissions.preview(caseId, done, by);
      if (judged.refusal !== null) return { ok: false, refusal: judged.refusal, case: whole };
      const letter = await letterOf(store, whole, splitting.repeats);
      const parts: CaseRecord[] = [];
      for (const [number, item] of items.entries()) {
        const part = await openPart(whole, letter, splitting, { item, number: number + 1 }, by);
        if ('code' in part) return { ok: false, refusal: part, case: whole };
        parts.push(part);
      }
      const ended = await submissions.submit(caseId, done, by);
      return ended.ok ? { ok: true, case: ended.case, parts } : { ok: false, refusal: ended.refusal, case: whole };
    },
  };
};
