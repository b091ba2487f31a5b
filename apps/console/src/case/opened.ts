import { useSyncExternalStore } from 'react';
import { watched } from '../data/watched.ts';

// Each reading with a reason is logged: the reason lasts as long as the page, and is asked for again after that.
const given = watched<ReadonlyMap<string, string>>(new Map());

/** The reason for which the personal data of a case are read, or null. */
export const reasonFor = (id: string): string | null => given.get().get(id) ?? null;

/** Notes why the personal data of a case are read. */
export const giveReason = (id: string, reason: string): void => given.set(new Map(given.get()).set(id, reason));

/** The same as `reasonFor`, for a component. */
export const useReason = (id: string): string | null => useSyncExternalStore(given.watch, given.get).get(id) ?? null;
