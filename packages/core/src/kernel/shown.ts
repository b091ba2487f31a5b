import * as z from 'zod';
import { isRecord } from './is-record.ts';

/**
 * What of a value everybody may see who may see the case at all. Closed by default: a part is personal unless its
 * declaration says that it is public, and so are the names of undeclared keys.
 */
export interface Shown {
  /** Whether all of it is public. */
  readonly all: boolean;
  /** The declared keys of an object. */
  readonly keys: Readonly<Record<string, Shown>>;
  /** The elements of a list; null where nothing is declared of them. */
  readonly each: Shown | null;
}

/** Nothing is public. */
export const CLOSED: Shown = { all: false, keys: {}, each: null };
const OPEN: Shown = { all: true, keys: {}, each: null };

const isNull = (schema: unknown): boolean => isRecord(schema) && schema['type'] === 'null';

const mergeKeys = (a: Shown['keys'], b: Shown['keys']): Shown['keys'] =>
  Object.fromEntries(
    Object.keys({ ...a, ...b }).map((key) => {
      const [one, other] = [a[key], b[key]];
      return [key, one === undefined || other === undefined ? (one ?? other ?? CLOSED) : bothShown(one, other)];
    }),
  );

/** What is public under each of two declarations, of which either may hold. */
export const bothShown = (a: Shown, b: Shown): Shown => {
  if (a.all) return b;
  if (b.all) return a;
  return {
    all: false,
    keys: mergeKeys(a.keys, b.keys),
    each: a.each === null || b.each === null ? null : bothShown(a.each, b.each),
  };
};

// An alternative that is neither an object with exactly its keys nor a plain value may hold any key.
const isSealed = (schema: unknown): boolean =>
  isRecord(schema) &&
  (schema['public'] === true ||
    schema['additionalProperties'] === false ||
    ['string', 'number', 'integer', 'boolean', 'array'].some((type) => schema['type'] === type));

const ofSome = (schemas: readonly unknown[]): Shown => {
  const some = schemas.filter((one) => !isNull(one));
  const [first, ...rest] = some.map(shownIn);
  if (first === undefined) return OPEN;
  if (rest.length > 0 && !some.every(isSealed)) return CLOSED;
  return rest.reduce(bothShown, first);
};

const shownIn = (schema: unknown): Shown => {
  if (!isRecord(schema)) return CLOSED;
  if (schema['public'] === true) return OPEN;
  const { anyOf, oneOf, properties, items, prefixItems } = schema;
  if (Array.isArray(anyOf)) return ofSome(anyOf);
  if (Array.isArray(oneOf)) return ofSome(oneOf);
  const keys = isRecord(properties) ? Object.entries(properties) : [];
  return {
    all: false,
    keys: Object.fromEntries(keys.map(([key, one]) => [key, shownIn(one)])),
    each: items === undefined || prefixItems !== undefined ? null : shownIn(items),
  };
};

/** What of a fact is public, by the declarations in its schema. */
export const shownOf = (schema: z.ZodType): Shown =>
  shownIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));

/** What of the parts of any of several facts is public, where it is not known of which: a part is so in all that have it. */
export const shownInAny = (facts: readonly Shown[]): Shown => facts.reduce(bothShown, { ...CLOSED });
