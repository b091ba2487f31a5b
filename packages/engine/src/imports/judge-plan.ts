import { formatInstant, type Instant, instantOf } from '@gongkai/calendar';
import {
  advance,
  type AnyProcedure,
  type CaseState,
  type Env,
  expiriesOf,
  newCase,
  type Refusal,
  SYSTEM,
} from '@gongkai/core';
import type { LedgerFact } from '@gongkai/core/ledgers';

/** A fact of an import, with the duty that records it. */
export type ImportedFact = Pick<LedgerFact, 'raw' | 'duty'>;

/** A case that an import brings in: its facts in the order in which they happened. */
export interface CasePlan {
  /** The row of the sheet, which also makes its facts unique within the import. */
  readonly row: number;
  readonly agency: string;
  readonly procedure: string;
  readonly facts: readonly ImportedFact[];
}

/** Inputs of a judgement apart from the plan. */
export interface JudgeContext {
  readonly env: Env;
  readonly now: Instant;
  readonly settings: object;
  /** Why an irregular act is on record; without it such an act is refused. */
  readonly note: string | null;
}

/** The case as it would be, or the fact that is refused. */
export type Judged =
  | { readonly ok: true; readonly facts: readonly ImportedFact[]; readonly state: CaseState }
  | { readonly ok: false; readonly index: number; readonly refusal: Refusal };

const MOST_EXPIRIES = 64;
const MOST_CODES = 8;

/**
 * Who records an imported fact: the import, for a person of whom nothing but the duty is known. Each duty is a person of its
 * own, so that separation of duties is judged on no guess.
 */
export const importActor = (id: string, duty: string) => ({
  id: `import-${id}`,
  person: `import-${id}-${duty}`,
  duties: [duty],
});

/** The fact by which an expiry is recorded. */
export const expiryFact = ({ clock, at }: { readonly clock: string; readonly at: Instant }) => ({
  type: 'clock.expired',
  at: formatInstant(at),
  clock,
  dueAt: formatInstant(at),
});

/** The case after the expiries that were due by an instant. */
const expired = (procedure: AnyProcedure, start: CaseState, until: Instant, { env, now }: JudgeContext): CaseState => {
  let state = start;
  for (let round = 0; round < MOST_EXPIRIES; round += 1) {
    const [next] = expiriesOf(procedure, state, env);
    if (next === undefined || next.at > until) return state;
    const result = advance(procedure, state, expiryFact(next), { actor: SYSTEM, now }, env);
    if (!result.ok) return state;
    state = result.state;
  }
  return state;
};

const acknowledging = (raw: ImportedFact['raw'], { code }: Refusal, note: string): ImportedFact['raw'] => {
  const before: unknown = raw['acknowledged'];
  return { ...raw, acknowledged: [...(Array.isArray(before) ? before : []), code], reason: raw['reason'] ?? note };
};

/** Judges one fact; an irregular act is acknowledged with the note of its row. */
const judged = (
  procedure: AnyProcedure,
  state: CaseState,
  { raw: given, duty }: ImportedFact,
  { env, now, note }: JudgeContext,
) => {
  let raw = given;
  for (let round = 0; ; round += 1) {
    const result = advance(procedure, state, raw, { actor: importActor('', duty), now }, env);
    if (result.ok) return { ...result, raw };
    if (!result.refusal.recordable || note === null || round === MOST_CODES) return result;
    raw = acknowledging(raw, result.refusal, note);
  }
};

/** Judges the facts of a case one after another, with the expiries between them, and writes nothing. */
export const judgePlan = (
  procedure: AnyProcedure,
  { facts }: Pick<CasePlan, 'facts'>,
  context: JudgeContext,
): Judged => {
  let state = newCase(procedure, context.settings);
  const resolved: ImportedFact[] = [];
  for (const [index, fact] of facts.entries()) {
    if (index > 0) state = expired(procedure, state, Math.min(instantOf(fact.raw.at), context.now), context);
    const result = judged(procedure, state, fact, context);
    if (!result.ok) return { ok: false, index, refusal: result.refusal };
    state = result.state;
    resolved.push({ raw: result.raw, duty: fact.duty });
  }
  return { ok: true, facts: resolved, state: expired(procedure, state, context.now, context) };
};
