import { type Instant, instantOf } from '@gongkai/calendar';
import { type AnyProcedure, type CaseState, correctEntries, type Entry, openingAgency, SYSTEM } from '@gongkai/core';
import { BrokenCaseError, messageOf } from '../errors.ts';
import { isRecord } from '../ledger/canonical.ts';
import { entryFrom, type FactText, type NewFactText, readText } from '../ledger/ledger.ts';
import { entryIn, settingsOf } from '../ledger/refold.ts';
import type { Salts } from '../ledger/salt.ts';
import { caseWords, namesOf, wholeDocument } from '../search/document-of.ts';
import type { LockedCase, StoredFact } from '../store/store.ts';
import { type DecisionContext, plannedCase, recordedLine, refused, refusedAtOnce, tasksRaised } from './decide.ts';
import { statesAfter } from './states-after.ts';
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

const textOf = (
  caseId: string,
  { id, version }: AnyProcedure,
  { seq, raw, by, recordedAt }: Entry,
  salt: string,
): NewFactText => ({
  caseId,
  seq,
  type: String(raw['type']),
  at: instantOf(String(raw['at'])),
  recordedAt,
  by,
  machine: `${id}@${version}`,
  opening: null,
  fact: raw,
  salt,
});

interface Line extends Recorded {
  readonly text: FactText;
  readonly state: CaseState;
}

/** Returns the lines of the ledger of entries, one after another, each with the case as it is after it. */
const linesOf = (
  procedure: AnyProcedure,
  { record, head }: LockedCase,
  entries: ReturnType<typeof statesAfter>,
  salt: Salts,
): readonly Line[] => {
  const lines: Line[] = [];
  for (const { entry, state } of entries) {
    const text = textOf(record.id, procedure, entry, salt());
    lines.push({ ...recordedLine(record, lines.at(-1)?.fact.hash ?? head, state, text), text, state });
  }
  return lines;
};

const numbered = (from: number, added: readonly object[], now: Instant): readonly Entry[] =>
  added.map((one, place) => ({ seq: from + place, raw: { ...one }, by: SYSTEM, recordedAt: now }));

/**
 * Decides the correction or the voiding of an entry. The expiries that follow from it are recorded with it, by the
 * system, all or nothing.
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
  const result = correctEntries(
    procedure,
    settings,
    before,
    raw,
    { actor: by.actor, now },
    { calendar, number: locked.record.number },
  );
  if (!result.ok) return refused(result.refusal, version);
  const seq = version + 1;
  const next = [{ seq, raw, by: by.actor, recordedAt: now }, ...numbered(seq + 1, result.added, now)];
  const [line, ...added] = linesOf(procedure, locked, statesAfter(procedure, settings, before, next), context.salt);
  if (line === undefined) throw new Error('a correction records an entry');
  const { fact, message, text } = line;
  const last = added.at(-1) ?? line;
  const words = caseWords(procedure, openingAgency(locked.record), [...before, ...next]);
  const named = { ...locked.record, ...namesOf(words) };
  const after = plannedCase(procedure, named, last.state, last.fact, context);
  const document = wholeDocument(after.record, words);
  const lines = added.map((one): Recorded => ({ fact: one.fact, message: one.message }));
  // What the case called for before the correction has its task already.
  const tasks = tasksRaised(procedure, locked.record, after.record, fact);
  return { kind: 'accepted', after, fact, entry: entryFrom(text, fact), message, added: lines, document, tasks };
};
