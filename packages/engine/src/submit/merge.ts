import { formatInstant } from '@gongkai/calendar';
import { type AnyProcedure, refusal, type Refusal } from '@gongkai/core';
import type { CaseRecord, Store } from '../store/store.ts';
import type { Preview, Previews } from './preview.ts';
import { because, KIND, mergeRefusal } from './merge-rules.ts';
import type { Submitter } from './submission.ts';
import type { Submissions } from './submissions.ts';

/** Into which case one is merged, by its number, and why the two are one. */
export interface MergeRequest {
  readonly into: string;
  readonly reason: string;
}

/** The case that was merged, and the one that goes on; or why it was not. */
export type MergeOutcome =
  | { readonly ok: true; readonly case: CaseRecord; readonly into: CaseRecord }
  | { readonly ok: false; readonly refusal: Refusal; readonly case: CaseRecord | null };

/** Merges entries of one matter. */
export interface Merges {
  /**
   * Links a case as `merged-into` with another one of its agency and procedure, and ends it. An interrupted call is
   * completed by the same call.
   * @throws BrokenCaseError when a stored case is damaged.
   */
  merge(caseId: string, request: MergeRequest, by: Submitter): Promise<MergeOutcome>;
  /** What would happen; nothing is written. */
  previewMerge(caseId: string, request: MergeRequest, by: Submitter): Promise<Preview>;
}

type Ready =
  | { readonly refusal: Refusal; readonly from: CaseRecord | null }
  | { readonly refusal: null; readonly from: CaseRecord; readonly into: CaseRecord; readonly facts: readonly object[] };

/** Merges cases by way of submissions. */
export const mergesOf = (
  store: Store,
  procedures: ReadonlyMap<string, AnyProcedure>,
  submissions: Submissions & Pick<Previews, 'preview'>,
): Merges => {
  const ready = async (caseId: string, { into: typed, reason }: MergeRequest, by: Submitter): Promise<Ready> => {
    const from = await store.read(caseId, by.scope);
    const procedure = from === null ? undefined : procedures.get(from.procedure);
    if (from === null || procedure === undefined) return { refusal: refusal('case/not-found'), from: null };
    const { merging } = procedure;
    if (merging === undefined) return { refusal: refusal('fact/refused'), from };
    const numbered = await store.links.caseNumbered(typed);
    const into = numbered === null ? null : await store.read(numbered.id, by.scope);
    const wrong = mergeRefusal(procedure, from, into ?? undefined, by);
    if (into === null || wrong !== null) return { refusal: wrong ?? because('file/link-unknown', typed), from };
    // As that case has it, whatever the brackets in which it was typed.
    const { number } = into;
    const at = formatInstant(await store.now());
    const link = { type: 'case.linked', at, to: number, kind: KIND };
    const end = { type: merging.fact, at, ...merging.data(into, reason) };
    const isLinked = from.state.file?.links?.some(({ to, kind }) => kind === KIND && to === number) === true;
    // The answer to a call that went through may have been lost: the same call finds that nothing is left to do.
    const [last] = isLinked ? await store.history(from.id, from.state.version - 1, 1) : [];
    if (last?.type === merging.fact) return { refusal: null, from, into, facts: [] };
    const facts = isLinked ? [end] : [link, end];
    // Judged before anything is recorded: a case that may not be merged is left alone.
    for (const fact of facts) {
      const judged = await submissions.preview(caseId, fact, by);
      if (judged.refusal !== null) return { refusal: judged.refusal, from };
    }
    return { refusal: null, from, into, facts };
  };
  return {
    merge: async (caseId, request, by) => {
      const found = await ready(caseId, request, by);
      if (found.refusal !== null) return { ok: false, refusal: found.refusal, case: found.from };
      let { from } = found;
      const { expectedVersion: _, idempotencyKey: __, ...self } = by;
      for (const fact of found.facts) {
        const done = await submissions.submit(caseId, fact, self);
        if (!done.ok) return { ok: false, refusal: done.refusal, case: from };
        from = done.case;
      }
      return { ok: true, case: from, into: found.into };
    },
    previewMerge: async (caseId, request, by) => {
      const found = await ready(caseId, request, by);
      const now = await store.now();
      if (found.refusal !== null) return { before: found.from, after: null, refusal: found.refusal, now };
      const end = found.facts.at(-1);
      if (end === undefined) return { before: found.from, after: found.from, refusal: null, now };
      return submissions.preview(caseId, end, by);
    },
  };
};
