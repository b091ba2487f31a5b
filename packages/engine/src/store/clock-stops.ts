import { formatInstant, type Instant } from '@gongkai/calendar';

/** How two clocks contradict each other: the wall clock jumped, or is before what the store already holds. */
export const STOP_REASONS = ['forwards', 'backwards', 'behind'] as const;

/** One of {@link STOP_REASONS}. */
export type StopReason = (typeof STOP_REASONS)[number];

/** A time in which no expiry is recorded, because the wall clock could not be believed. */
export interface ClockStop {
  readonly id: string;
  readonly reason: StopReason;
  /** By how many milliseconds the wall clock was ahead of the expected time; negative where it was behind. */
  readonly jump: number;
  /** The last wall time at which the clocks agreed: what was recorded from then on may have a wrong `recordedAt`. */
  readonly agreedAt: Instant;
  /** The wall time at which the contradiction was found. */
  readonly foundAt: Instant;
  readonly endedAt: Instant | null;
  /** The key of the administrator who confirmed the time; `system` where the clocks agreed again. */
  readonly endedBy: string | null;
}

/** A stop as programs read it: instants with their offset, the jump in seconds. */
export const clockStopView = ({ reason, jump, agreedAt, foundAt, endedAt, endedBy }: ClockStop) => ({
  reason,
  jumpSeconds: jump / 1000,
  agreedAt: formatInstant(agreedAt),
  foundAt: formatInstant(foundAt),
  endedAt: endedAt === null ? null : formatInstant(endedAt),
  endedBy,
});

/** Stops of the clock in a store. */
export interface ClockStops {
  /** The newest stop that has not ended. */
  open(): Promise<ClockStop | null>;
  /** The newest stops first. */
  list(limit: number): Promise<readonly ClockStop[]>;
  add(stop: ClockStop): Promise<void>;
  /** Ends every stop that has not ended; whether there was one. */
  end(by: string, at: Instant): Promise<boolean>;
  /** When the newest message was written; null for a store without one. */
  lastWritten(): Promise<Instant | null>;
}
