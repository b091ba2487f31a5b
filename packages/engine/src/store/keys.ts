import { hash } from 'node:crypto';
import { type AnyProcedure, dutiesOf } from '@gongkai/core';
import type { KeyHolder, Store } from './store.ts';
import { type Random, RANDOM_BYTES, timeOrderedId } from './time-ordered-id.ts';
import { coalesce } from './coalesce.ts';

/** A key to create. */
export interface NewKey {
  readonly name: string;
  /** The one agency whose cases it reaches; null for every agency. */
  readonly agency: string | null;
  readonly duties: readonly string[];
  readonly administrator?: boolean;
}

/** API keys: shown once, stored as a hash. They are random, so a plain hash reveals nothing. */
export interface Keys {
  /** `by` makes the key: the identifier of another one, or a name that is none. `secret` is `gk_` and 43 characters; it is never shown again. */
  add(key: NewKey, by?: string): Promise<{ readonly id: string; readonly secret: string }>;
  /** Creates an administrator's key; null where one is in use. Nodes that start at once create one between them. */
  addFirst(name: string): Promise<{ readonly id: string; readonly secret: string } | null>;
  /** The holder of a key; null for an unknown or disabled one. */
  find(secret: string): Promise<KeyHolder | null>;
  list(): Promise<readonly KeyHolder[]>;
  /** Whether the key was there and not disabled before. */
  disable(id: string, by?: string): Promise<boolean>;
}

const SHAPE = /^gk_[\w-]{43}$/;

/** The keys of a store that serves these procedures. */
export const keysOf = (store: Store, procedures: readonly AnyProcedure[], random: Random): Keys => {
  const known = dutiesOf(procedures);
  // A duty that neither the kernel nor a procedure has any longer gives no right.
  const holderOf = (stored: KeyHolder): KeyHolder => ({
    ...stored,
    duties: stored.duties.filter((duty) => Object.hasOwn(known, duty)),
  });
  // Requests that arrive together with one key share one lookup; nothing is cached, so that a disabled key is disabled.
  const byHash = coalesce(async (hashed) => {
    const stored = await store.keyByHash(hashed);
    return stored === null ? null : holderOf(stored);
  });
  const made = async ({ name, agency, duties, administrator = false }: NewKey) => {
    const createdAt = await store.now();
    const secret = `gk_${Buffer.from(random(32)).toString('base64url')}`;
    const id = timeOrderedId(createdAt, random(RANDOM_BYTES));
    return { holder: { id, name, agency, duties, administrator, createdAt, disabledAt: null }, secret };
  };
  return {
    add: async (key, by) => {
      const { holder, secret } = await made(key);
      await store.addKey(holder, hash('sha256', secret), by);
      return { id: holder.id, secret };
    },
    addFirst: async (name) => {
      const { holder, secret } = await made({ name, agency: null, duties: [], administrator: true });
      return (await store.addFirstKey(holder, hash('sha256', secret))) ? { id: holder.id, secret } : null;
    },
    find: async (secret) => (SHAPE.test(secret) ? byHash(hash('sha256', secret)) : null),
    list: async () => (await store.keys()).map(holderOf),
    disable: async (id, by) => store.disableKey(id, await store.now(), by),
  };
};
