import type { Calendar } from '@gongkai/calendar';
import { nationalCalendar } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { calendarsOf } from './deadlines/calendars.ts';
import type { Deadlines } from './deadlines/deadlines.ts';
import { createDeadlines } from './deadlines/deadlines.ts';
import type { Rulebook } from './deadlines/plan.ts';
import type { VerifyReport } from './ledger/verify.ts';
import { verifyStore } from './ledger/verify.ts';
import type { Keys } from './store/keys.ts';
import { keysOf } from './store/keys.ts';
import type { Reader } from './store/reader.ts';
import { readerOf } from './store/reader.ts';
import type { Move, Store } from './store/store.ts';
import type { Random } from './store/time-ordered-id.ts';
import { systemRandom } from './store/time-ordered-id.ts';
import type { Submissions } from './submit/submissions.ts';
import { createSubmissions } from './submit/submissions.ts';
import { checkCaseGroups } from './store/case-groups.ts';

/** How an engine is opened. */
export interface EngineOptions {
  readonly store: Store;
  readonly procedures: readonly AnyProcedure[];
  /** Default: the national calendar. Notices in the store are applied on top of it. */
  readonly calendar?: Calendar;
  /** Reminders before clocks run out; none by default. */
  readonly warnings?: Rulebook['warnings'];
  /** Submissions that may wait, default 10,000; one more is rejected with {@link EngineBusyError}. */
  readonly maxQueued?: number;
  /** Called for every due day that a new calendar moved. */
  readonly onMoved?: (moved: Move) => void;
  readonly random?: Random;
}

/** Durable cases. */
export interface Engine extends Submissions, Reader, Deadlines {
  /** The calendar in force; `loadNotices` of any node changes it. */
  readonly calendar: Calendar;
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  /** Walks every chain over the stored bytes and folds every case again; or one case. */
  verify(options?: { readonly caseId?: string; readonly onCase?: (checked: number) => void }): Promise<VerifyReport>;
  readonly keys: Keys;
  /** Accepts nothing more, finishes what waits, then closes the store. */
  close(): Promise<void>;
}

const procedureMap = (list: readonly AnyProcedure[]): ReadonlyMap<string, AnyProcedure> => {
  for (const part of ['id', 'prefix'] as const) {
    const names = list.map((one) => one[part]);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new TypeError(`two procedures have the ${part} ${twice}`);
  }
  return new Map(list.map((one) => [one.id, one]));
};

/**
 * Opens an engine over a store. Cases that an earlier release or another calendar wrote are brought up to date first.
 * @throws UnknownKindError that names a stored case of a procedure, version or state which is not given.
 */
export const openEngine = async (options: EngineOptions): Promise<Engine> => {
  const { store, maxQueued = 10_000, random = systemRandom, warnings = [], onMoved = () => undefined } = options;
  const procedures = procedureMap(options.procedures);
  checkCaseGroups(await store.caseGroups(), procedures);
  const calendars = calendarsOf(store, options.calendar ?? nationalCalendar);
  const rulebook = (): Rulebook => ({ procedures, warnings, calendar: calendars.current() });
  const { recompute, idle, ...deadlines } = createDeadlines({ store, rulebook, calendars, onMoved });
  await recompute();
  const submissions = createSubmissions({ store, procedures, rulebook, maxQueued, random });
  return {
    ...readerOf(store),
    ...submissions,
    ...deadlines,
    get calendar() {
      return calendars.current();
    },
    procedures,
    verify: (what = {}) => verifyStore(store, rulebook(), what),
    keys: keysOf(store, random),
    close: async () => {
      await submissions.close();
      await idle();
      await store.close();
    },
  };
};
