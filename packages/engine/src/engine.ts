import type { Calendar, Instant } from '@gongkai/calendar';
import { nationalCalendar } from '@gongkai/calendar';
import type { AnyProcedure, Refusal } from '@gongkai/core';
import { refusal } from '@gongkai/core';
import { answerAgain } from './answer-again.ts';
import { decideBatch } from './batch.ts';
import type { Submitter } from './decide.ts';
import type { Keys } from './keys.ts';
import { keysOf } from './keys.ts';
import type { LedgerEntry } from './ledger.ts';
import { entryOf } from './ledger.ts';
import type { CasePage, CaseQuery } from './pages.ts';
import { eachRecord, pageOf, pageSize } from './pages.ts';
import { queueOf } from './queue.ts';
import type { MovedDue } from './replan.ts';
import { checkKinds, replan } from './replan.ts';
import type { CaseRecord, Store } from './store.ts';
import type { Rulebook, Submission, Verdict } from './submission.ts';
import { needOf } from './submission.ts';
import type { SweepReport } from './sweep.ts';
import { sweepStore } from './sweep.ts';
import type { Random } from './time-ordered-id.ts';
import { RANDOM_BYTES, systemRandom } from './time-ordered-id.ts';
import type { VerifyReport } from './verify.ts';
import { verifyStore } from './verify.ts';

/** What an engine is made of. */
export interface EngineOptions {
  readonly store: Store;
  readonly procedures: readonly AnyProcedure[];
  /** Default: the national calendar. */
  readonly calendar?: Calendar;
  /** Submissions that may wait, default 10,000; one more is turned away with {@link EngineBusyError}. */
  readonly maxQueued?: number;
  /** Told of every due instant that a new calendar or a new release moved when the engine opened. */
  readonly onMoved?: (moved: MovedDue) => void;
  readonly random?: Random;
}

/**
 * What a submission came to. A refusal is a value and leaves nothing behind, not even its idempotency key. A `repeated`
 * answer is the first one again, with the case as it was after that fact.
 */
export type Outcome =
  | { readonly ok: true; readonly case: CaseRecord; readonly entry: LedgerEntry; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal; readonly version: number | null };

/** What opens a case. */
export interface OpenRequest {
  readonly procedure: string;
  readonly agency: string;
  /** One of the procedure's `openedBy`. */
  readonly fact: unknown;
  /** Conventions of the procedure for this case; kept with its first fact. */
  readonly settings?: object;
}

/** Durable cases. `open` and `submit` are the one way in for everyone: API, console, CLI and the sweep. */
export interface Engine {
  readonly calendar: Calendar;
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  /**
   * Opens a case with its first fact.
   * @throws EngineBusyError when the queue is full; any other rejection means that nothing was acknowledged.
   */
  open(request: OpenRequest, by: Submitter): Promise<Outcome>;
  /**
   * Records a fact on a case.
   * @throws EngineBusyError when the queue is full, BrokenCaseError when the stored case cannot be built upon.
   */
  submit(caseId: string, fact: unknown, by: Submitter): Promise<Outcome>;
  read(caseId: string): Promise<CaseRecord | null>;
  /** Facts after `after` in order: 100 unless told, 1,000 at most. */
  history(caseId: string, page?: { readonly after?: number; readonly limit?: number }): Promise<readonly LedgerEntry[]>;
  list(query: CaseQuery): Promise<CasePage>;
  /** Records every expiry that is over by the store's clock; `limit` is the number of cases a transaction. */
  sweep(options?: { readonly limit?: number }): Promise<SweepReport>;
  verify(options?: { readonly caseId?: string; readonly onCase?: (checked: number) => void }): Promise<VerifyReport>;
  /** Visits every case record by agency and id: for figures. */
  eachCase(
    query: { readonly procedure?: string; readonly agency?: string },
    visit: (record: CaseRecord) => void,
  ): Promise<void>;
  /** The store's clock, never the node's own. */
  now(): Promise<Instant>;
  readonly keys: Keys;
  /** Rejects when the store cannot be read. */
  ready(): Promise<void>;
  /** Takes nothing more, finishes what waits, then closes the store. */
  close(): Promise<void>;
}

const checked = (list: readonly AnyProcedure[]): ReadonlyMap<string, AnyProcedure> => {
  for (const part of ['id', 'prefix'] as const) {
    const names = list.map((one) => one[part]);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new TypeError(`two procedures have the ${part} ${twice}`);
  }
  return new Map(list.map((one) => [one.id, one]));
};

const outcomeOf = async (store: Store, rulebook: Rulebook, verdict: Verdict): Promise<Outcome> => {
  switch (verdict.kind) {
    case 'accepted':
      return { ok: true, case: verdict.record, entry: entryOf(verdict.fact), repeated: false };
    case 'repeated':
      return { ok: true, ...(await answerAgain(store, rulebook, verdict.answer)), repeated: true };
    case 'refused':
      return { ok: false, refusal: verdict.refusal, version: verdict.version };
    case 'fault':
      throw verdict.error;
  }
};

/** What only reads. */
const readerOf = (store: Store): Pick<Engine, 'read' | 'history' | 'list' | 'eachCase' | 'now' | 'ready'> => ({
  read: (caseId) => store.read(caseId),
  history: async (caseId, { after = 0, limit } = {}) =>
    (await store.history(caseId, after, pageSize(limit, 100, 1000))).map(entryOf),
  list: (query) => pageOf(store, query),
  eachCase: (query, visit) => eachRecord(store, query, visit),
  now: () => store.now(),
  ready: async () => void (await store.ids('', 1)),
});

/**
 * Opens an engine over a store. Cases that an earlier release or another calendar wrote are brought up to date first.
 * @throws UnknownKindError when a stored case is of a procedure, version or state that is not given, by name.
 */
export const openEngine = async (options: EngineOptions): Promise<Engine> => {
  const { store, calendar = nationalCalendar, maxQueued = 10_000, random = systemRandom } = options;
  const procedures = checked(options.procedures);
  const rulebook = { procedures, calendar };
  checkKinds(await store.kinds(), procedures);
  await replan(store, rulebook, options.onMoved ?? (() => undefined));

  const queue = queueOf<Submission, Verdict>(maxQueued, (batch) =>
    store.transact(needOf(batch), (held) => decideBatch(batch, held, rulebook)),
  );
  const sweeps = new Set<Promise<unknown>>();

  return {
    ...readerOf(store),
    calendar,
    procedures,
    open: async ({ procedure: id, agency, fact: raw, settings = {} }, by) => {
      const procedure = procedures.get(id);
      if (procedure === undefined) return { ok: false, refusal: refusal('procedure/unknown'), version: null };
      const one = { kind: 'open', procedure, agency, settings, raw, by, random: random(RANDOM_BYTES) } as const;
      return outcomeOf(store, rulebook, await queue.add(one));
    },
    submit: async (caseId, raw, by) => outcomeOf(store, rulebook, await queue.add({ kind: 'submit', caseId, raw, by })),
    sweep: async ({ limit = 200 } = {}) => {
      const run = sweepStore(store, rulebook, limit);
      sweeps.add(run);
      return run.finally(() => sweeps.delete(run));
    },
    verify: (what = {}) => verifyStore(store, rulebook, what),
    keys: keysOf(store, random),
    close: async () => {
      await queue.close();
      await Promise.allSettled(sweeps);
      await store.close();
    },
  };
};
