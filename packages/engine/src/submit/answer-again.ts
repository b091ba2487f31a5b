import { BrokenCaseError } from '../errors.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';
import { entryOf, readText } from '../ledger/ledger.ts';
import { planCase } from '../deadlines/plan.ts';
import { refoldCase } from '../ledger/refold.ts';
import type { CaseRecord, Store, StoredResponse } from '../store/store.ts';
import type { Rulebook } from '../deadlines/plan.ts';

/**
 * The answer that was given first: its entry, and the case as it was after it, not as it is now.
 * @throws BrokenCaseError when the case or its facts are no longer there.
 */
export const answerAgain = async (
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
