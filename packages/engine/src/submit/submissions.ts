import { isCorrection, openingAgency, placeOf, refusal, type Refusal, SYSTEM } from '@gongkai/core';
import type { OwnedProfiles } from '../agencies/profiles.ts';
import { caseRules, planCase, type Rules } from '../deadlines/plan.ts';
import { BrokenCaseError, EngineClosedError } from '../errors.ts';
import { entryOf, type LedgerEntry, readText } from '../ledger/ledger.ts';
import { pagesOfFacts, refoldCase } from '../ledger/refold.ts';
import type { PartyWriter } from '../parties/party-writer.ts';
import type { Salts } from '../ledger/salt.ts';
import {
  type CaseRecord,
  type Random,
  RANDOM_BYTES,
  type Store,
  type StoredFact,
  type StoredResponse,
} from '../store/kit.ts';
import { decideBatch } from './batch.ts';
import { linkedCases } from './link.ts';
import { type LinkedRecord, linkedRecords } from './linked-tasks.ts';
import { withKeptNumbers } from './kept-numbers.ts';
import { mergedInto } from './merge-rules.ts';
import { createQueue } from './queue.ts';
import { agencyRefusal, heldFor, isWide } from './reach.ts';
import { isKnownReceiver } from './transfer.ts';
import {
  type Decision,
  type Held,
  openingDay,
  queueKeyOf,
  readSetOf,
  type Submission,
  type Submitter,
  typeOf,
} from './submission.ts';

/**
 * The outcome of a submission. A refusal is a value and leaves nothing behind, not even its idempotency key. A `repeated`
 * outcome is the first one again, with the case as it was after that fact.
 */
export type Outcome =
  | { readonly ok: true; readonly case: CaseRecord; readonly entry: LedgerEntry; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal; readonly version: number | null };

// More entries than one correction can void and add.
const MOST_ADDED = 1_000;

// With a correction the system records what follows from it, as part of the same response.
const answeredBy = async (store: Store, caseId: string, seq: number): Promise<readonly StoredFact[]> => {
  const [answered] = await store.history(caseId, seq - 1, 1);
  if (answered === undefined) return [];
  if (!isCorrection(answered.type)) return [answered];
  const later = await store.history(caseId, seq, MOST_ADDED);
  const end = later.findIndex((one) => one.actor !== SYSTEM.id || one.recordedAt !== answered.recordedAt);
  return [answered, ...later.slice(0, end === -1 ? later.length : end)];
};

/**
 * The first response to a repeated submission: its entry, and the case as it was after that fact, not as it is now.
 * @throws BrokenCaseError when the case or its facts are gone.
 */
const replayResponse = async (
  store: Store,
  rules: Rules,
  { caseId, seq }: StoredResponse,
): Promise<{ readonly case: CaseRecord; readonly entry: LedgerEntry }> => {
  const record = await store.read(caseId);
  const procedure = record === null ? undefined : rules.procedures.get(record.procedure);
  const [answered, ...added] = await answeredBy(store, caseId, seq);
  const end = added.at(-1) ?? answered;
  const folded = procedure === undefined ? null : await refoldCase(store, procedure, caseId, end?.seq);
  if (record === null || procedure === undefined || folded === null || answered?.seq !== seq) {
    throw new BrokenCaseError(caseId, `fact ${seq}, which was answered before, is not there`);
  }
  const { state } = folded;
  const place = placeOf(openingAgency(record), state.file);
  const plan = planCase(procedure, state, caseRules(rules, place), [], answered.recordedAt);
  const [, procedureVersion = procedure.version] = readText(answered.text).machine.split('@');
  return {
    case: { ...record, ...place, state, ...plan, procedureVersion, updatedAt: answered.recordedAt },
    entry: entryOf(answered),
  };
};

/** Makes an outcome of a decision that was committed; throws the defect of a submission that failed. */
export const outcomeOf = async (store: Store, rules: Rules, decision: Decision): Promise<Outcome> => {
  switch (decision.kind) {
    case 'accepted':
      return { ok: true, case: decision.after.record, entry: decision.entry, repeated: false };
    case 'repeated':
      return { ok: true, ...(await replayResponse(store, rules, decision.response)), repeated: true };
    case 'outrun':
      return { ok: false, refusal: refusal('case/stale'), version: null };
    case 'refused':
      return { ok: false, refusal: decision.refusal, version: decision.version };
    case 'failed':
      throw decision.error;
  }
};

/** Opens a case. */
export interface OpenRequest {
  readonly procedure: string;
  readonly agency: string;
  /** One of the procedure's `openedBy`. */
  readonly fact: unknown;
  /** Conventions of the procedure for this case; kept with its first fact. */
  readonly settings?: object;
}

/** The one way in for every fact: API, console, CLI and the sweep. */
export interface Submissions {
  /**
   * Opens a case with its first fact.
   * @throws EngineBusyError when the queue is full; any other rejection means that nothing was acknowledged.
   */
  open(request: OpenRequest, by: Submitter): Promise<Outcome>;
  /**
   * Records a fact on a case.
   * @throws EngineBusyError when the queue is full, BrokenCaseError when the stored case is damaged.
   */
  submit(caseId: string, fact: unknown, by: Submitter): Promise<Outcome>;
}

const notReached = (why: Refusal): Outcome => ({ ok: false, refusal: why, version: null });

// Identifiers that are remembered; a forgotten one is found again at its next fact.
const MOST_LOOKED_AT = 10_000;

// How often a fact is judged again because another one came between.
const MOST_TRIES = 5;

/** How submissions are taken. */
export interface SubmissionOptions {
  readonly store: Store;
  readonly rules: () => Rules;
  readonly maxQueued: number;
  readonly random: Random;
  readonly salt: Salts;
  readonly profiles: Pick<OwnedProfiles, 'openingRules'>;
  /** Null where no register of those who ask is kept. */
  readonly parties: () => PartyWriter | null;
}

/**
 * Counts calls that were taken: what they read before their fact is queued takes a while, and closing waits for them. After
 * that no further one is taken.
 */
const takenCalls = () => {
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;
  return {
    run: (call: () => Promise<Outcome>): Promise<Outcome> => {
      if (isClosed) return Promise.reject(new EngineClosedError('the engine is closed'));
      const done = call().finally(() => underWay.delete(done));
      underWay.add(done);
      return done;
    },
    close: async (end: () => Promise<void>): Promise<void> => {
      isClosed = true;
      await Promise.allSettled(underWay);
      await end();
    },
  };
};

const submissionsIn = (options: SubmissionOptions): Submissions & { readonly close: () => Promise<void> } => {
  const { store, rules, maxQueued, random, salt, profiles, parties } = options;
  const limits = { maxWaiting: maxQueued, maxRunning: store.maxConcurrentTransactions };
  const queue = createQueue<Submission, Decision>({ ...limits, keyOf: queueKeyOf }, (batch) =>
    store.transact(readSetOf(batch), (locked) => decideBatch(batch, locked, rules(), salt, parties())),
  );
  const submit = async (one: Submission): Promise<Outcome> => outcomeOf(store, rules(), await queue.add(one));
  // Cases at which another procedure looks: their links are read before a fact on them is decided.
  const lookedAt = new Set<string>();
  const linkedTo = async (caseId: string): Promise<readonly LinkedRecord[]> => {
    const record = await store.read(caseId).catch(() => null);
    return record === null ? [] : linkedRecords(store, record);
  };
  const record = async (caseId: string, raw: unknown, by: Submitter, held: Held | null): Promise<Decision> => {
    const links = typeOf(raw) === 'case.linked';
    const isKnown = await isKnownReceiver(store, raw);
    const linked = links || lookedAt.has(caseId) ? await linkedTo(caseId) : undefined;
    const merged = links ? null : mergedInto(rules().procedures.values(), raw);
    const named = links ? raw : merged === null ? null : { to: merged };
    const others = named === null ? undefined : await linkedCases(store, named, by);
    const decision = await queue.add({
      kind: 'submit',
      caseId,
      raw,
      by,
      ...(held === null ? { mayOnlyRead: true } : { held: new Map([...held, ...(others?.held ?? [])]) }),
      ...(isKnown === undefined ? {} : { isKnownReceiver: isKnown }),
      ...(linked === undefined ? {} : { linked }),
      ...(others === undefined ? {} : { others: others.ids }),
    });
    if (decision.kind === 'outrun' && linked === undefined) lookedAt.add(caseId);
    if (lookedAt.size > MOST_LOOKED_AT) lookedAt.clear();
    return decision;
  };
  const correct = async (caseId: string, raw: unknown, by: Submitter, held: Held | null): Promise<Decision> => {
    const history: StoredFact[] = [];
    for await (const page of pagesOfFacts(store, caseId)) history.push(...page);
    return queue.add({
      kind: 'submit',
      caseId,
      raw,
      by,
      history,
      ...(held === null ? { mayOnlyRead: true } : { held }),
    });
  };
  return {
    open: async ({ procedure: id, agency, fact: given, settings = {} }, by) => {
      const procedure = rules().procedures.get(id);
      if (procedure === undefined) return { ok: false, refusal: refusal('procedure/unknown'), version: null };
      const outside = isWide(by.scope) ? await agencyRefusal(store, agency, by) : null;
      if (outside !== null) return notReached(outside);
      const raw = await withKeptNumbers(store, rules().procedures.values(), given, by);
      return submit({
        kind: 'open',
        procedure,
        agency,
        settings,
        rules: profiles.openingRules(agency, id, openingDay(raw)),
        raw,
        by,
        random: random(RANDOM_BYTES),
      });
    },
    submit: async (caseId, given, by) => {
      const raw = await withKeptNumbers(store, rules().procedures.values(), given, by);
      const decide = isCorrection(typeOf(raw)) ? correct : record;
      for (let tries = 1; ; tries += 1) {
        const held = await heldFor(store, caseId, by);
        if (held === null && (await store.read(caseId, by.scope)) === null)
          return notReached(refusal('case/not-found'));
        const decision = await decide(caseId, raw, by, held);
        if (decision.kind !== 'outrun' || tries === MOST_TRIES) return outcomeOf(store, rules(), decision);
      }
    },
    close: () => queue.close(),
  };
};

/** Submissions in batches: those that arrive together share a transaction. `close` waits for everything that was taken. */
export const createSubmissions = (
  options: SubmissionOptions,
): Submissions & { readonly close: () => Promise<void> } => {
  const ways = submissionsIn(options);
  const taken = takenCalls();
  return {
    open: (request, by) => taken.run(() => ways.open(request, by)),
    submit: (caseId, fact, by) => taken.run(() => ways.submit(caseId, fact, by)),
    close: () => taken.close(() => ways.close()),
  };
};
