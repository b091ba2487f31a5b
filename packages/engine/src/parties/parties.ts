import type { AnyProcedure } from '@gongkai/core';
import type { Store } from '../store/store.ts';
import type { PartyKey } from './party-key.ts';
import { type PartyWriter, partyWriter } from './party-writer.ts';
import { rebuildParties, registeredKey } from './rebuild.ts';
import { type PartyRegister, partyRegisterOn } from './register.ts';

export type { PartyCase, PartyMatch, PartyRegister } from './register.ts';

/** `ready`; `none` without a key; `other-key` where another key wrote the register: it is not read or written. */
export type RegisterState = 'none' | 'other-key' | 'ready';

/** The register of those who ask, as far as this engine can use it. */
export interface Parties {
  readonly state: () => RegisterState;
  /** Null unless the state is `ready`. */
  readonly register: () => PartyRegister | null;
  /**
   * Writes the register again from the facts of all cases with the key of this engine. Returns the number of rows.
   * @throws Error where the engine was given no key.
   */
  rebuild(by: string): Promise<number>;
}

/** Opens the register of a store; a store without one gets it from its cases. */
export const openParties = async (
  store: Store,
  procedures: ReadonlyMap<string, AnyProcedure>,
  key: PartyKey | null,
): Promise<Parties & { readonly writer: () => PartyWriter | null }> => {
  let known = key === null ? null : await registeredKey(store);
  const rebuild = async (by?: string): Promise<number> => {
    if (key === null) throw new Error('the engine was given no key of those who ask');
    const rows = await rebuildParties(store, procedures, key, by);
    known = key.id;
    return rows;
  };
  if (key !== null && known === null) await rebuild();
  const state = (): RegisterState => (key === null ? 'none' : key.id === known ? 'ready' : 'other-key');
  const register = key === null ? null : partyRegisterOn(store, procedures, key);
  const writer = key === null ? null : partyWriter(key);
  return {
    state,
    rebuild,
    register: () => (state() === 'ready' ? register : null),
    writer: () => (state() === 'ready' ? writer : null),
  };
};
