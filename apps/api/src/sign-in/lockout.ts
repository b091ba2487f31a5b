import { hash } from 'node:crypto';
import type { Pool } from 'pg';
import { apiProblem, ProblemError } from '../http/problem.ts';
import { type BadKeys, countBadKeys } from '../limits/bad-keys.ts';

/** Wrong passwords and codes of one account before it has to wait, and of one address, behind which a whole office may be. */
const FREE_OF_ACCOUNT = 5;
const FREE_OF_ADDRESS = 30;

/** Delays after wrong passwords and codes: by account, whether it exists or not, and by address. */
export interface Lockout {
  /** @throws ProblemError `auth/locked` where the account or the address has to wait. */
  check(address: string, account: string): Promise<void>;
  /** Counts a wrong one. */
  fail(address: string, account: string): Promise<void>;
  /** Forgets what was wrong with an account, not with an address. */
  forget(account: string): Promise<void>;
}

// The table of counts holds no names.
const accountKey = (account: string): string => hash('sha256', account);

const lockoutOf = (accounts: BadKeys, addresses: BadKeys): Lockout => ({
  check: async (address, account) => {
    const waits = await Promise.all([accounts.waitOf(accountKey(account)), addresses.waitOf(address)]);
    const seconds = Math.max(...waits);
    if (seconds > 0) throw new ProblemError(apiProblem('auth/locked'), seconds);
  },
  fail: async (address, account) => {
    await Promise.all([accounts.count(accountKey(account)), addresses.count(address)]);
  },
  forget: (account) => accounts.forget(accountKey(account)),
});

/** Counts for one node or, in a database, for all. */
export const createLockout = (pool: Pool | null = null): Lockout =>
  lockoutOf(
    countBadKeys(pool, { prefix: 'password-account-', free: FREE_OF_ACCOUNT }),
    countBadKeys(pool, { prefix: 'password-address-', free: FREE_OF_ADDRESS }),
  );
