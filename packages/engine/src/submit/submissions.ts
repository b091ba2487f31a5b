import type { AnyProcedure } from '@gongkai/core';
import { refusal } from '@gongkai/core';
import type { Rulebook } from '../deadlines/plan.ts';
import type { Store } from '../store/store.ts';
import type { Random } from '../store/time-ordered-id.ts';
import { RANDOM_BYTES } from '../store/time-ordered-id.ts';
import { decideBatch } from './batch.ts';
import type { Outcome } from './outcome.ts';
import { outcomeOf } from './outcome.ts';
import { createQueue } from './queue.ts';
import type { Decision, Submission, Submitter } from './submission.ts';
import { queueKeyOf, readSetOf } from './submission.ts';

/** Opens a case. */
export interface OpenRequest {
  readonly procedure: string;
  readonly agency: string;
  /** One of the procedure's `openedBy`. */
  readonly fact: unknown;
  /** Conventions of the procedure for this case; kept with its first fact. */
  readonly settings?: object;
}

/** The one way in for every fact: API, console, CLI and the sweep. */
export interface Submissions {
  /**
   * Opens a case with its first fact.
   * @throws EngineBusyError when the queue is full; any other rejection means that nothing was acknowledged.
   */
  open(request: OpenRequest, by: Submitter): Promise<Outcome>;
  /**
   * Records a fact on a case.
   * @throws EngineBusyError when the queue is full, BrokenCaseError when the stored case is damaged.
   */
  submit(caseId: string, fact: unknown, by: Submitter): Promise<Outcome>;
}

/** How submissions are taken. */
export interface SubmissionOptions {
  readonly store: Store;
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  readonly rulebook: () => Rulebook;
  readonly maxQueued: number;
  readonly random: Random;
}

/** Submissions in batches: those that arrive together share a transaction. `close` waits for everything that was taken. */
export const createSubmissions = (
  options: SubmissionOptions,
): Submissions & { readonly close: () => Promise<void> } => {
  const { store, procedures, rulebook, maxQueued, random } = options;
  const limits = { maxWaiting: maxQueued, maxRunning: store.maxConcurrentTransactions };
  const queue = createQueue<Submission, Decision>({ ...limits, keyOf: queueKeyOf }, (batch) =>
    store.transact(readSetOf(batch), (locked) => decideBatch(batch, locked, rulebook())),
  );
  const submit = async (one: Submission): Promise<Outcome> => outcomeOf(store, rulebook(), await queue.add(one));
  return {
    open: async ({ procedure: id, agency, fact: raw, settings = {} }, by) => {
      const procedure = procedures.get(id);
      if (procedure === undefined) return { ok: false, refusal: refusal('procedure/unknown'), version: null };
      return submit({ kind: 'open', procedure, agency, settings, raw, by, random: random(RANDOM_BYTES) });
    },
    submit: (caseId, raw, by) => submit({ kind: 'submit', caseId, raw, by }),
    close: () => queue.close(),
  };
};
