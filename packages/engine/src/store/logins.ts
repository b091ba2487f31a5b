import type { Instant } from '@gongkai/calendar';

/** How a person signs in. Whether the person may is not here: people are a register of their own. */
export interface Login {
  readonly person: string;
  /** In lower case, unique; null for a person who signs in by the unified identity alone. */
  readonly username: string | null;
  /** The hash of the password, with the parameters that made it. */
  readonly password: string | null;
  readonly passwordAt: Instant | null;
  /** The secret of the second factor, encrypted with a key that is not in the store. */
  readonly factor: string | null;
  readonly factorAt: Instant | null;
  /** Hashes of the recovery codes that were not used. */
  readonly recovery: readonly string[];
  readonly madeAt: Instant;
}

/** What a one-time link is for: a person's first password, or another one for a lost one. */
export const LINK_PURPOSES = ['invitation', 'reset'] as const;

/** One of {@link LINK_PURPOSES}. */
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** A link that lets its holder set the password of one person, once. */
export interface LoginLink {
  readonly id: string;
  /** SHA-256 of the token in the link; the token itself is never stored. */
  readonly hash: string;
  readonly person: string;
  readonly purpose: LinkPurpose;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  /** When it was used or replaced by another link; null while it is open. */
  readonly endedAt: Instant | null;
}

/** Ways to sign in. */
export const WAYS_IN = ['password', 'unified'] as const;

/** One of {@link WAYS_IN}. */
export type WayIn = (typeof WAYS_IN)[number];

/** A session of a browser. */
export interface LoginSession {
  readonly id: string;
  /** SHA-256 of the token in the cookie. */
  readonly hash: string;
  readonly person: string;
  readonly way: WayIn;
  /** How many factors were proved: 1 or 2. */
  readonly factors: number;
  /** The address and the browser from which it was started, for its owner to recognise it. */
  readonly address: string;
  readonly agent: string;
  readonly startedAt: Instant;
  /** The last use, at most a minute late. */
  readonly seenAt: Instant;
}

/** A value that is kept for minutes and taken once. */
export interface LoginToken {
  readonly id: string;
  readonly value: string;
  readonly expiresAt: Instant;
}

/** A change of a login: its act, its maker, and the new login; null from `edit` changes nothing. */
export interface LoginChange {
  readonly kind: 'login.made' | 'login.password-set' | 'login.factor-set' | 'login.factor-removed' | 'login.code-used';
  readonly by: string;
  readonly edit: (before: Login | null) => Login | null;
}

/** The use of a link. */
export interface LinkUse {
  readonly hash: string;
  readonly at: Instant;
  /** Needed where the person has no name yet. */
  readonly username: string | null;
  readonly password: string;
}

/** What came of the use of a link. */
export type LinkUsed =
  | { readonly kind: 'used'; readonly person: string; readonly username: string; readonly purpose: LinkPurpose }
  | { readonly kind: 'gone' | 'name-needed' | 'name-taken' };

/** Logins, links and sessions in a store. */
export interface LoginStore {
  /** Whether anybody has a password. */
  isUsed(): Promise<boolean>;
  byPerson(person: string): Promise<Login | null>;
  byUsername(username: string): Promise<Login | null>;
  /** Whether the login was changed. */
  change(person: string, change: LoginChange): Promise<boolean>;
  /** Adds a link, and ends the open ones of the same person. */
  addLink(link: LoginLink): Promise<void>;
  /** A link that is open at this time. */
  openLink(hash: string, at: Instant): Promise<LoginLink | null>;
  /** Sets the password, ends the link and every session of the person, all in one transaction. */
  useLink(use: LinkUse): Promise<LinkUsed>;
  /** Adds a session, and removes those that were started before `oldest`. */
  addSession(session: LoginSession, oldest: Instant): Promise<void>;
  session(hash: string): Promise<LoginSession | null>;
  /** Newest first. */
  sessions(person: string): Promise<readonly LoginSession[]>;
  seen(id: string, at: Instant): Promise<void>;
  /** Whether the session was there. */
  endSession(id: string, person: string): Promise<boolean>;
  /** Ends every session of a person but one; their number. An administrator who does it is named in the acts. */
  endSessions(person: string, except: string | null, by: string | null): Promise<number>;
  /** Keeps a value; false where there is one under this identifier already. */
  keep(token: LoginToken, now: Instant): Promise<boolean>;
  /** Takes a value out; null where it is unknown, or has expired. */
  take(id: string, now: Instant): Promise<string | null>;
}
