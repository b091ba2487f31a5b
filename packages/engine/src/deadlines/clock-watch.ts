import type { Instant } from '@gongkai/calendar';
import { SYSTEM } from '@gongkai/core';
import { type ClockStop, type StopReason, type Store, timeOrderedIdNow } from '../store/kit.ts';
import { type ClockGuard, clockGuard, type ClockGuardOptions, type Contradiction } from './clock-guard.ts';

/** Whether expiries are recorded, or wait until a person confirms the time. */
export type ClockView =
  | { readonly state: 'trusted' }
  | {
      readonly state: 'stopped';
      readonly reason: StopReason;
      readonly jump: number;
      readonly agreedAt: Instant;
      readonly foundAt: Instant;
    };

/** Keeps expiries from a wall clock that cannot be believed. */
export interface ClockWatch {
  /** Whether an expiry may be recorded at this wall time, which was read just now. */
  admits(now: Instant): boolean;
  /** Stores a new stop, and ends one that was confirmed or whose clocks agree again; before each sweep. */
  settle(): Promise<void>;
  view(): ClockView;
  /**
   * Believes the wall clock from now on, as confirmed by a person who looked at it; whether it was stopped.
   * @throws RangeError where that person's time is not that of the store.
   */
  confirm(by: string, at: Instant): Promise<boolean>;
}

/** A clock that is not that of this host is not watched: a server has its own, and a test sets it. */
const UNWATCHED: ClockWatch = {
  admits: () => true,
  settle: async () => undefined,
  view: () => ({ state: 'trusted' }),
  confirm: async () => false,
};

/** A stop, and whether the store has it. */
interface Stopped {
  readonly what: Contradiction;
  readonly isStored: boolean;
  /** Found by this process, which can tell when its clocks agree again. */
  readonly isOwn: boolean;
}

const stored = (stop: ClockStop): Stopped => ({ what: stop, isStored: true, isOwn: false });

/** What contradicts the wall clock at the start of a process. */
const findAtStart = async ({ clockStops }: Store, now: Instant, jumpMs: number): Promise<Stopped | null> => {
  const open = await clockStops.open();
  if (open !== null) return stored(open);
  const last = await clockStops.lastWritten();
  // A wall clock far later than the last fact is normal: the node was switched off.
  if (last === null || now >= last - jumpMs) return null;
  const what = { reason: 'behind', jump: now - last, agreedAt: last, foundAt: now } as const;
  return { what, isStored: false, isOwn: false };
};

const agrees = ({ what, isOwn }: Stopped, guard: ClockGuard, now: Instant): boolean => {
  if (isOwn) return guard.contradiction(now) === null;
  // No other process can say by how much a clock was ahead; one that was behind has caught up.
  return what.reason !== 'forwards' && now >= what.agreedAt - guard.jumpMs;
};

/** Watches the clock of a store, from the state in which an earlier process left it. */
export const watchClock = async (store: Store, options: ClockGuardOptions | undefined): Promise<ClockWatch> => {
  if (options === undefined && !store.usesHostClock) return UNWATCHED;
  const start = await store.now();
  const guard = clockGuard(start, options);
  let stopped = await findAtStart(store, start, guard.jumpMs);
  const goOn = (now: Instant): void => {
    stopped = null;
    guard.believe(now);
  };
  const settle = async (): Promise<void> => {
    const now = await store.now();
    if (stopped === null) {
      const what = guard.contradiction(now);
      if (what === null) return;
      stopped = { what, isStored: false, isOwn: true };
    }
    if (!stopped.isStored) {
      const { reason, jump, agreedAt, foundAt } = stopped.what;
      const id = timeOrderedIdNow(foundAt);
      await store.clockStops.add({ id, reason, jump, agreedAt, foundAt, endedAt: null, endedBy: null });
      stopped = { ...stopped, isStored: true };
    }
    if (agrees(stopped, guard, now)) {
      await store.clockStops.end(SYSTEM.id, now);
      goOn(now);
    } else if ((await store.clockStops.open()) === null) goOn(now);
  };
  return {
    settle,
    admits: (now) => {
      if (stopped !== null) return false;
      const what = guard.contradiction(now);
      if (what === null) return true;
      stopped = { what, isStored: false, isOwn: true };
      return false;
    },
    view: () => (stopped === null ? { state: 'trusted' } : { state: 'stopped', ...viewOf(stopped.what) }),
    confirm: async (by, at) => {
      await settle();
      const now = await store.now();
      if (Math.abs(at - now) > guard.jumpMs)
        throw new RangeError('the time that is confirmed is not that of the store');
      const wasStopped = await store.clockStops.end(by, now);
      if (wasStopped) goOn(now);
      return wasStopped;
    },
  };
};

const viewOf = ({ reason, jump, agreedAt, foundAt }: Contradiction) => ({ reason, jump, agreedAt, foundAt });
