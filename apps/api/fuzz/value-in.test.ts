import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonSchema } from './operations-of.ts';
import { valuesIn } from './value-in.ts';

const around = { schemas: {}, known: {}, fitting: [], now: 0 };
const schema: JsonSchema = {
  properties: {
    toString: { type: 'integer' },
    ['__proto__']: { type: 'null' },
    list: { type: 'array', items: { type: 'object', properties: { valueOf: { type: 'string' } } } },
    text: { type: 'string', pattern: '^[a-z]{2}$' },
  },
  required: ['text'],
};

it('a value is JSON, also under the names that objects have by nature, and with errors', () => {
  fc.assert(
    fc.property(valuesIn(around, { faulty: true })(schema), (value) => {
      expect(JSON.stringify(value)).toBeTypeOf('string');
    }),
    { seed: 1, numRuns: 1_000 },
  );
});

it('a value without errors is of its schema', () => {
  fc.assert(
    fc.property(valuesIn(around)(schema), (value) => {
      expect(value).toMatchObject({ text: expect.stringMatching(/^[a-z]{2}$/) });
    }),
    { seed: 1, numRuns: 200 },
  );
});
