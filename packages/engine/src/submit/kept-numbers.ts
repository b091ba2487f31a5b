import type { AnyProcedure } from '@gongkai/core';
import type { Store } from '../store/store.ts';
import { isRecord } from '../ledger/canonical.ts';
import { type Submitter, typeOf } from './submission.ts';

type Path = readonly string[];

const textsAt = (value: unknown, [head, ...rest]: Path): readonly string[] => {
  if (head === undefined) return typeof value === 'string' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (head === '*' || head === key ? textsAt(one, rest) : []));
};

const replacedAt = (value: unknown, [head, ...rest]: Path, kept: ReadonlyMap<string, string>): unknown => {
  if (head === undefined) return typeof value === 'string' ? (kept.get(value) ?? value) : value;
  const within = (key: string, one: unknown): unknown =>
    head === '*' || head === key ? replacedAt(one, rest, kept) : one;
  if (Array.isArray(value)) return value.map((one, at) => within(String(at), one));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, within(key, one)]));
};

// Types of facts are unique among procedures, and those of the file are the same in each.
const pathsOf = (procedures: Iterable<AnyProcedure>, type: string): readonly Path[] =>
  [...procedures].map((one) => one.casesIn(type)).find((paths) => paths.length > 0) ?? [];

/**
 * A fact with the numbers of other cases as those have them: who types one has not every kind of bracket on the keyboard.
 * What names no case that the submitter reads stays as it was typed.
 */
export const withKeptNumbers = async (
  store: Pick<Store, 'links' | 'history'>,
  procedures: Iterable<AnyProcedure>,
  raw: unknown,
  { scope }: Pick<Submitter, 'scope'>,
): Promise<unknown> => {
  const type = typeOf(raw);
  const paths = typeof type === 'string' ? pathsOf(procedures, type) : [];
  const kept = new Map<string, string>();
  for (const typed of new Set(paths.flatMap((path) => textsAt(raw, path)))) {
    const found = await store.links.caseNumbered(typed);
    if (found === null || found.number === typed) continue;
    // Otherwise the answer would say of a case out of reach that it is there.
    const facts = await store.history(found.id, 0, 1, scope);
    if (facts.length > 0) kept.set(typed, found.number);
  }
  return kept.size === 0 ? raw : paths.reduce((made: unknown, path) => replacedAt(made, path, kept), raw);
};
