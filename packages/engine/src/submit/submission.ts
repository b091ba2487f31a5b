import { CalendarError, type CivilDate, civilDateOf, instantOf } from '@gongkai/calendar';
import type { Actor, Actors, AnyProcedure, Refusal } from '@gongkai/core';
import { seriesOfPattern } from '@gongkai/core/agencies';
import type { OpeningRules } from '../agencies/profiles.ts';
import { canonical, isJson, isRecord } from '../ledger/canonical.ts';
import { type LedgerEntry, sha256 } from '../ledger/ledger.ts';
import type {
  CaseText,
  LockedCase,
  Message,
  ReadSet,
  Scope,
  Series,
  StoredFact,
  StoredResponse,
  Task,
} from '../store/kit.ts';
import type { LinkedRecord } from './linked-tasks.ts';

/** Who submits, against which version, under which idempotency key. */
export interface Submitter {
  readonly actor: Actor;
  /** Who the submitter may be on the cases of an agency, where that differs; all of them have the identifier of `actor`. */
  readonly actors?: (agency: string) => Actors;
  readonly expectedVersion?: number;
  /** Whose cases the submitter reaches; default: those of every agency. */
  readonly scope?: Scope;
  readonly idempotencyKey?: string;
  /** The import that records what happened before: its facts are marked, and no reminder of a time that is over is sent. */
  readonly imported?: string;
}

/**
 * Whether a submitter reaches a case, as far as its agency decides; one out of reach is answered like one that does not
 * exist. A scope of several agencies, or of a unit, is a condition of a statement before.
 */
export const reaches = ({ scope }: Pick<Submitter, 'scope'>, { agency }: { readonly agency: string }): boolean =>
  scope === undefined || scope.agency === null || scope.below || scope.agency === agency;

/**
 * Cases by their identifiers, with the agency in which each was reached: one that moved away since, before its transaction
 * locked it, has to be looked at again.
 */
export type Held = ReadonlyMap<string, string>;

/** A case to open. */
export interface OpenSubmission {
  readonly kind: 'open';
  readonly procedure: AnyProcedure;
  readonly agency: string;
  readonly settings: object;
  /** What the profile of the agency says of it. */
  readonly rules: OpeningRules;
  readonly raw: unknown;
  readonly by: Submitter;
  /** Random bytes of its identifier, drawn before the decision, which is pure. */
  readonly random: Uint8Array;
}

/** One submission that waits for its batch. */
export type Submission =
  | OpenSubmission
  | {
      readonly kind: 'submit';
      readonly caseId: string;
      readonly raw: unknown;
      readonly by: Submitter;
      /** The ledger of the case, where the decision needs it: a correction is judged against every fact. */
      readonly history?: readonly StoredFact[];
      /** The agencies that held this case and the linked one when their reach was checked. */
      readonly held?: Held;
      /** Other cases that the decision needs: the one that a link names, and those above it. */
      readonly others?: readonly string[];
      /** Whether the agency that a transfer names is there. */
      readonly isKnownReceiver?: boolean;
      /** Whether the submitter reaches the case only as one that was transferred: only what they submitted before is answered. */
      readonly mayOnlyRead?: boolean;
      /** The cases with which it is linked, where a procedure looks at them. */
      readonly linked?: readonly LinkedRecord[];
    };

/** A fact as it is written, with its message. */
export interface Recorded {
  readonly fact: StoredFact;
  readonly message: Message;
}

/** An accepted fact, with everything that it writes: the case, the ledger and the outbox. */
export interface Accepted extends Recorded {
  readonly kind: 'accepted';
  /** The case after the fact. */
  readonly after: LockedCase;
  readonly entry: LedgerEntry;
  /** Facts that the system records with it. */
  readonly added?: readonly Recorded[];
  /** Tasks for what the case calls for since then. */
  readonly tasks?: readonly Task[];
  /** What search finds the case by since then; null where it is the same as before. */
  readonly document?: CaseText | null;
}

/** A refusal, and the version of the case where there is one. */
export interface Refused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
  readonly version: number | null;
}

/** Another fact was recorded between the reading of the ledger and the decision: read again. */
export interface Outrun {
  readonly kind: 'outrun';
}

/** The decision on one submission; `failed` is a defect that concerns it alone. */
export type Decision =
  | Accepted
  | Refused
  | { readonly kind: 'repeated'; readonly response: StoredResponse }
  | Outrun
  | { readonly kind: 'failed'; readonly error: unknown };

/** The type that a fact says it has; null for a value that is not an object. */
export const typeOf = (raw: unknown): unknown => (isRecord(raw) ? raw['type'] : null);

/** Whether everything in a submission is JSON that can be stored. */
export const isPlain = (one: Submission): boolean => isJson(one.raw) && (one.kind === 'submit' || isJson(one.settings));

/** A hash over what a submission asks for: the same idempotency key with another fingerprint is another request. */
export const fingerprintOf = (one: Submission): string => {
  const request =
    one.kind === 'open'
      ? { open: one.procedure.id, agency: one.agency, settings: one.settings }
      : { submit: one.caseId };
  return sha256(canonical({ ...request, fact: one.raw, version: one.by.expectedVersion ?? null }));
};

/** The day of the first fact of a case, in whose year it is numbered; null where it has no instant, and is refused. */
export const openingDay = (raw: unknown): CivilDate | null => {
  const at = isRecord(raw) ? raw['at'] : null;
  try {
    return typeof at === 'string' ? civilDateOf(instantOf(at)) : null;
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

/** The series in which a new case is numbered: by the pattern of its agency, else the number begins with its name. */
export const seriesOf = ({ procedure, agency, rules: { pattern }, raw }: OpenSubmission): Series | null => {
  const year = openingDay(raw)?.slice(0, 4);
  if (year === undefined) return null;
  return { agency, name: pattern === null ? `${procedure.prefix}-${agency}-${year}` : seriesOfPattern(pattern, year) };
};

/** Submissions with the same key are decided one after another: those on one case, and those numbered in one series. */
export const queueKeyOf = (one: Submission): string | null =>
  one.kind === 'submit' ? one.caseId : (seriesOf(one)?.name ?? null);

const seriesAmong = (batch: readonly Submission[]): readonly Series[] => {
  const all = batch.flatMap((one) => (one.kind === 'open' ? (seriesOf(one) ?? []) : []));
  return [...new Map(all.map((series) => [series.name, series])).values()];
};

/** Everything that the transaction of a batch reads. */
export const readSetOf = (batch: readonly Submission[]): ReadSet => ({
  cases: [...new Set(batch.flatMap((one) => (one.kind === 'submit' ? [one.caseId, ...(one.others ?? [])] : [])))],
  // Two links that would close a circle between them each read the case that the other one writes.
  alone: batch.some((one) => one.kind === 'submit' && one.others !== undefined),
  responses: batch.flatMap(({ by }) =>
    by.idempotencyKey === undefined ? [] : [{ actor: by.actor.id, key: by.idempotencyKey }],
  ),
  counters: seriesAmong(batch),
  size: batch.length,
});
