import { refusal } from '@gongkai/core';
import { isJson } from '../ledger/canonical.ts';
import type { Decision } from './decide.ts';
import { decideOpen, decideSubmit } from './decide.ts';
import { BrokenCaseError, UnknownKindError } from '../errors.ts';
import type { OpenSubmission, Submission, Verdict } from './submission.ts';
import { fingerprintOf, seriesOf } from './submission.ts';
import type { Counter, LockedSnapshot, LockedCase, StoredResponse, Writes } from '../store/store.ts';
import { caseIdOf } from '../store/time-ordered-id.ts';
import { writeSet } from './write-set.ts';
import type { Rulebook } from '../deadlines/plan.ts';

const keyOf = (actor: string, key: string): string => JSON.stringify([actor, key]);

/** Answers under idempotency keys: those that are stored, and those of this batch. */
const answerBook = (held: LockedSnapshot) => {
  const book = new Map(held.answers.map((one) => [keyOf(one.actor, one.key), one]));
  const fresh: StoredResponse[] = [];
  return {
    fresh,
    /** What an earlier answer makes of a submission; null when there is none. */
    verdict: (one: Submission): Verdict | null => {
      const { actor, idempotencyKey } = one.by;
      const earlier = idempotencyKey === undefined ? undefined : book.get(keyOf(actor.id, idempotencyKey));
      if (earlier === undefined) return null;
      const plain = isJson(one.raw) && (one.kind === 'submit' || isJson(one.settings));
      if (plain && earlier.fingerprint === fingerprintOf(one)) return { kind: 'repeated', answer: earlier };
      return { kind: 'refused', refusal: refusal('idempotency/reused'), version: null };
    },
    remember: (one: Submission, caseId: string, seq: number): void => {
      const { actor, idempotencyKey: key } = one.by;
      if (key === undefined) return;
      const answer = { actor: actor.id, key, fingerprint: fingerprintOf(one), caseId, seq };
      book.set(keyOf(actor.id, key), answer);
      fresh.push(answer);
    },
  };
};

/** Case numbers: the next of a series is taken only once a case is opened under it. */
const numberBook = (held: LockedSnapshot) => {
  const taken = new Map<string, Counter>();
  return {
    next: (one: OpenSubmission): { readonly number: string; readonly take: () => void } => {
      const series = seriesOf(one);
      // Without an instant in the fact there is no year, and `advance` is certain to refuse.
      if (series === null) return { number: '', take: () => undefined };
      const { name } = series;
      const value = (taken.get(name)?.value ?? held.counters.get(name) ?? 0) + 1;
      const take = (): void => void taken.set(name, { ...series, value });
      return { number: `${name}-${String(value).padStart(5, '0')}`, take };
    },
    counters: () => [...taken.values()],
  };
};

/** The decision of one submission on the cases as they stand in the batch. */
const decideOne = (
  one: Submission,
  order: number,
  cases: ReadonlyMap<string, LockedCase>,
  numbers: ReturnType<typeof numberBook>,
  held: LockedSnapshot,
  { procedures, calendar, warnings }: Rulebook,
): Decision => {
  const given = { calendar, warnings, now: held.now };
  if (one.kind === 'open') {
    const { procedure, agency, settings, raw, by } = one;
    const { number, take } = numbers.next(one);
    const id = caseIdOf(held.now, one.random, order, agency);
    const decision = decideOpen(procedure, id, { number, agency, settings }, raw, by, given);
    if (decision.ok) take();
    return decision;
  }
  const broken = held.broken.get(one.caseId);
  if (broken !== undefined) throw new BrokenCaseError(one.caseId, broken);
  const found = cases.get(one.caseId);
  const reached = one.by.agency === undefined || one.by.agency === found?.record.agency;
  if (found === undefined || !reached) return { ok: false, refusal: refusal('case/not-found'), version: null };
  const procedure = procedures.get(found.record.procedure);
  if (procedure === undefined) throw new UnknownKindError(`no procedure ${found.record.procedure} is given`);
  return decideSubmit(procedure, found, one.raw, one.by, given);
};

/**
 * Decides a batch in order: each submission on the result of those before it, each on its own. One that is refused or
 * faulty leaves no trace and does not touch its neighbours. Pure.
 */
export const decideBatch = (
  batch: readonly Submission[],
  held: LockedSnapshot,
  rulebook: Rulebook,
): { readonly writes: Writes; readonly result: readonly Verdict[] } => {
  const cases = new Map(held.cases);
  const set = writeSet(held.cases);
  const answers = answerBook(held);
  const numbers = numberBook(held);
  const judge = (one: Submission, order: number): Verdict => {
    const earlier = answers.verdict(one);
    if (earlier !== null) return earlier;
    const decision = decideOne(one, order, cases, numbers, held, rulebook);
    if (!decision.ok) return { kind: 'refused', refusal: decision.refusal, version: decision.version };
    const { accepted } = decision;
    const { fact } = accepted;
    answers.remember(one, fact.caseId, fact.seq);
    cases.set(fact.caseId, accepted.held);
    set.accept(accepted);
    return { kind: 'accepted', record: accepted.held.record, fact };
  };
  const result = batch.map((one, order): Verdict => {
    try {
      return judge(one, order);
    } catch (error) {
      return { kind: 'fault', error };
    }
  });
  return { writes: set.writes(answers.fresh, numbers.counters()), result };
};
