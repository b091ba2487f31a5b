import { type AnyProcedure, FILE_FACTS, fieldsOf, PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { factFieldViews } from './form-view.ts';
import { redacted } from './redact.ts';

type Tree = { readonly [key: string]: Tree };

const MARK = 'kept or shown';

const treeOf = (places: readonly (readonly string[])[]): Tree => {
  const heads = [...new Set(places.flatMap(([head]) => head ?? []))];
  return Object.fromEntries(
    heads.map((head) => [head, treeOf(places.filter(([first]) => first === head).map(([, ...rest]) => rest))]),
  );
};

// A fact with the mark in each of its innermost fields, and one element in each list.
const filled = (tree: Tree): unknown => {
  const { '[]': each, ...keys } = tree;
  if (each !== undefined) return [filled(each)];
  return Object.keys(keys).length === 0
    ? MARK
    : Object.fromEntries(Object.entries(keys).map(([key, one]) => [key, filled(one)]));
};

const valueAt = (value: unknown, place: readonly string[]): unknown =>
  place.reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return key === '[]' ? (at as readonly unknown[])[0] : undefined;
    return typeof at === 'object' && at !== null ? Object.getOwnPropertyDescriptor(at, key)?.value : undefined;
  }, value);

const typesOf = (procedure: AnyProcedure) => [...procedure.factTypes, ...Object.keys(FILE_FACTS)];

describe('a field of a form', () => {
  it.each(PROCEDURES.map((procedure) => [procedure.id, procedure] as const))(
    'is personal where redaction keeps it: %s',
    (_, procedure) => {
      const seen = { personal: 0, shown: 0 };
      for (const type of typesOf(procedure)) {
        const views = factFieldViews(procedure, type);
        const fields = fieldsOf(procedure, type);
        const fact = filled(treeOf(fields.map(({ place }) => place))) as Readonly<Record<string, unknown>>;
        const shown = redacted(fact, type, procedure);
        const inner = fields.filter(({ place }) => valueAt(fact, place) === MARK);
        for (const { path, place } of inner) {
          const personal = views.find((one) => one.path === path)?.personal;
          // What the data of a correction are is known by the fact that it corrects.
          if (type === 'entry.corrected' && path === 'data') continue;
          expect([type, path, personal]).toEqual([type, path, valueAt(shown, place) !== MARK]);
          seen[personal === true ? 'personal' : 'shown'] += 1;
        }
      }
      expect(seen.personal).toBeGreaterThan(5);
      expect(seen.shown).toBeGreaterThan(5);
    },
  );
});
