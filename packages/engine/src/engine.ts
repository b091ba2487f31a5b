import type { Calendar, Instant } from '@gongkai/calendar';
import { nationalCalendar } from '@gongkai/calendar';
import type { AnyProcedure, Refusal } from '@gongkai/core';
import { refusal } from '@gongkai/core';
import { UnknownKindError } from './errors.ts';
import type { Submission, Verdict } from './batch.ts';
import { decideBatch, needOf } from './batch.ts';
import type { Submitter } from './decide.ts';
import { yearOfOpening } from './decide.ts';
import type { Keys } from './keys.ts';
import { keysOf } from './keys.ts';
import type { LedgerEntry } from './ledger.ts';
import { entryOf } from './ledger.ts';
import { queueOf } from './queue.ts';
import { factsThrough, refold } from './refold.ts';
import { cursorAfter } from './sqlite/list-sql.ts';
import type { CaseQuery, CaseRecord, Store, StoredAnswer } from './store.ts';
import type { SweepReport } from './sweep.ts';
import { sweepStore } from './sweep.ts';
import { timeOrderedId } from './time-ordered-id.ts';
import type { VerifyReport } from './verify.ts';
import { eachRecord, verifyStore } from './verify.ts';

/** What an engine is made of. */
export interface EngineOptions {
  readonly store: Store;
  readonly procedures: readonly AnyProcedure[];
  readonly calendar?: Calendar;
  /** Submissions that may wait; one more is turned away with {@link EngineBusyError}. */
  readonly maxQueued?: number;
}

/** What a submission came to. A refusal is a value and leaves nothing behind, not even its idempotency key. */
export type Outcome =
  | { readonly ok: true; readonly case: CaseRecord; readonly entry: LedgerEntry; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal; readonly version: number | null };

/** Durable cases. `open` and `submit` are the one way in for everyone: API, console, CLI and the sweep. */
export interface Engine {
  readonly calendar: Calendar;
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  /** @throws EngineBusyError when the queue is full. */
  open(
    request: {
      readonly procedure: string;
      readonly agency: string;
      readonly fact: unknown;
      readonly settings?: object;
    },
    by: Submitter,
  ): Promise<Outcome>;
  /** @throws EngineBusyError when the queue is full. */
  submit(caseId: string, fact: unknown, by: Submitter): Promise<Outcome>;
  read(caseId: string): Promise<CaseRecord | null>;
  history(caseId: string, page?: { readonly after?: number; readonly limit?: number }): Promise<readonly LedgerEntry[]>;
  list(query: CaseQuery): Promise<{ readonly cases: readonly CaseRecord[]; readonly next: string | null }>;
  sweep(options?: { readonly limit?: number }): Promise<SweepReport>;
  verify(options?: { readonly caseId?: string; readonly onCase?: (checked: number) => void }): Promise<VerifyReport>;
  eachCase(
    query: { readonly procedure?: string; readonly agency?: string },
    visit: (record: CaseRecord) => void,
  ): Promise<void>;
  /** The store's clock. */
  now(): Promise<Instant>;
  readonly keys: Keys;
  ready(): Promise<void>;
  /** Finishes what waits, then closes the store. */
  close(): Promise<void>;
}

const checkKinds = async (store: Store, procedures: ReadonlyMap<string, AnyProcedure>): Promise<void> => {
  for (const { procedure, version, state, count } of await store.kinds()) {
    const known = procedures.get(procedure);
    if (known === undefined)
      throw new UnknownKindError(`${count} cases need the procedure ${procedure}, which is not given`);
    if (!known.states.includes(state)) {
      throw new UnknownKindError(
        `${count} cases of ${procedure}@${version} are in state ${state}, which ${known.version} does not have`,
      );
    }
  }
};

/**
 * Opens an engine over a store.
 * @throws UnknownKindError when a stored case is of a procedure or state that is not given, named.
 */
export const openEngine = async (options: EngineOptions): Promise<Engine> => {
  const { store, calendar = nationalCalendar, maxQueued = 10_000 } = options;
  const procedures = new Map(options.procedures.map((one) => [one.id, one]));
  await checkKinds(store, procedures);

  const queue = queueOf<Submission, Verdict>(maxQueued, (batch) =>
    store.transact(needOf(batch), (held) => decideBatch(batch, held, procedures, calendar)),
  );

  // The first answer again: the case as it was after that fact, not as it is now.
  const again = async ({ caseId, seq }: StoredAnswer): Promise<Outcome> => {
    const record = await store.read(caseId);
    const procedure = record === null ? undefined : procedures.get(record.procedure);
    const facts = await factsThrough(store, caseId, seq);
    const last = facts.at(-1);
    if (record === null || procedure === undefined || last === undefined)
      throw new Error(`the answer ${caseId}/${seq} has no case`);
    const then: CaseRecord = { ...record, state: refold(procedure, facts), updatedAt: last.recordedAt };
    return { ok: true, case: then, entry: entryOf(last), repeated: true };
  };

  const outcome = async (verdict: Verdict): Promise<Outcome> => {
    switch (verdict.kind) {
      case 'accepted':
        return { ok: true, case: verdict.record, entry: entryOf(verdict.fact), repeated: false };
      case 'repeated':
        return again(verdict.answer);
      case 'refused':
        return { ok: false, refusal: verdict.refusal, version: verdict.version };
      case 'fault':
        throw verdict.error;
    }
  };

  return {
    calendar,
    procedures,
    open: async ({ procedure: id, agency, fact, settings = {} }, by) => {
      const procedure = procedures.get(id);
      if (procedure === undefined) return { ok: false, refusal: refusal('procedure/unknown'), version: null };
      const now = await store.now();
      const submission = {
        kind: 'open',
        id: timeOrderedId(now),
        procedure,
        agency,
        settings,
        raw: fact,
        by,
        year: yearOfOpening(fact, now),
      } as const;
      return outcome(await queue.add(submission));
    },
    submit: async (caseId, fact, by) => outcome(await queue.add({ kind: 'submit', caseId, raw: fact, by })),
    read: (caseId) => store.read(caseId),
    history: async (caseId, { after = 0, limit = 100 } = {}) =>
      (await store.history(caseId, after, limit)).map(entryOf),
    list: async (query) => {
      const limit = Math.min(Math.max(query.limit ?? 20, 1), 100);
      const found = await store.list({ ...query, limit: limit + 1 });
      const cases = found.slice(0, limit);
      const last = cases.at(-1);
      return { cases, next: found.length > limit && last !== undefined ? cursorAfter(last) : null };
    },
    sweep: ({ limit = 200 } = {}) => sweepStore(store, procedures, calendar, limit),
    verify: (what = {}) => verifyStore(store, procedures, calendar, what),
    eachCase: (query, visit) => eachRecord(store, query, visit),
    now: () => store.now(),
    keys: keysOf(store),
    ready: async () => {
      await store.now();
      await store.kinds();
    },
    close: async () => {
      await queue.drained();
      await store.close();
    },
  };
};
