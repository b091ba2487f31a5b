import type { Engine } from '@gongkai/engine';
import { type Credentials, createCredentials } from './credentials.ts';
import { createLockout, type Lockout } from './lockout.ts';
import { type Origins, originsOf } from './origins.ts';
import { createPasswordHasher, type PasswordHasher } from './password-hash.ts';
import { type Seal, sealWith } from './seal.ts';
import type { FactorRule } from './factor-rule.ts';
import { connectUnified, type Unified, type UnifiedSettings } from './unified.ts';

/** Settings of signing in; each has a default. */
export interface SignInOptions {
  /** The addresses under which browsers reach this system, `https://host`; by default this machine's own alone. */
  readonly origins?: readonly string[];
  /** Milliseconds without a request after which a session ends; 30 minutes by default. */
  readonly idleMs?: number;
  /** Milliseconds after which every session ends; 12 hours by default. */
  readonly absoluteMs?: number;
  /** Who needs a second factor; administrators by default. */
  readonly factorFor?: FactorRule;
  /** The key that seals the secrets of second factors; without one, none can be set up. */
  readonly key?: Buffer;
  readonly unified?: UnifiedSettings;
  readonly hasher?: PasswordHasher;
  readonly lockout?: Lockout;
  /** Called with the person whose link was used. */
  readonly onLinkUsed?: (person: string) => void;
}

/** The parts of signing in. */
export interface SignInParts {
  /** The first configured address; empty without one. */
  readonly address: string;
  readonly origins: Origins;
  readonly idleMs: number;
  readonly absoluteMs: number;
  readonly factorFor: FactorRule;
  readonly seal: Seal | null;
  readonly unified: Unified | null;
  readonly hasher: PasswordHasher;
  readonly lockout: Lockout;
  readonly credentials: Credentials;
  readonly onLinkUsed: (person: string) => void;
}

const MINUTE = 60_000;

/** Puts the parts together. */
export const createSignIn = (engine: Engine, options: SignInOptions = {}): SignInParts => {
  const hasher = options.hasher ?? createPasswordHasher();
  return {
    address: options.origins?.[0] ?? '',
    origins: originsOf(options.origins ?? []),
    idleMs: options.idleMs ?? 30 * MINUTE,
    absoluteMs: options.absoluteMs ?? 12 * 60 * MINUTE,
    factorFor: options.factorFor ?? 'administrators',
    seal: options.key === undefined ? null : sealWith(options.key),
    unified: options.unified === undefined ? null : connectUnified(options.unified),
    hasher,
    lockout: options.lockout ?? createLockout(),
    credentials: createCredentials(engine, hasher),
    onLinkUsed: options.onLinkUsed ?? (() => undefined),
  };
};
