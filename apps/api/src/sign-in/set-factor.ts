import type { Engine, Login } from '@gongkai/engine';
import type { Context } from 'hono';
import { apiError, type Deps, type Env } from '../http/index.ts';
import { noteSignIn } from './note.ts';
import { takeCode } from './prove-factor.ts';
import type { Seal } from './seal.ts';
import { addressOfSecret, newRecoveryCodes, newSecret } from './second-factor.ts';
import type { SignInParts } from './sign-in.ts';

/** How long an offered secret can be confirmed, in milliseconds. */
const OFFER_MS = 10 * 60_000;

const offerOf = (person: string): string => `factor of ${person}`;

/**
 * A new secret for the app of a person; the last one offered counts.
 * @throws ProblemError `auth/factor-off` on a server without a key for them
 */
export const offerFactor = async (
  signIn: Engine['signIn'],
  seal: Seal | null,
  { person, username }: Login,
): Promise<{ readonly secret: string; readonly address: string }> => {
  if (seal === null) throw apiError('auth/factor-off');
  const secret = newSecret();
  await signIn.take(offerOf(person));
  await signIn.keep(offerOf(person), seal.close(secret, person), OFFER_MS);
  return { secret, address: addressOfSecret(secret, username ?? person) };
};

/**
 * Sets the offered secret of the caller by a code of it; the recovery codes.
 * @throws ProblemError `auth/factor-set` without an offer, `auth/bad-code`, `auth/locked`
 */
export const confirmFactor = async (
  c: Context<Env>,
  deps: Deps,
  { seal, lockout }: SignInParts,
  code: string,
): Promise<readonly string[]> => {
  if (seal === null) throw apiError('auth/factor-off');
  const { engine, limits } = deps;
  const { signIn } = engine;
  const { person } = c.var.caller;
  const [address, account] = [limits?.addressOf(c) ?? 'local', `code of ${person}`];
  await lockout.admit(address, account);
  const factor = await signIn.take(offerOf(person));
  if (factor === null) throw apiError('auth/factor-set');
  if (!(await takeCode(engine, person, seal.open(factor, person), code))) {
    // After a mistyped code a person does not have to scan another secret.
    await signIn.keep(offerOf(person), factor, OFFER_MS);
    noteSignIn(c, deps, 'code-failed', { person });
    throw apiError('auth/bad-code');
  }
  await lockout.forgive(address, account);
  const { codes, hashes } = newRecoveryCodes();
  const factorAt = await signIn.now();
  const edit = (before: Login | null) => (before === null ? null : { ...before, factor, factorAt, recovery: hashes });
  await signIn.change(person, { kind: 'login.factor-set', by: person, edit });
  return codes;
};
