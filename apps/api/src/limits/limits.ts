import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Context } from 'hono';
import { ProblemError, apiProblem } from '../http/problem.ts';
import type { BadKeys } from './bad-keys.ts';
import { clientAddress, type Network } from './client-address.ts';

/** Settings of the limits of a node. */
export interface LimitOptions {
  /** Requests a second, on average over ten seconds, of one key and of one address. */
  readonly perKey: number;
  readonly perAddress: number;
  readonly trustedProxies: readonly Network[];
  readonly badKeys: BadKeys;
}

/** What each request has to pass. */
export interface Limits {
  /** The address that the limits go by. */
  addressOf(c: Context): string;
  /** @throws ProblemError `http/too-fast` */
  admitAddress(c: Context): Promise<void>;
  /** @throws ProblemError `http/too-fast` */
  admitKey(id: string): Promise<void>;
  /**
   * Counts a wrong key. A good one is always let through: it cannot be guessed, and wrong ones from the same address
   * must not keep it out.
   * @throws ProblemError `auth/too-many` where the address has to wait.
   */
  refuseSecret(c: Context): Promise<void>;
}

const WINDOW_SECONDS = 10;
const refused = (code: 'http/too-fast' | 'auth/too-many', seconds: number): ProblemError =>
  new ProblemError(apiProblem(code), Math.max(1, Math.ceil(seconds)));

const consume = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
  try {
    await limiter.consume(key);
  } catch (left) {
    // The library throws what is left of the window.
    const ms = typeof left === 'object' && left !== null && 'msBeforeNext' in left ? Number(left.msBeforeNext) : 1000;
    throw refused('http/too-fast', ms / 1000);
  }
};

/** Creates the limits of a node. */
export const createLimits = ({ perKey, perAddress, trustedProxies, badKeys }: LimitOptions): Limits => {
  const limiterOf = (keyPrefix: string, perSecond: number) =>
    new RateLimiterMemory({ keyPrefix, points: perSecond * WINDOW_SECONDS, duration: WINDOW_SECONDS });
  const [byKey, byAddress] = [limiterOf('key', perKey), limiterOf('address', perAddress)];
  const addressOf = (c: Context): string => clientAddress(c, trustedProxies);
  return {
    addressOf,
    admitAddress: (c) => consume(byAddress, addressOf(c)),
    admitKey: (id) => consume(byKey, id),
    refuseSecret: async (c) => {
      const address = addressOf(c);
      const wait = (await badKeys.waitOf(address)) || (await badKeys.count(address));
      if (wait > 0) throw refused('auth/too-many', wait);
    },
  };
};
