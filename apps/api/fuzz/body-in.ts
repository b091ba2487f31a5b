import * as fc from 'fast-check';
import { weighted } from './draw.ts';
import { anyJson, hostileText, mediaType } from './hostile.ts';
import type { JsonSchema } from './operations-of.ts';
import { type Surroundings, valuesIn } from './value-in.ts';

/** A body and its media type, each null where it is missing. */
export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly mediaType: string | null;
}

const NESTED = 20_000;
const MEGABYTE = 1024 * 1024;
const encoder = new TextEncoder();

// Made only when one is drawn.
const huge = fc.nat(4).map((kind) => {
  const deep = [() => '['.repeat(NESTED), () => '['.repeat(NESTED) + ']'.repeat(NESTED)];
  const long = [
    () => JSON.stringify({ type: 'x'.repeat(MEGABYTE) }),
    () => JSON.stringify({ type: 'request.registered', note: '甲'.repeat(MEGABYTE / 3 - 30) }),
  ];
  const all = [...deep, ...long, () => `${'{"a":'.repeat(NESTED)}1${'}'.repeat(NESTED)}`];
  return all[kind]?.() ?? '';
});

const jsonText = (value: unknown): string => JSON.stringify(value) ?? '';

const textIn = (sound: fc.Arbitrary<unknown>, faulty: fc.Arbitrary<unknown>): fc.Arbitrary<string> => {
  const text = sound.map(jsonText);
  return weighted(
    [90, text],
    [75, faulty.map(jsonText)],
    [10, fc.tuple(text, fc.nat()).map(([whole, end]) => whole.slice(0, end % (whole.length + 1)))],
    // A parser keeps the last of two equal keys.
    [
      5,
      fc.tuple(text, hostileText).map(([whole, type]) => whole.replace('{', () => `{"type":${JSON.stringify(type)},`)),
    ],
    [4, anyJson.map(jsonText)],
    [4, text.map((whole) => `\uFEFF${whole}`)],
    [4, fc.tuple(text, hostileText).map((both) => both.join(''))],
    [2, hostileText],
    [1, huge],
  );
};

/** Bodies for an operation: mostly as its schema describes them, often with an error, sometimes none or noise. */
export const bodyIn = (schema: JsonSchema | null, around: Surroundings): fc.Arbitrary<Body> => {
  // An operation without a body may still be sent one.
  const sent = schema ?? { type: 'object', additionalProperties: {} };
  const text = textIn(valuesIn(around)(sent), valuesIn(around, { faulty: true })(sent));
  return fc.record({
    bytes: weighted<Uint8Array<ArrayBuffer> | null>(
      [95, text.map((whole) => encoder.encode(whole))],
      [3, fc.uint8Array({ maxLength: 60 }).map((noise) => Uint8Array.from(noise))],
      [2, fc.constant(null)],
    ),
    mediaType: weighted(
      [22, fc.constant('application/json')],
      [3, mediaType.map((type) => (type === '' ? null : type))],
    ),
  });
};
