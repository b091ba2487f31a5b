import { CalendarError, civilDateOf, instantOf } from '@gongkai/calendar';
import type { Actor, AnyProcedure, Refusal } from '@gongkai/core';
import { canonical, isRecord } from '../ledger/canonical.ts';
import { sha256 } from '../ledger/ledger.ts';
import type { CaseRecord, ReadSet, Series, StoredResponse, StoredFact } from '../store/store.ts';

/** Who submits, against which version, under which key. */
export interface Submitter {
  readonly actor: Actor;
  readonly expectedVersion?: number;
  /** The one agency whose cases are there for the submitter; every agency where nothing is said. */
  readonly agency?: string;
  readonly idempotencyKey?: string;
}

/** A case that is to be opened. */
export interface OpenSubmission {
  readonly kind: 'open';
  readonly procedure: AnyProcedure;
  readonly agency: string;
  readonly settings: object;
  readonly raw: unknown;
  readonly by: Submitter;
  /** Randomness of its identifier, drawn before the decision, which is pure. */
  readonly random: Uint8Array;
}

/** One submission that waits for its batch. */
export type Submission =
  | OpenSubmission
  | { readonly kind: 'submit'; readonly caseId: string; readonly raw: unknown; readonly by: Submitter };

/** What a batch says of one submission; `fault` is a defect that concerns it alone. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly record: CaseRecord; readonly fact: StoredFact }
  | { readonly kind: 'repeated'; readonly answer: StoredResponse }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly version: number | null }
  | { readonly kind: 'fault'; readonly error: unknown };

/** What a submission asks, whoever repeats it: the same key with another fingerprint is another request. */
export const fingerprintOf = (one: Submission): string => {
  const asked =
    one.kind === 'open'
      ? { open: one.procedure.id, agency: one.agency, settings: one.settings }
      : { submit: one.caseId };
  return sha256(canonical({ ...asked, fact: one.raw, version: one.by.expectedVersion ?? null }));
};

/** The year in which a case is numbered: that of its first fact; null where the fact has no instant, and is refused. */
export const yearOf = (raw: unknown): string | null => {
  const at = isRecord(raw) ? raw['at'] : null;
  try {
    return typeof at === 'string' ? civilDateOf(instantOf(at)).slice(0, 4) : null;
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

/** The series of the agency in which a new case is numbered; its name is what the number begins with. */
export const seriesOf = ({ procedure, agency, raw }: OpenSubmission): Series | null => {
  const year = yearOf(raw);
  return year === null ? null : { agency, name: `${procedure.prefix}-${agency}-${year}` };
};

const seriesAmong = (batch: readonly Submission[]): readonly Series[] => {
  const all = batch.flatMap((one) => (one.kind === 'open' ? (seriesOf(one) ?? []) : []));
  return [...new Map(all.map((series) => [series.name, series])).values()];
};

/** What the transaction of a batch has to read. */
export const readSetOf = (batch: readonly Submission[]): ReadSet => ({
  cases: [...new Set(batch.flatMap((one) => (one.kind === 'submit' ? [one.caseId] : [])))],
  answers: batch.flatMap(({ by }) =>
    by.idempotencyKey === undefined ? [] : [{ actor: by.actor.id, key: by.idempotencyKey }],
  ),
  counters: seriesAmong(batch),
  size: batch.length,
});
