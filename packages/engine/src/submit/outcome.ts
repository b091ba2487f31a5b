import type { Refusal } from '@gongkai/core';
import type { Rulebook } from '../deadlines/plan.ts';
import { planCase } from '../deadlines/plan.ts';
import { BrokenCaseError } from '../errors.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';
import { entryOf, readText } from '../ledger/ledger.ts';
import { refoldCase } from '../ledger/refold.ts';
import type { CaseRecord, Store, StoredResponse } from '../store/store.ts';
import type { Decision } from './submission.ts';

/**
 * The outcome of a submission. A refusal is a value and leaves nothing behind, not even its idempotency key. A `repeated`
 * outcome is the first one again, with the case as it was after that fact.
 */
export type Outcome =
  | { readonly ok: true; readonly case: CaseRecord; readonly entry: LedgerEntry; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal; readonly version: number | null };

/**
 * The first response to a repeated submission: its entry, and the case as it was after that fact, not as it is now.
 * @throws BrokenCaseError when the case or its facts are no longer there.
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
