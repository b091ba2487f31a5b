import type { Calendar, Instant } from '@gongkai/calendar';
import { nationalCalendar } from '@gongkai/calendar';
import type { AnyProcedure, Refusal } from '@gongkai/core';
import { refusal } from '@gongkai/core';
import { answerAgain } from './submit/answer-again.ts';
import { decideBatch } from './submit/batch.ts';
import { calendarsOf } from './deadlines/calendars.ts';
import type { Keys } from './store/keys.ts';
import { keysOf } from './store/keys.ts';
import type { LedgerEntry } from './ledger/ledger.ts';
import { entryOf } from './ledger/ledger.ts';
import type { CasePage, CaseQuery } from './store/pages.ts';
import { eachRecord, pageOf, pageSize } from './store/pages.ts';
import type { Figures } from './figures/figures.ts';
import { createQueue } from './submit/queue.ts';
import type { Outbox } from './store/outbox.ts';
import { checkCaseGroups, countUncounted, recomputeDeadlines } from './deadlines/recompute-deadlines.ts';
import type { CaseRecord, Move, Store, Task } from './store/store.ts';
import type { Submission, Submitter, Verdict } from './submit/submission.ts';
import { readSetOf, seriesOf } from './submit/submission.ts';
import type { SweepReport } from './deadlines/sweep.ts';
import { sweepStore } from './deadlines/sweep.ts';
import type { Random } from './store/time-ordered-id.ts';
import { RANDOM_BYTES, systemRandom } from './store/time-ordered-id.ts';
import type { VerifyReport } from './ledger/verify.ts';
import { verifyStore } from './ledger/verify.ts';
import type { WarningRule } from './deadlines/warnings.ts';
import type { Rulebook } from './deadlines/plan.ts';

/** What an engine is made of. */
export interface EngineOptions {
  readonly store: Store;
  readonly procedures: readonly AnyProcedure[];
  /** Default: the national calendar. Notices that the store holds are laid over it. */
  readonly calendar?: Calendar;
  /** Reminders before clocks run out; none unless given. */
  readonly warnings?: readonly WarningRule[];
  /** Submissions that may wait, default 10,000; one more is turned away with {@link EngineBusyError}. */
  readonly maxQueued?: number;
  /** Told of every due day that a new calendar moved. */
  readonly onMoved?: (moved: Move) => void;
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
  /** The calendar in force; `loadNotices` of any node changes it. */
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
  /**
   * Records every expiry that is over by the store's clock and sends every warning; `limit` is the number of cases a
   * transaction. Takes up notices that another node loaded.
   */
  sweep(options?: { readonly limit?: number }): Promise<SweepReport>;
  verify(options?: { readonly caseId?: string; readonly onCase?: (checked: number) => void }): Promise<VerifyReport>;
  /** Visits every case record, those of one agency together: for figures. */
  eachCase(
    query: { readonly procedure?: string; readonly agency?: string },
    visit: (record: CaseRecord) => void,
  ): Promise<void>;
  /** The store's clock, never the node's own. */
  now(): Promise<Instant>;
  /**
   * Lays notices of the State Council over the calendar, keeps them, and plans open cases again; every moved date is
   * written down. The same notices a second time change nothing. Returns how many dates moved.
   * @throws CalendarFileError that names each bad line; then the old calendar stays in force.
   */
  loadNotices(text: string): Promise<number>;
  /** Due days of a case that amended calendars moved. */
  moves(caseId: string): Promise<readonly Move[]>;
  /** Tasks that are not done, oldest first; `after` is the identifier of the last one seen. */
  tasks(query: {
    readonly agency?: string;
    readonly after?: string;
    readonly limit?: number;
  }): Promise<readonly Task[]>;
  /** Whether the task was there, of that agency unless null, and not done before. */
  endTask(id: string, agency: string | null, by: string): Promise<boolean>;
  readonly outbox: Outbox;
  /** Agencies, sums of tallies, registers, and what was published. */
  readonly figures: Figures;
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

/** What only reads, and what concerns no case. */
const readerOf = (
  store: Store,
): Pick<
  Engine,
  'read' | 'history' | 'list' | 'eachCase' | 'now' | 'ready' | 'moves' | 'tasks' | 'endTask' | 'outbox' | 'figures'
> => ({
  read: (caseId) => store.read(caseId),
  history: async (caseId, { after = 0, limit } = {}) =>
    (await store.history(caseId, after, pageSize(limit, 100, 1000))).map(entryOf),
  list: (query) => pageOf(store, query),
  eachCase: (query, visit) => eachRecord(store, query, visit),
  now: () => store.now(),
  ready: async () => void (await store.ids('', 1)),
  moves: (caseId) => store.moves(caseId),
  tasks: ({ after = '', limit, ...query }) => store.tasks({ ...query, after, limit: pageSize(limit, 20, 100) }),
  endTask: async (id, agency, by) => store.endTask(id, agency, by, await store.now()),
  outbox: store.outbox,
  figures: store.figures,
});

/**
 * Opens an engine over a store. Cases that an earlier release or another calendar wrote are brought up to date first.
 * @throws UnknownKindError when a stored case is of a procedure, version or state that is not given, by name.
 */
export const openEngine = async (options: EngineOptions): Promise<Engine> => {
  const { store, maxQueued = 10_000, random = systemRandom, warnings = [] } = options;
  const procedures = checked(options.procedures);
  checkCaseGroups(await store.caseGroups(), procedures);
  const calendars = calendarsOf(store, options.calendar ?? nationalCalendar);
  const onMoved = options.onMoved ?? (() => undefined);
  const rulebook = (): Rulebook => ({ procedures, warnings, calendar: calendars.current() });
  await calendars.refresh();
  await recomputeDeadlines(store, rulebook(), calendars, onMoved);

  const keyOf = (one: Submission): string | null =>
    one.kind === 'submit' ? one.caseId : (seriesOf(one)?.name ?? null);
  const queue = createQueue<Submission, Verdict>(
    { maxWaiting: maxQueued, maxRunning: store.maxConcurrentTransactions, keyOf },
    (batch) => store.transact(readSetOf(batch), (held) => decideBatch(batch, held, rulebook())),
  );
  const sweeps = new Set<Promise<unknown>>();
  const sweep = async (limit: number): Promise<SweepReport> => {
    if (await calendars.refresh()) await recomputeDeadlines(store, rulebook(), calendars, onMoved);
    else await countUncounted(store, rulebook());
    return sweepStore(store, rulebook(), limit);
  };

  return {
    ...readerOf(store),
    get calendar() {
      return calendars.current();
    },
    procedures,
    open: async ({ procedure: id, agency, fact: raw, settings = {} }, by) => {
      const procedure = procedures.get(id);
      if (procedure === undefined) return { ok: false, refusal: refusal('procedure/unknown'), version: null };
      const one = { kind: 'open', procedure, agency, settings, raw, by, random: random(RANDOM_BYTES) } as const;
      return outcomeOf(store, rulebook(), await queue.add(one));
    },
    submit: async (caseId, raw, by) =>
      outcomeOf(store, rulebook(), await queue.add({ kind: 'submit', caseId, raw, by })),
    sweep: async ({ limit = 200 } = {}) => {
      const run = sweep(limit);
      sweeps.add(run);
      return run.finally(() => sweeps.delete(run));
    },
    loadNotices: async (text) => {
      let moved = 0;
      if (!(await calendars.load(text))) return moved;
      await recomputeDeadlines(store, rulebook(), calendars, (one) => {
        moved += 1;
        onMoved(one);
      });
      return moved;
    },
    verify: (what = {}) => verifyStore(store, rulebook(), what),
    keys: keysOf(store, random),
    close: async () => {
      await queue.close();
      await Promise.allSettled(sweeps);
      await store.close();
    },
  };
};
