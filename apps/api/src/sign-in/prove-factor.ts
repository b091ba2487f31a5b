import type { Login } from '@gongkai/engine';
import type { Context } from 'hono';
import { apiError, type Deps, type Env } from '../http/index.ts';
import { noteSignIn } from './note.ts';
import { hashOfCode, stepOf } from './second-factor.ts';
import type { SignInParts } from './sign-in.ts';

/** What is shown: a code of the app, or a recovery code. */
export type Shown = { readonly code: string } | { readonly recoveryCode: string };

/** A code is good for one and a half minutes, so its number is kept for longer than that. */
const TAKEN_MS = 5 * 60_000;

/**
 * Takes a code of a secret, once.
 * @returns whether it is right and was not taken before
 */
export const takeCode = async (
  { signIn }: Pick<Deps['engine'], 'signIn'>,
  person: string,
  secret: string,
  code: string,
): Promise<boolean> => {
  const step = stepOf(secret, code, await signIn.now());
  return step !== null && (await signIn.keep(`code ${person} ${step}`, '', TAKEN_MS));
};

const takeRecoveryCode = ({ signIn }: Deps['engine'], person: string, typed: string): Promise<boolean> => {
  const hash = hashOfCode(typed);
  const edit = (before: Login | null): Login | null =>
    before === null || !before.recovery.includes(hash)
      ? null
      : { ...before, recovery: before.recovery.filter((one) => one !== hash) };
  return signIn.change(person, { kind: 'login.code-used', by: person, edit });
};

/**
 * Checks the second factor of the caller.
 * @throws ProblemError `auth/bad-code`, `auth/locked` after many of them, `auth/factor-set` without a factor
 */
export const proveSecondFactor = async (
  c: Context<Env>,
  deps: Deps,
  { lockout, seal }: SignInParts,
  shown: Shown,
): Promise<void> => {
  const { engine, limits } = deps;
  const { person } = c.var.caller;
  const login = await engine.signIn.byPerson(person);
  if (login === null || login.factor === null) throw apiError('auth/factor-set');
  const [address, account] = [limits?.addressOf(c) ?? 'local', `code of ${person}`];
  await lockout.admit(address, account);
  const isRight =
    'code' in shown
      ? seal !== null && (await takeCode(engine, person, seal.open(login.factor, person), shown.code))
      : await takeRecoveryCode(engine, person, shown.recoveryCode);
  if (!isRight) {
    noteSignIn(c, deps, 'code-failed', { person });
    throw apiError('auth/bad-code');
  }
  await lockout.forgive(address, account);
  if ('recoveryCode' in shown) noteSignIn(c, deps, 'recovery-code-used', { person });
};
