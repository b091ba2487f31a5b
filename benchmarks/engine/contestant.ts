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
export interface Pace {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Every fact that was acknowledged, those of the warm-up too. */
  readonly acknowledged: number;
}

/** How many timers wait, and how many of these are due. */
export interface TimerLoad {
  readonly due: number;
  readonly pending: number;
}

/** What a timer did: nothing, or its `clock.expired` on the case, in whatever grouping `how` says. */
export interface TimerPace {
  readonly did: 'nothing' | 'its fact';
  readonly how: string;
  readonly perSecond: number;
}

/** One way to run cases durably. What it cannot do it leaves out. */
export interface Contestant {
  readonly name: string;
  /** The form and settings that were chosen, in a line. */
  readonly form: string;
  readonly setup: () => Promise<void>;
  readonly transitions?: (load: Load) => Promise<Pace>;
  /** Facts that can be read back out of the store; has to equal what was acknowledged. */
  readonly stored?: () => Promise<number>;
  readonly timers?: (load: TimerLoad) => Promise<readonly TimerPace[]>;
  readonly teardown: () => Promise<void>;
}

/** Where contestants live: an empty folder and a PostgreSQL of this run. */
export interface Site {
  readonly folder: string;
  readonly postgres: Postgres;
}

/** Makes a contestant; one file each in `contestants/`. */
export type MakeContestant = (site: Site) => Contestant;
