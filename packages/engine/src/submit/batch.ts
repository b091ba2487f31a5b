import { type CasePlace, placeOf, refusal, type Refusal } from '@gongkai/core';
import { numberInSeries } from '@gongkai/core/agencies';
import { settingsUnder } from '../agencies/profiles.ts';
import { caseRules, type Rules } from '../deadlines/plan.ts';
import { BrokenCaseError, UnknownKindError } from '../errors.ts';
import type { PartyWriter } from '../parties/party-writer.ts';
import type { Salts } from '../ledger/salt.ts';
import {
  agencyKey,
  agencyKeyOf,
  caseIdOf,
  type CaseRecord,
  type Counter,
  type LockedCase,
  type LockedSnapshot,
  type NumberGap,
  type StoredResponse,
  type Writes,
} from '../store/kit.ts';
import { decideCorrection } from './correct.ts';
import { linkRefusal } from './link.ts';
import { isLookedAt, type LinkedRecord, linkedTasks } from './linked-tasks.ts';
import { decideOpen, decideSubmit } from './decide.ts';
import { mergedRefusal } from './merge-rules.ts';
import { actingAs, NOBODY_YET } from './reach.ts';
import {
  type Accepted,
  type Decision,
  fingerprintOf,
  isPlain,
  reaches,
  type OpenSubmission,
  type Outrun,
  type Refused,
  seriesOf,
  type Submission,
  type Submitter,
} from './submission.ts';
import { transferRefusal } from './transfer.ts';
import { writeSet } from './write-set.ts';

const keyOf = (actor: string, key: string): string => JSON.stringify([actor, key]);

const refused = (code: 'actor/forbidden' | 'case/not-found' | 'file/transferred' | 'idempotency/reused'): Refused => ({
  kind: 'refused',
  refusal: refusal(code),
  version: null,
});

/** Responses under idempotency keys: the stored ones, and those of this batch. */
const responseBook = (locked: LockedSnapshot) => {
  const book = new Map(locked.responses.map((one) => [keyOf(one.actor, one.key), one]));
  const added: StoredResponse[] = [];
  return {
    added,
    /** The decision that follows from the key alone; null where the key is new, or not given. */
    decide: (one: Submission): Decision | null => {
      const { actor, idempotencyKey } = one.by;
      const response = idempotencyKey === undefined ? undefined : book.get(keyOf(actor.id, idempotencyKey));
      if (response === undefined) return null;
      const isSame = isPlain(one) && response.fingerprint === fingerprintOf(one);
      return isSame ? { kind: 'repeated', response } : refused('idempotency/reused');
    },
    add: (one: Submission, caseId: string, seq: number): void => {
      const { actor, idempotencyKey: key } = one.by;
      if (key === undefined) return;
      const response = { actor: actor.id, key, fingerprint: fingerprintOf(one), caseId, seq };
      book.set(keyOf(actor.id, key), response);
      added.push(response);
    },
  };
};

/** Case numbers: the next number of a series is used up only when a case is opened under it. */
const numberBook = (locked: LockedSnapshot) => {
  const used = new Map<string, Counter>();
  const gaps: NumberGap[] = [];
  return {
    next: (one: OpenSubmission): { readonly number: string; readonly use: () => void } => {
      const series = seriesOf(one);
      // A fact without an instant gives no year, and `advance` refuses it.
      if (series === null) return { number: '', use: () => undefined };
      const { name } = series;
      const { pattern } = one.rules;
      const last = used.get(name)?.value ?? locked.counters.get(name) ?? 0;
      const value = Math.max(last + 1, pattern?.start ?? 1);
      const use = (): void => {
        used.set(name, { ...series, value });
        if (value === last + 1) return;
        gaps.push({
          agency: one.agency,
          series: name,
          from: last + 1,
          through: value - 1,
          why: 'start',
          at: locked.now,
        });
      };
      const usual = (): string => `${name}-${String(value).padStart(5, '0')}`;
      return { number: pattern === null ? usual() : numberInSeries(name, value, pattern.width), use };
    },
    counters: () => [...used.values()],
    gaps,
  };
};

/** The state of a batch between its submissions. */
interface Progress {
  readonly locked: LockedSnapshot;
  /** The cases as the submissions so far leave them. */
  readonly cases: ReadonlyMap<string, LockedCase>;
  readonly numbers: ReturnType<typeof numberBook>;
  readonly rules: Rules;
  readonly salt: Salts;
}

/** Whether the submitter reaches a case only because their agency held it before another one. */
const mayOnlyRead = (one: Submission, found: LockedCase): boolean => {
  if (one.kind === 'open') return false;
  const { agency = null } = one.by.scope ?? {};
  const isEarlier = agency !== null && found.record.earlierAgencies.includes(agency);
  return one.mayOnlyRead === true || (isEarlier && !reaches(one.by, found.record));
};

/**
 * The refusal of a submission about what its submitter does not reach; null where they reach it. It comes before the stored
 * responses, so that a repeated submission is answered no more than a new one. A scope of several agencies, or of a unit,
 * was a condition of a statement before.
 */
const outOfReach = ({ locked, cases }: Pick<Progress, 'locked' | 'cases'>, one: Submission): Refused | null => {
  if (one.kind === 'open') return reaches(one.by, one) ? null : refused('actor/forbidden');
  const found = cases.get(one.caseId);
  if (found !== undefined)
    return reaches(one.by, found.record) || mayOnlyRead(one, found) ? null : refused('case/not-found');
  // The row of a broken case is not read; its identifier ends with the key of its agency.
  const { agency = null, below = true } = one.by.scope ?? {};
  const mayBeOwn = agency === null || below || agencyKeyOf(one.caseId) === agencyKey(agency);
  return locked.broken.has(one.caseId) && mayBeOwn ? null : refused('case/not-found');
};

/** Whether a case moved to another agency since a statement found it in reach: the statement has to be asked again. */
const hasMoved = ({ cases }: Pick<Progress, 'cases'>, one: Submission): boolean =>
  one.kind === 'submit' &&
  [...(one.held ?? [])].some(([id, agency]) => (cases.get(id)?.record.agency ?? agency) !== agency);

const decideOne = (one: Submission, order: number, progress: Progress): Accepted | Refused | Outrun => {
  const { locked, cases, numbers, rules, salt } = progress;
  const contextOf = (place: CasePlace) => ({ ...caseRules(rules, place), now: locked.now, salt });
  if (one.kind === 'open') {
    const { procedure, agency, raw } = one;
    const by = actingAs(one.by, raw, { agency, state: NOBODY_YET }, procedure);
    const settings = settingsUnder(one.rules, one.settings);
    const asked = settings === one.settings ? undefined : one.settings;
    const { number, use } = numbers.next(one);
    const id = caseIdOf(locked.now, one.random, order, agency);
    const decision = decideOpen(
      procedure,
      id,
      { number, agency, settings, asked },
      raw,
      by,
      contextOf(placeOf(agency)),
    );
    if (decision.kind === 'accepted') use();
    return decision;
  }
  const broken = locked.broken.get(one.caseId);
  if (broken !== undefined) throw new BrokenCaseError(one.caseId, broken);
  const found = cases.get(one.caseId);
  if (found === undefined) return refused('case/not-found');
  if (mayOnlyRead(one, found)) return refused('file/transferred');
  const procedure = rules.procedures.get(found.record.procedure);
  if (procedure === undefined) throw new UnknownKindError(`no procedure ${found.record.procedure} is given`);
  const context = contextOf(found.record);
  const by = actingAs(one.by, one.raw, found.record, procedure);
  if (one.history !== undefined) {
    return decideCorrection(procedure, found, { ...one, by, history: one.history }, context);
  }
  const decision = decideSubmit(procedure, found, one.raw, by, context);
  const wrong = decision.kind === 'accepted' ? transferRefusal(found.record, one.raw, one.isKnownReceiver) : null;
  if (wrong !== null) return { kind: 'refused', refusal: wrong, version: found.record.state.version };
  return decision.kind === 'accepted' ? withLinks(one, found.record, decision, progress) : decision;
};

// A case that is counted in its parts is counted nowhere where it has none.
const partsAmong = (linked: readonly LinkedRecord[]): number =>
  linked.filter(({ kind, names }) => kind === 'part-of' && names === 'this-one').length;

const mergedRefusalIn = (
  rules: Rules,
  before: CaseRecord,
  records: readonly CaseRecord[],
  fact: Readonly<Record<string, unknown>>,
  by: Submitter,
): Refusal | null => {
  const procedure = rules.procedures.get(before.procedure);
  const number = procedure?.merging?.into(fact);
  if (procedure === undefined) return null;
  const into = records.find((one) => one.number === number && one.id !== before.id);
  return mergedRefusal(procedure, before, into, by);
};

/** An accepted fact with what links have to do with it: a new one may be refused, and others may call for facts elsewhere. */
const withLinks = (
  { others, linked, by }: Extract<Submission, { kind: 'submit' }>,
  before: CaseRecord,
  decision: Accepted,
  { cases, rules }: Progress,
): Accepted | Refused | Outrun => {
  const { splitting } = rules.procedures.get(before.procedure) ?? {};
  const isSplit = splitting?.fact === decision.fact.type;
  const needsLinks = others !== undefined || isSplit || isLookedAt(rules.procedures, before.procedure);
  if (!needsLinks) return decision;
  if (linked === undefined) return { kind: 'outrun' };
  // Only those that were read for this submitter: other submissions of the batch may be about cases out of their reach.
  const records = [before, ...(others ?? []).flatMap((id) => cases.get(id)?.record ?? [])];
  const { fact } = decision.entry;
  if (isSplit && partsAmong(linked) < Number(fact['parts'])) {
    const refused = refusal('file/parts-missing', { issues: [{ path: 'parts', message: 'split the case instead' }] });
    return { kind: 'refused', refusal: refused, version: before.state.version };
  }
  const { merging } = rules.procedures.get(before.procedure) ?? {};
  const isMerged = merging?.fact === decision.fact.type;
  if (isMerged) {
    const why = mergedRefusalIn(rules, before, records, fact, by);
    if (why !== null) return { kind: 'refused', refusal: why, version: before.state.version };
  }
  const isLink = others !== undefined && !isMerged;
  const wrong = isLink ? linkRefusal(before, fact, records, by) : null;
  if (wrong === 'outrun') return { kind: 'outrun' };
  if (wrong !== null) return { kind: 'refused', refusal: wrong, version: before.state.version };
  const target = !isLink ? undefined : records.find(({ number }) => number === fact['to']);
  const linkedNow = target && { kind: String(fact['kind']), names: 'the-other' as const, record: target };
  const after = decision.after.record;
  const tasks = linkedTasks(rules.procedures, {
    before,
    after,
    linked,
    linkedNow: linkedNow ?? null,
    fact: decision.fact,
  });
  return { ...decision, tasks: [...(decision.tasks ?? []), ...tasks] };
};

/**
 * Decides a batch in order: each submission on the result of those before it, each on its own. A submission that is
 * refused or fails writes nothing and does not affect the others.
 */
export const decideBatch = (
  batch: readonly Submission[],
  locked: LockedSnapshot,
  rules: Rules,
  salt: Salts,
  parties: PartyWriter | null = null,
): { readonly writes: Writes; readonly result: readonly Decision[] } => {
  const cases = new Map(locked.cases);
  const set = writeSet(locked.cases);
  const responses = responseBook(locked);
  const numbers = numberBook(locked);
  const decide = (one: Submission, order: number): Decision => {
    const outside = outOfReach({ locked, cases }, one);
    if (outside !== null) return outside;
    if (hasMoved({ cases }, one)) return { kind: 'outrun' };
    const decision = responses.decide(one) ?? decideOne(one, order, { locked, cases, numbers, rules, salt });
    if (decision.kind !== 'accepted') return decision;
    const { fact, after } = decision;
    responses.add(one, fact.caseId, fact.seq);
    cases.set(fact.caseId, after);
    set.accept(decision);
    const procedure = parties === null ? undefined : rules.procedures.get(after.record.procedure);
    const named = procedure === undefined ? null : (parties?.(procedure, one, decision) ?? null);
    if (named !== null) set.name(named);
    return decision;
  };
  const result = batch.map((one, order): Decision => {
    try {
      return decide(one, order);
    } catch (error) {
      return { kind: 'failed', error };
    }
  });
  return { writes: set.writes(responses.added, numbers.counters(), numbers.gaps), result };
};
