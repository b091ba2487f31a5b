import type { Chance } from '../src/demo/seeded.ts';
import { oneOf } from './chance-of.ts';
import { mutated } from './mutate.ts';
import { MEDIA_TYPES, NASTY, ODD } from './nasty.ts';
import type { JsonSchema } from './operations-of.ts';
import type { Surroundings } from './value-of.ts';
import { valuesIn } from './value-of.ts';

/** A body and what it says that it is; null where it says nothing. */
export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly mediaType: string | null;
}

const NESTED = 20_000;
const MEGABYTE = 1024 * 1024;
const encoder = new TextEncoder();

const truncated = (text: string, chance: Chance): string => text.slice(0, chance.between(0, text.length));

// A parser keeps the last of two equal keys; a second one would otherwise go unseen.
const doubled = (text: string, chance: Chance): string =>
  text.replace('{', `{"type":${JSON.stringify(chance.pick(NASTY))},`);

const noise = (chance: Chance): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: chance.between(0, 60) }, () => chance.between(0, 255));

const huge = (chance: Chance): string =>
  oneOf(chance, [
    [1, () => '['.repeat(NESTED)],
    [1, () => '['.repeat(NESTED) + ']'.repeat(NESTED)],
    [1, () => `${'{"a":'.repeat(NESTED)}1${'}'.repeat(NESTED)}`],
    [1, () => JSON.stringify({ type: 'x'.repeat(MEGABYTE) })],
    [1, () => JSON.stringify({ type: 'request.registered', note: '甲'.repeat(MEGABYTE / 3 - 30) })],
  ]);

const textOf = (valid: () => unknown, chance: Chance): string =>
  oneOf(chance, [
    [90, () => JSON.stringify(valid())],
    [60, () => JSON.stringify(mutated(valid(), chance))],
    [15, () => JSON.stringify(mutated(mutated(valid(), chance), chance))],
    [10, () => truncated(JSON.stringify(valid()), chance)],
    [5, () => doubled(JSON.stringify(valid()), chance)],
    [4, () => JSON.stringify(chance.pick(ODD))],
    [4, () => `\uFEFF${JSON.stringify(valid())}`],
    [4, () => `${JSON.stringify(valid())}${chance.pick(NASTY)}`],
    [2, () => chance.pick(NASTY)],
    [1, () => huge(chance)],
  ]);

const mediaTypeOf = (chance: Chance): string | null => {
  if (chance.happens(0.88)) return 'application/json';
  const odd = chance.pick(MEDIA_TYPES);
  return odd === '' ? null : odd;
};

/** A body for an operation: mostly what its schema describes, often with something wrong, sometimes nothing or noise. */
export const bodyOf = (schema: JsonSchema | null, around: Surroundings, chance: Chance): Body => {
  // An operation that takes no body may still be sent one.
  const sent = schema ?? { type: 'object', additionalProperties: {} };
  const make = valuesIn(around);
  const bytes = oneOf<Uint8Array<ArrayBuffer> | null>(chance, [
    [95, () => encoder.encode(textOf(() => make(sent, chance), chance))],
    [3, () => noise(chance)],
    [2, () => null],
  ]);
  return { bytes, mediaType: mediaTypeOf(chance) };
};

/** A body as the schema describes it, for filling a world. */
export const validBodyOf = (schema: JsonSchema, around: Surroundings, chance: Chance): string =>
  JSON.stringify(valuesIn(around)(schema, chance));
