import { randomBytes } from 'node:crypto';
import type { Engine, Login } from '@gongkai/engine';
import { FIRST } from '../first-link.ts';
import { createPasswordHasher, type PasswordHasher } from '../sign-in/password-hash.ts';
import { sealWith } from '../sign-in/seal.ts';
import { newSecret } from '../sign-in/second-factor.ts';
import { peopleWithAccounts } from './people.ts';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** What opens the accounts of the demonstration: one password, and one second factor for those who need one. */
export interface DemoSecrets {
  readonly password: string;
  /** In base 32, for an authenticator app. */
  readonly secret: string;
}

// Four groups of five letters out of 31 are 99 bits; a byte above the last multiple of 31 would favour some of them.
const newPassword = (): string => {
  const drawn = [...randomBytes(64)].filter((byte) => byte < 248).map((byte) => LETTERS[byte % LETTERS.length] ?? '');
  return [0, 5, 10, 15].map((at) => drawn.slice(at, at + 5).join('')).join('-');
};

/**
 * Gives everyone of the demonstration the same new password, and heads and administrators the same new second factor; null
 * where they have theirs. One password is hashed once: to hash it for each account would take seconds.
 */
export const giveLogins = async (
  engine: Engine,
  seed: number,
  { key, hasher = createPasswordHasher() }: { readonly key: Buffer; readonly hasher?: PasswordHasher },
): Promise<DemoSecrets | null> => {
  const { signIn } = engine;
  if ((await signIn.byPerson(FIRST.id)) !== null) return null;
  const seal = sealWith(key);
  const [password, secret] = [newPassword(), newSecret()];
  const [hash, now] = [await hasher.hash(password), await signIn.now()];
  for (const { id, hasFactor } of peopleWithAccounts(seed)) {
    const factor = hasFactor ? { factor: seal.close(secret, id), factorAt: now } : { factor: null, factorAt: null };
    const made: Login = {
      person: id,
      username: id,
      password: hash,
      passwordAt: now,
      ...factor,
      recovery: [],
      madeAt: now,
    };
    await signIn.change(id, { kind: 'login.made', by: 'demonstration', edit: () => made });
  }
  return { password, secret };
};
