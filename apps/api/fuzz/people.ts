import type { Hono } from 'hono';
import type { Engine, NewPerson } from '@gongkai/engine';
import { createPasswordHasher } from '../src/sign-in/password-hash.ts';
import type { SignInOptions } from '../src/sign-in/sign-in.ts';
import { browserOn, ORIGIN } from '../test-support/browser.ts';
import { AGENCIES, type Role } from './roles.ts';

const [HOME] = AGENCIES;
const YEAR_MS = 366 * 86_400_000;
const BY = { id: 'fuzz' } as const;

/** A password that no list has. */
export const PASSWORD = '滇池的海鸥在冬天飞来 1985';

/**
 * How people sign in: hashes that cost little, no second factor, since its codes go by the clock, and sessions that outlast
 * the time that passes between requests.
 */
export const signInOf = (): SignInOptions => ({
  key: Buffer.alloc(32, 9),
  hasher: createPasswordHasher({ log2: 8, r: 8, p: 1 }),
  factorFor: 'nobody',
  idleMs: YEAR_MS,
  absoluteMs: YEAR_MS,
});

/** A person, their duties at home, and the number of their sessions. */
interface Enrolled {
  readonly person: NewPerson;
  readonly duties: readonly string[];
  readonly sessions: number;
}

const personOf = (id: string, more: Partial<NewPerson> = {}): NewPerson => ({
  id,
  name: `${id} 的姓名`,
  unit: '法规处',
  agency: HOME,
  reach: 'own-agency',
  ...more,
});

const officer = (id: string, administrator: NewPerson['administrator']): Enrolled => ({
  person: personOf(id, { agency: null, unit: null, reach: 'all', administrator: administrator ?? null }),
  duties: [],
  sessions: 2,
});

const PEOPLE: readonly Enrolled[] = [
  { person: personOf('li'), duties: ['registrar', 'handler'], sessions: 3 },
  { person: personOf('wang'), duties: ['office-head'], sessions: 2 },
  { person: personOf('zhao'), duties: ['signatory'], sessions: 1 },
  { person: personOf('duan', { agency: AGENCIES[1] }), duties: [], sessions: 1 },
  officer('chen', 'system'),
  officer('sun', 'security'),
  officer('qian', 'audit'),
];

/** People who have no password yet. */
const INVITED = 20;

const sessionOf = async (app: Pick<Hono, 'request' | 'fetch'>, id: string): Promise<Role['headers']> => {
  const browser = browserOn({ app } as Parameters<typeof browserOn>[0]);
  const answer = await browser.signIn(id, PASSWORD);
  if (answer.status !== 201) throw new Error(answer.text);
  const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return { cookie, origin: ORIGIN, 'sec-fetch-site': 'same-origin' };
};

/** What people of a world are known by. */
export interface People {
  readonly roles: readonly Role[];
  readonly ids: readonly string[];
  /** Of links that were not used. */
  readonly tokens: readonly string[];
}

/** Makes people with keys and with sessions, and others who have a link. */
export const makePeople = async (engine: Engine, app: Pick<Hono, 'request' | 'fetch'>): Promise<People> => {
  const roles: Role[] = [];
  const browser = browserOn({ app } as Parameters<typeof browserOn>[0]);
  for (const { person, duties, sessions } of PEOPLE) {
    const { id, administrator = null, agency } = person;
    await engine.people.add(person, BY);
    for (const duty of duties) await engine.people.grant({ person: id, agency: HOME, duty }, BY);
    const { secret } = await engine.keys.add({
      name: id,
      person: id,
      agency: null,
      duties,
      administrator: administrator !== null,
    });
    const { token } = await engine.signIn.invite(id, BY);
    const accepted = await browser.ask('POST', '/api/v1/invitations/accept', {
      token,
      username: id,
      password: PASSWORD,
    });
    if (accepted.status !== 201) throw new Error(accepted.text);
    const role = { admitted: true, agency: agency ?? null };
    roles.push({ ...role, name: `${id} by key`, headers: { authorization: `Bearer ${secret}` } });
    for (let count = 1; count <= sessions; count += 1) {
      roles.push({ ...role, name: `${id} in browser ${count}`, headers: await sessionOf(app, id) });
    }
  }
  const ids = PEOPLE.map(({ person }) => person.id);
  const tokens: string[] = [];
  for (let count = 0; count < INVITED; count += 1) {
    const id = `new-${count}`;
    await engine.people.add(personOf(id), BY);
    tokens.push((await engine.signIn.invite(id, BY)).token);
    ids.push(id);
  }
  return { roles, ids, tokens };
};
