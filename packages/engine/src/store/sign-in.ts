import { hash } from 'node:crypto';
import type { Instant } from '@gongkai/calendar';
import type { Maker } from './keys.ts';
import type { LinkUsed, Login, LoginChange, LoginLink, LoginSession, LoginStore } from './logins.ts';
import type { Store } from './store.ts';
import { type Random, RANDOM_BYTES, timeOrderedId } from './time-ordered-id.ts';

/** How long a link can be used, in milliseconds: a day. */
export const LINK_MS = 24 * 3_600_000;

/** Rows of sessions are removed this long after they were started, in milliseconds; no session may last longer. */
export const LONGEST_SESSION_MS = 7 * 24 * 3_600_000;

const TOKEN_BYTES = 32;

/** A link that was made; its token is shown once and never stored. */
export interface NewLink extends Pick<LoginLink, 'person' | 'purpose' | 'expiresAt'> {
  readonly token: string;
}

/** Passwords, second factors, one-time links and sessions of people. */
export interface SignIn extends Pick<LoginStore, 'isUsed' | 'byPerson' | 'byUsername' | 'change' | 'sessions'> {
  /** Makes a link for the first password of a person, or for another one; earlier links of the person end. */
  invite(person: string, by: Pick<Maker, 'id'>): Promise<NewLink>;
  /** The link of a token, where it is open. */
  openLink(token: string): Promise<LoginLink | null>;
  /** Sets a password by a link; `password` is its hash. */
  useLink(token: string, login: Pick<Login, 'username'> & { readonly password: string }): Promise<LinkUsed>;
  /** Starts a session under the token of a cookie. */
  addSession(token: string, session: Omit<LoginSession, 'id' | 'hash' | 'startedAt' | 'seenAt'>): Promise<LoginSession>;
  /** The session of a token, whatever its age, and the time now. */
  session(token: string): Promise<{ readonly session: LoginSession | null; readonly now: Instant }>;
  seen(id: string, at: Instant): Promise<void>;
  endSession(id: string, person: string): Promise<boolean>;
  /** Ends the sessions of a person but `except`; their number. `by` is the administrator who does it. */
  endSessions(person: string, except: string | null, by?: Pick<Maker, 'id'>): Promise<number>;
  /** Keeps a value for so many milliseconds under a secret name; false where the name is in use. */
  keep(name: string, value: string, milliseconds: number): Promise<boolean>;
  /** Takes a value out, once. */
  take(name: string): Promise<string | null>;
  now(): Promise<Instant>;
}

export type { LinkPurpose, LinkUsed, Login, LoginChange, LoginLink, LoginSession, WayIn } from './logins.ts';

const digest = (secret: string): string => hash('sha256', secret);

/** The sign-in of a store. Tokens are random, so that a plain hash reveals nothing. */
export const signInOf = (store: Store, random: Random): SignIn => {
  const { logins } = store;
  const change = (person: string, how: LoginChange): Promise<boolean> => logins.change(person, how);
  const idAt = (now: Instant): string => timeOrderedId(now, random(RANDOM_BYTES));
  return {
    isUsed: () => logins.isUsed(),
    byPerson: (person) => logins.byPerson(person),
    byUsername: (username) => logins.byUsername(username),
    change,
    invite: async (person, by) => {
      const now = await store.now();
      const token = Buffer.from(random(TOKEN_BYTES)).toString('base64url');
      const login = await logins.byPerson(person);
      const purpose = login === null || login.password === null ? 'invitation' : 'reset';
      const expiresAt = now + LINK_MS;
      const made = { person, purpose, madeBy: by.id, madeAt: now, expiresAt, endedAt: null } as const;
      await logins.addLink({ ...made, id: idAt(now), hash: digest(token) });
      return { person, purpose, expiresAt, token };
    },
    openLink: async (token) => logins.openLink(digest(token), await store.now()),
    useLink: async (token, { username, password }) =>
      logins.useLink({ hash: digest(token), at: await store.now(), username, password }),
    addSession: async (token, session) => {
      const now = await store.now();
      const made = { ...session, id: idAt(now), hash: digest(token), startedAt: now, seenAt: now };
      await logins.addSession(made, now - LONGEST_SESSION_MS);
      return made;
    },
    session: async (token) => {
      const [session, now] = await Promise.all([logins.session(digest(token)), store.now()]);
      return { session, now };
    },
    sessions: (person) => logins.sessions(person),
    seen: (id, at) => logins.seen(id, at),
    endSession: (id, person) => logins.endSession(id, person),
    endSessions: (person, except, by) => logins.endSessions(person, except, by?.id ?? null),
    keep: async (name, value, milliseconds) => {
      const now = await store.now();
      return logins.keep({ id: digest(name), value, expiresAt: now + milliseconds }, now);
    },
    take: async (name) => logins.take(digest(name), await store.now()),
    now: () => store.now(),
  };
};
