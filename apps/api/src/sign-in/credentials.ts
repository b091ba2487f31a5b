import type { Engine } from '@gongkai/engine';
import type { PasswordHasher } from './password-hash.ts';

/** What is typed, and from where. */
export interface Typed {
  readonly username: string;
  readonly password: string;
  readonly address: string;
  readonly agent: string;
}

/** Passwords of people. */
export interface Credentials {
  /** Starts a session; null for a wrong name or a wrong password, after the same work for either. */
  signIn(typed: Typed): Promise<{ readonly token: string } | null>;
}

export declare const createCredentials: (engine: Engine, hasher: PasswordHasher) => Credentials;
