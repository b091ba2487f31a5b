import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Pool } from 'pg';

/** Wrong keys that an address may send before it has to wait, and for how long they are counted. */
const FREE_TRIES = 10;
const COUNTED_SECONDS = 3600;
/** The longest wait: it doubles with every wrong key, from one second. */
const LONGEST_WAIT_SECONDS = 900;

/**
 * Wrong keys by address, or wrong passwords by address and account: each one more doubles the time in which no further
 * unknown key, or no further password, is looked at.
 */
export interface BadKeys {
  /** Seconds that the address still has to wait; 0 for none. */
  waitOf(address: string): Promise<number>;
  /** Counts a wrong key; the seconds to wait from now. */
  count(address: string): Promise<number>;
  /** Forgets what was counted. */
  forget(address: string): Promise<void>;
  /** Takes one back that was counted and turned out to be right. */
  takeBack(address: string): Promise<void>;
}

/** Where the counts are: in the memory of a node, or in the database of all nodes. */
const storesOf = (pool: Pool | null, prefix: string) => {
  const make = (keyPrefix: string): RateLimiterAbstract => {
    const options = { keyPrefix, points: Number.MAX_SAFE_INTEGER, duration: COUNTED_SECONDS };
    const memory = new RateLimiterMemory(options);
    if (pool === null) return memory;
    // A database that cannot hold the counts, or does not answer, must not keep anybody out: the node counts by itself.
    const told = (): void => undefined;
    return new RateLimiterPostgres(
      { ...options, storeClient: pool, storeType: 'pool', tableName: 'gongkai_bad_keys', insuranceLimiter: memory },
      told,
    );
  };
  return { tries: make(`${prefix}tries`), waits: make(`${prefix}waits`) };
};

/** What is counted, under a prefix of its own, and how many are free. */
export interface Counting {
  readonly prefix: string;
  readonly free: number;
}

/** Counts wrong keys, or something else that is wrong, for one node or, in a database, for all. */
export const countBadKeys = (
  pool: Pool | null = null,
  { prefix, free }: Counting = { prefix: '', free: FREE_TRIES },
): BadKeys => {
  const { tries, waits } = storesOf(pool, prefix);
  return {
    waitOf: async (address) => Math.ceil(((await waits.get(address))?.msBeforeNext ?? 0) / 1000),
    count: async (address) => {
      const over = (await tries.penalty(address)).consumedPoints - free;
      if (over <= 0) return 0;
      const seconds = Math.min(2 ** Math.min(over - 1, 30), LONGEST_WAIT_SECONDS);
      await waits.block(address, seconds);
      return seconds;
    },
    forget: async (address) => {
      await tries.delete(address);
      await waits.delete(address);
    },
    takeBack: async (address) => void (await tries.reward(address)),
  };
};
