import { hash } from 'node:crypto';
import { type Actor, type AnyProcedure, dutiesOf, personOf } from '@gongkai/core';
import { PROGRAM_MAKER } from '../ledger/acts/act.ts';
import { KeyRefusedError } from '../errors.ts';
import type { Caller } from '../people/caller.ts';
import { callerOfKey, callerOfKeyAlone } from '../people/caller-of.ts';
import { PERSON } from '../people/person.ts';
import type { KeyHolder, Store } from './store.ts';
import { type Random, RANDOM_BYTES, timeOrderedId } from './time-ordered-id.ts';
import { coalesce } from './coalesce.ts';

/** A key to create. */
export interface NewKey {
  readonly name: string;
  /**
   * The human who holds it, in the form {@link PERSON}; the same for all their keys. An older key without a person
   * counts as the person of its identifier. Default: the key itself, as of a person who holds no other.
   */
  readonly person?: string;
  /** The one agency whose cases it reaches; null for every agency. */
  readonly agency: string | null;
  readonly duties: readonly string[];
  readonly administrator?: boolean;
}

/** Who makes or disables a key: a key with its person, or the system itself. */
export type Maker = Pick<Actor, 'id' | 'person'>;

/** API keys: shown once, stored as a hash. They are random, so a plain hash reveals nothing. */
export interface Keys {
  /**
   * `secret` is `gk_` and 43 characters; it is never shown again. `by` is who makes it, by default the program itself.
   * @throws KeyRefusedError where the maker would hold it, or where its person would be an administrator and hold duties.
   */
  add(key: NewKey, by?: Maker): Promise<{ readonly id: string; readonly secret: string }>;
  /** Creates an administrator's key; null where one is in use. Nodes that start at once create one between them. */
  addFirst(name: string): Promise<{ readonly id: string; readonly secret: string } | null>;
  /**
   * The holder of a key with what they may do today; null for an unknown or disabled key, and for one whose person is
   * disabled or holds none of its duties any longer.
   */
  find(secret: string): Promise<Caller | null>;
  list(): Promise<readonly KeyHolder[]>;
  /** Whether the key was there and not disabled before. */
  disable(id: string, by?: Maker): Promise<boolean>;
}

// Who uses the engine and names no maker.
const PROGRAM: Maker = { id: PROGRAM_MAKER };

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
  const byHash = coalesce(async (hashed): Promise<Caller | null> => {
    const stored = await store.keyByHash(hashed);
    if (stored === null) return null;
    const holder = holderOf(stored);
    const standing = holder.person === holder.id ? null : await store.people.standing(holder.person, null);
    if (standing === null) return callerOfKeyAlone(holder);
    return callerOfKey(holder, standing, (scope, agency) => store.people.reaches(scope, agency));
  });
  // A key without a person is its own person, and others may name that key: then they name its person.
  const personNamed = async (person: string): Promise<string> => {
    if (!PERSON.test(person)) throw new TypeError(`a person is named like ${PERSON.source}`);
    return (await store.keys()).find(({ id }) => id === person)?.person ?? person;
  };
  const made = async ({ name, person, agency, duties, administrator = false }: NewKey) => {
    const createdAt = await store.now();
    const secret = `gk_${Buffer.from(random(32)).toString('base64url')}`;
    const id = timeOrderedId(createdAt, random(RANDOM_BYTES));
    const holder = person === undefined ? id : await personNamed(person);
    return { holder: { id, person: holder, name, agency, duties, administrator, createdAt, disabledAt: null }, secret };
  };
  return {
    add: async (key, by = PROGRAM) => {
      const { holder, secret } = await made(key);
      if (holder.person === personOf(by))
        throw new KeyRefusedError('key/for-oneself', 'nobody makes a key for himself');
      const isOfTwo = holder.administrator && holder.duties.length > 0;
      if (isOfTwo || !(await store.addKey(holder, hash('sha256', secret), by.id))) {
        throw new KeyRefusedError('key/two-offices', 'an administrator holds no duty, under no key');
      }
      return { id: holder.id, secret };
    },
    addFirst: async (name) => {
      const { holder, secret } = await made({ name, agency: null, duties: [], administrator: true });
      return (await store.addFirstKey(holder, hash('sha256', secret))) ? { id: holder.id, secret } : null;
    },
    find: async (secret) => (SHAPE.test(secret) ? byHash(hash('sha256', secret)) : null),
    list: async () => (await store.keys()).map(holderOf),
    disable: async (id, by = PROGRAM) => store.disableKey(id, await store.now(), by.id),
  };
};
