import type { Postgres } from './postgres.ts';

/** How facts are recorded: by how many writers at once, and until when. */
export interface Load {
  readonly writers: number;
  /** Measured seconds, after a short warm-up. */
  readonly seconds: number;
  /** Stops early once as many cases have been opened. */
  readonly cases?: number;
}

/** The result of a load: rate over the measured seconds, latencies in milliseconds. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Every fact that was acknowledged, those of the warm-up too. */
  readonly acknowledged: number;
}

/** How many timers are pending, and how many of these are due. */
export interface TimerLoad {
  readonly due: number;
  readonly pending: number;
}

/** The effect of a timer: nothing, or `clock.expired` on its case, grouped as `how` describes. */
export interface TimerResult {
  readonly did: 'nothing' | 'its fact';
  readonly how: string;
  readonly perSecond: number;
}

/** One way to run cases durably. A workload that it does not support is absent. */
export interface Contestant {
  readonly name: string;
  /** The form and settings that were chosen, in one line. */
  readonly form: string;
  readonly setup: () => Promise<void>;
  readonly transitions?: (load: Load) => Promise<LoadResult>;
  /** Returns how many facts the store holds; must equal the number acknowledged. */
  readonly stored?: () => Promise<number>;
  readonly timers?: (load: TimerLoad) => Promise<readonly TimerResult[]>;
  readonly teardown: () => Promise<void>;
}

/** The environment of a run: an empty folder and a PostgreSQL server. */
export interface TestBed {
  readonly folder: string;
  readonly postgres: Postgres;
}

/** Creates a contestant; each is a file in `contestants/`. */
export type MakeContestant = (testBed: TestBed) => Contestant;
