import { hash } from 'node:crypto';
import type { Pool } from 'pg';
import { apiProblem, ProblemError } from '../http/problem.ts';
import { type BadKeys, countBadKeys } from '../limits/bad-keys.ts';

/** Wrong passwords and codes of one account before it has to wait, and of one address, behind which a whole office may be. */
const FREE_OF_ACCOUNT = 5;
const FREE_OF_ADDRESS = 30;

/** Delays after wrong passwords and codes: by account, whether it exists or not, and by address. */
export interface Lockout {
  /**
   * Counts an attempt before it is looked at, so that many at once are no more than one after another.
   * @throws ProblemError `auth/locked` where the account or the address has to wait.
   */
  admit(address: string, account: string): Promise<void>;
  /** Takes back the attempt that was right, and forgets what was wrong with its account before. */
  forgive(address: string, account: string): Promise<void>;
  /** Forgets what was wrong with an account: another password was set. */
  forget(account: string): Promise<void>;
}

// The table of counts holds no names.
const accountKey = (account: string): string => hash('sha256', account);

const lockoutOf = (accounts: BadKeys, addresses: BadKeys): Lockout => ({
  admit: async (address, account) => {
    const key = accountKey(account);
    const waits = await Promise.all([accounts.waitOf(key), addresses.waitOf(address)]);
    const seconds = Math.max(...waits) || Math.max(await accounts.count(key), await addresses.count(address));
    if (seconds > 0) throw new ProblemError(apiProblem('auth/locked'), seconds);
  },
  forgive: async (address, account) => {
    await Promise.all([accounts.forget(accountKey(account)), addresses.takeBack(address)]);
  },
  forget: (account) => accounts.forget(accountKey(account)),
});

/** Counts for one node or, in a database, for all. */
export const createLockout = (pool: Pool | null = null): Lockout =>
  lockoutOf(
    countBadKeys(pool, { prefix: 'password-account-', free: FREE_OF_ACCOUNT }),
    countBadKeys(pool, { prefix: 'password-address-', free: FREE_OF_ADDRESS }),
  );
