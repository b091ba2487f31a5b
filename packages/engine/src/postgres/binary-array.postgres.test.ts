import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { binaryArray } from './binary-array.ts';
import type { ColumnType, Value } from '../sql/sql.ts';

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
});
afterAll(() => client.end());

/** The elements as the server has them, as text and one a row. */
const received = async (type: ColumnType, elements: readonly Value[]): Promise<readonly unknown[]> => {
  const text = `SELECT one::text FROM unnest($1::${type}[]) WITH ORDINALITY AS list (one, n) ORDER BY n`;
  return (await client.query<{ one: unknown }>(text, [binaryArray(type, elements)])).rows.map(({ one }) => one);
};

describe('a list in binary form', () => {
  it.each<readonly [string, readonly (string | null)[]]>([
    ['nothing', []],
    ['texts of any bytes', ['', 'NULL', '"', '\\', 'a,b', '{}', '“引号”\n', '\ud83d\ude00']],
    ['texts and gaps', [null, 'x', null]],
    ['gaps alone', [null]],
  ])('hands over %s as they are', async (_, elements) => {
    expect(await received('text', elements)).toEqual(elements);
  });

  it('encodes small numbers', async () => {
    expect(await received('smallint', [0, 1, null, -32_768, 32_767])).toEqual(['0', '1', null, '-32768', '32767']);
  });

  it('hands over whole numbers below 2^53, negative ones too', async () => {
    const { MAX_SAFE_INTEGER, MIN_SAFE_INTEGER } = Number;
    const numbers = [
      0,
      1,
      -1,
      2 ** 31,
      -(2 ** 31),
      2 ** 32 - 1,
      2 ** 32,
      -(2 ** 32) - 1,
      MAX_SAFE_INTEGER,
      MIN_SAFE_INTEGER,
    ];
    const texts = ['0', '1', '-1', '2147483648', '-2147483648', '4294967295', '4294967296', '-4294967297'];
    expect(await received('bigint', [...numbers, null])).toEqual([
      ...texts,
      '9007199254740991',
      '-9007199254740991',
      null,
    ]);
  });
});
