import { createHash } from 'node:crypto';
import type { Calendar } from '@gongkai/calendar';
import type { AnyProcedure, Refusal } from '@gongkai/core';
import { refusal } from '@gongkai/core';
import { canonical } from './canonical.ts';
import type { Decision, Submitter, Working } from './decide.ts';
import { decideOpen, decideSubmit } from './decide.ts';
import type { CaseRecord, Held, Need, StoredAnswer, StoredFact, Writes } from './store.ts';

/** One submission that waits for its batch. */
export type Submission =
  | {
      readonly kind: 'open';
      readonly id: string;
      readonly procedure: AnyProcedure;
      readonly agency: string;
      readonly settings: object;
      readonly raw: unknown;
      readonly by: Submitter;
      readonly year: string;
    }
  | { readonly kind: 'submit'; readonly caseId: string; readonly raw: unknown; readonly by: Submitter };

/** What a batch says of one submission; `fault` is a defect that concerns it alone. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly record: CaseRecord; readonly fact: StoredFact }
  | { readonly kind: 'repeated'; readonly answer: StoredAnswer }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly version: number | null }
  | { readonly kind: 'fault'; readonly error: unknown };

/** What a submission asks, whoever repeats it: the same key with another fingerprint is another request. */
export const fingerprintOf = (submission: Submission): string => {
  const asked =
    submission.kind === 'open'
      ? {
          open: submission.procedure.id,
          agency: submission.agency,
          settings: submission.settings,
          fact: submission.raw,
        }
      : { submit: submission.caseId, fact: submission.raw, version: submission.by.expectedVersion ?? null };
  return createHash('sha256').update(canonical(asked)).digest('hex');
};

const counterOf = (one: Extract<Submission, { kind: 'open' }>): string =>
  `${one.procedure.id}/${one.agency}/${one.year}`;

/** What the transaction of a batch has to read. */
export const needOf = (batch: readonly Submission[]): Need => {
  const counters = new Map<string, number>();
  for (const one of batch)
    if (one.kind === 'open') counters.set(counterOf(one), (counters.get(counterOf(one)) ?? 0) + 1);
  return {
    cases: [...new Set(batch.flatMap((one) => (one.kind === 'submit' ? [one.caseId] : [])))],
    answers: batch.flatMap(({ by }) =>
      by.idempotencyKey === undefined ? [] : [{ actor: by.actor.id, key: by.idempotencyKey }],
    ),
    counters: [...counters].map(([name, by]) => ({ name, by })),
  };
};

const keyOf = (actor: string, key: string): string => JSON.stringify([actor, key]);

/**
 * Decides a batch in order: each submission on the result of those before it, each on its own. One that is refused or
 * faulty leaves no trace and does not touch its neighbours.
 */
export const decideBatch = (
  batch: readonly Submission[],
  held: Held,
  procedures: ReadonlyMap<string, AnyProcedure>,
  calendar: Calendar,
): { readonly writes: Writes; readonly result: readonly Verdict[] } => {
  const given = { calendar, now: held.now };
  const working = new Map<string, Working>();
  const answers = new Map(held.answers.map((one) => [keyOf(one.actor, one.key), one]));
  const counters = new Map(held.counters);
  const facts: StoredFact[] = [];
  const remembered: StoredAnswer[] = [];

  const current = (caseId: string): Working | null => {
    const record = held.cases.get(caseId);
    return working.get(caseId) ?? (record === undefined ? null : { record, head: held.heads.get(caseId) ?? '' });
  };
  const numbered = (one: Extract<Submission, { kind: 'open' }>): string => {
    const count = (counters.get(counterOf(one)) ?? 0) + 1;
    counters.set(counterOf(one), count);
    return `${one.procedure.prefix}-${one.agency}-${one.year}-${String(count).padStart(5, '0')}`;
  };
  const decide = (one: Submission): Decision => {
    if (one.kind === 'open')
      return decideOpen(one.procedure, { ...one, number: numbered(one) }, one.raw, one.by, given);
    const found = current(one.caseId);
    const procedure = found === null ? undefined : procedures.get(found.record.procedure);
    if (found === null || procedure === undefined)
      return { ok: false, refusal: refusal('case/not-found'), version: null };
    return decideSubmit(procedure, found, one.raw, one.by, given);
  };
  const judge = (one: Submission): Verdict => {
    const { actor, idempotencyKey } = one.by;
    const earlier = idempotencyKey === undefined ? undefined : answers.get(keyOf(actor.id, idempotencyKey));
    const fingerprint = idempotencyKey === undefined ? '' : fingerprintOf(one);
    if (earlier !== undefined) {
      if (earlier.fingerprint === fingerprint) return { kind: 'repeated', answer: earlier };
      return { kind: 'refused', refusal: refusal('idempotency/reused'), version: null };
    }
    const decision = decide(one);
    if (!decision.ok) return { kind: 'refused', refusal: decision.refusal, version: decision.version };
    const { record } = decision.working;
    working.set(record.id, decision.working);
    facts.push(decision.fact);
    if (idempotencyKey !== undefined) {
      const answer = { actor: actor.id, key: idempotencyKey, fingerprint, caseId: record.id, seq: decision.fact.seq };
      answers.set(keyOf(actor.id, idempotencyKey), answer);
      remembered.push(answer);
    }
    return { kind: 'accepted', record, fact: decision.fact };
  };
  const result = batch.map((one): Verdict => {
    try {
      return judge(one);
    } catch (error) {
      return { kind: 'fault', error };
    }
  });
  const cases = [...working.values()].map(({ record }) => record);
  return { writes: { cases, facts, answers: remembered }, result };
};
