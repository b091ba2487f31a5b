import { randomBytes } from 'node:crypto';
import { instantOf } from '@gongkai/calendar';
import type { NewPerson, Store } from '@gongkai/engine';
import { TOTP } from 'otpauth';
import { onTestFinished } from 'vitest';
import { createPasswordHasher } from '../src/sign-in/password-hash.ts';
import type { SignInOptions } from '../src/sign-in/sign-in.ts';
import { browserOn } from './browser.ts';
import { serve } from './server.ts';

/** A Monday at ten. */
export const MONDAY = '2026-03-02T10:00:00+08:00';

/** A password that no list has. */
export const PASSWORD = '滇池的海鸥在冬天飞来 1985';
export const OTHER_PASSWORD = 'correct mule cable stapler 77';

/** Opens an empty store on a clock. */
export type OpenStore = (clock: () => number) => Promise<Store> | Store;

const REACH = { unit: null, agency: 'kunming', reach: 'own-agency' } as const;

/** An office without anybody who can sign in, and the hashes that were computed in it. */
export const openOffice = async (open: OpenStore, options: SignInOptions = {}) => {
  let now = instantOf(MONDAY);
  const hashes = { count: 0 };
  // Real hashes that cost little: tests compute hundreds of them.
  const real = createPasswordHasher({ log2: 8, r: 8, p: 1 });
  const hasher = {
    hash: (password: string) => ((hashes.count += 1), real.hash(password)),
    verify: (password: string, hash: string) => ((hashes.count += 1), real.verify(password, hash)),
  };
  const store = await open(() => now);
  const server = await serve(MONDAY, undefined, {
    store,
    signIn: { key: randomBytes(32), hasher, ...options },
  });
  const { engine } = server;
  onTestFinished(() => engine.close());
  await engine.putAgencies([{ id: 'kunming', name: '昆明市', level: 'city', parent: null }]);
  const pass = (milliseconds: number): void => void (now += milliseconds);
  return { ...server, hashes, browser: () => browserOn(server), pass, now: () => now };
};

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** Adds a person with duties, and a password by a link. */
export const enrol = async (
  { engine, browser }: Pick<Office, 'engine' | 'browser'>,
  id: string,
  { duties = [], ...more }: { readonly duties?: readonly string[] } & Partial<NewPerson> = {},
): Promise<void> => {
  await engine.people.add({ id, name: `${id} 的姓名`, ...REACH, ...more }, { id: 'test' });
  for (const duty of duties) await engine.people.grant({ person: id, agency: 'kunming', duty }, { id: 'test' });
  const { token } = await engine.signIn.invite(id, { id: 'test' });
  const answer = await browser().ask('POST', '/api/v1/invitations/accept', { token, username: id, password: PASSWORD });
  if (answer.status !== 201) throw new Error(answer.text);
};

/** An administrator, who belongs to no agency. */
export const ADMINISTRATOR = { agency: null, reach: 'all', administrator: 'system' } as const;

/** The code that an app shows for a secret. */
export const codeOf = (secret: string, at: number): string =>
  new TOTP({ secret, digits: 6, period: 30, algorithm: 'SHA1' }).generate({ timestamp: at });
