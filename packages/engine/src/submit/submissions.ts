import { refusal, type Refusal } from '@gongkai/core';
import { planCase, type Rulebook } from '../deadlines/plan.ts';
import { BrokenCaseError } from '../errors.ts';
import { entryOf, type LedgerEntry, readText } from '../ledger/ledger.ts';
import { refoldCase } from '../ledger/refold.ts';
import type { CaseRecord, Store, StoredResponse } from '../store/store.ts';
import { type Random, RANDOM_BYTES } from '../store/time-ordered-id.ts';
import { decideBatch } from './batch.ts';
import { createQueue } from './queue.ts';
import { type Decision, queueKeyOf, readSetOf, type Submission, type Submitter } from './submission.ts';

/**
 * The outcome of a submission. A refusal is a value and leaves nothing behind, not even its idempotency key. A `repeated`
 * outcome is the first one again, with the case as it was after that fact.
 */
export type Outcome =
  | { readonly ok: true; readonly case: CaseRecord; readonly entry: LedgerEntry; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal; readonly version: number | null };

/**
 * The first response to a repeated submission: its entry, and the case as it was after that fact, not as it is now.
 * @throws BrokenCaseError when the case or its facts are gone.
 */
const replayResponse = async (
  store: Store,
  rulebook: Rulebook,
  { caseId, seq }: StoredResponse,
): Promise<{ readonly case: CaseRecord; readonly entry: LedgerEntry }> => {
  const record = await store.read(caseId);
  const procedure = record === null ? undefined : rulebook.procedures.get(record.procedure);
  const folded = procedure === undefined ? null : await refoldCase(store, procedure, caseId, seq);
  if (record === null || procedure === undefined || folded?.fact.seq !== seq) {
    throw new BrokenCaseError(caseId, `fact ${seq}, which was answered before, is not there`);
  }
  const { state, fact } = folded;
  const plan = planCase(procedure, state, rulebook, []);
  const [, procedureVersion = procedure.version] = readText(fact.text).machine.split('@');
  return {
    case: { ...record, state, ...plan, procedureVersion, updatedAt: fact.recordedAt },
    entry: entryOf(fact),
  };
};

/** Makes an outcome of a decision that was committed; throws the defect of a submission that failed. */
export const outcomeOf = async (store: Store, rulebook: Rulebook, decision: Decision): Promise<Outcome> => {
  switch (decision.kind) {
    case 'accepted':
      return { ok: true, case: decision.after.record, entry: decision.entry, repeated: false };
    case 'repeated':
      return { ok: true, ...(await replayResponse(store, rulebook, decision.response)), repeated: true };
    case 'refused':
      return { ok: false, refusal: decision.refusal, version: decision.version };
    case 'failed':
      throw decision.error;
  }
};

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
  readonly rulebook: () => Rulebook;
  readonly maxQueued: number;
  readonly random: Random;
}

/** Submissions in batches: those that arrive together share a transaction. `close` waits for everything that was taken. */
export const createSubmissions = (
  options: SubmissionOptions,
): Submissions & { readonly close: () => Promise<void> } => {
  const { store, rulebook, maxQueued, random } = options;
  const limits = { maxWaiting: maxQueued, maxRunning: store.maxConcurrentTransactions };
  const queue = createQueue<Submission, Decision>({ ...limits, keyOf: queueKeyOf }, (batch) =>
    store.transact(readSetOf(batch), (locked) => decideBatch(batch, locked, rulebook())),
  );
  const submit = async (one: Submission): Promise<Outcome> => outcomeOf(store, rulebook(), await queue.add(one));
  return {
    open: async ({ procedure: id, agency, fact: raw, settings = {} }, by) => {
      const procedure = rulebook().procedures.get(id);
      if (procedure === undefined) return { ok: false, refusal: refusal('procedure/unknown'), version: null };
      return submit({ kind: 'open', procedure, agency, settings, raw, by, random: random(RANDOM_BYTES) });
    },
    submit: (caseId, raw, by) => submit({ kind: 'submit', caseId, raw, by }),
    close: () => queue.close(),
  };
};
