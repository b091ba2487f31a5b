import { type Instant, instantOf } from '@gongkai/calendar';
import { type AnyProcedure, correctEntries, type Entry, foldEntries, SYSTEM } from '@gongkai/core';
import { BrokenCaseError, messageOf } from '../errors.ts';
import { isRecord } from '../ledger/canonical.ts';
import { type FactText, readText } from '../ledger/ledger.ts';
import { entryIn, settingsOf } from '../ledger/refold.ts';
import type { LockedCase, StoredFact } from '../store/store.ts';
import { type DecisionContext, recordedFact, refused, refusedAtOnce } from './decide.ts';
import type { Accepted, Outrun, Recorded, Refused, Submitter } from './submission.ts';

/** A correction, with the ledger of the case as it was read before the decision. */
interface Correction {
  readonly caseId: string;
  readonly raw: unknown;
  readonly by: Submitter;
  readonly history: readonly StoredFact[];
}

const readHistory = ({ caseId, history }: Correction): readonly FactText[] => {
  try {
    return history.map(({ text }) => readText(text));
  } catch (error) {
    throw new BrokenCaseError(caseId, messageOf(error));
  }
};

/** Records entries one after another, each with the case as it is after it. */
const recordAll = (
  procedure: AnyProcedure,
  locked: LockedCase,
  { settings, before, next }: { readonly settings: object; readonly before: readonly Entry[]; readonly next: Entry[] },
  context: DecisionContext,
): readonly Accepted[] => {
  const all: Accepted[] = [];
  for (const [place, { seq, raw, by, recordedAt }] of next.entries()) {
    const state = foldEntries(procedure, settings, [...before, ...next.slice(0, place + 1)]);
    const at = instantOf(String(raw['at']));
    const machine = `${procedure.id}@${procedure.version}`;
    const type = String(raw['type']);
    const text = { caseId: locked.record.id, seq, type, at, recordedAt, by, machine, opening: null, fact: raw };
    all.push(recordedFact(procedure, all.at(-1)?.after ?? locked, state, text, context));
  }
  return all;
};

const numbered = (from: number, added: readonly object[], now: Instant): readonly Entry[] =>
  added.map((one, place) => ({ seq: from + place, raw: { ...one }, by: SYSTEM, recordedAt: now }));

/**
 * Decides the correction or the voiding of an entry. The expiries that follow from it are recorded with it, by the
 * system, all or nothing. Pure.
 */
export const decideCorrection = (
  procedure: AnyProcedure,
  locked: LockedCase,
  correction: Correction,
  context: DecisionContext,
): Accepted | Refused | Outrun => {
  const { raw, by, history } = correction;
  const { version } = locked.record.state;
  const wrong = refusedAtOnce(procedure, locked, raw, by);
  if (wrong !== null) return wrong;
  if (history.at(-1)?.hash !== locked.head) return { kind: 'outrun' };
  const texts = readHistory(correction);
  const [first] = texts;
  if (first === undefined || !isRecord(raw)) throw new BrokenCaseError(correction.caseId, 'it has no facts');
  const { now, calendar } = context;
  const [settings, before] = [settingsOf(first), texts.map(entryIn)];
  const result = correctEntries(procedure, settings, before, raw, { actor: by.actor, now }, { calendar });
  if (!result.ok) return refused(result.refusal, version);
  const seq = version + 1;
  const next = [{ seq, raw, by: by.actor, recordedAt: now }, ...numbered(seq + 1, result.added, now)];
  const [accepted, ...added] = recordAll(procedure, locked, { settings, before, next }, context);
  if (accepted === undefined) throw new Error('a correction records an entry');
  const after = added.at(-1)?.after ?? accepted.after;
  return { ...accepted, after, added: added.map(({ fact, message }): Recorded => ({ fact, message })) };
};
