import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { runDemo } from './run-demo.ts';
import { PREFECTURE_OFFICES, YUNNAN_AGENCIES } from './yunnan-agencies.ts';

/** Every figure of Yunnan's report for 2018 that the form of 2014 has a row for, read off the report by hand. */
const FROM_FACTS = {
  '3.1': 3605,
  '3.1.1': 740,
  '3.1.2': 46,
  '3.1.3': 1531,
  '3.1.4': 1288,
  '3.2': 3605,
  '3.3': 3605,
  '3.3.1': 1140,
  '3.3.2': 1240,
  '3.3.3': 146,
  '3.3.4': 261,
  '7': 0,
};
const FROM_REGISTERS = {
  '1.1': 2_431_294,
  '1.2.1': 7451,
  '1.2.2': 1_250_582,
  '1.2.3': 437_431,
  '1.2.4': 438_688,
  '1.2.5': 717_759,
  '2.1': 19_668,
  '2.2.1': 1169,
  '2.2.3': 8590,
  '4.1': 42,
  '4.2': 32,
  '4.3': 31,
  '5.1': 48,
  '5.2': 9,
  '5.3': 45,
  '8.1': 1139,
  '8.2': 9601,
  '8.3': 8289,
  '8.4': 4804.47,
};
/** Sums of rows that registers feed. */
const DERIVED = { '4': 105, '5': 102 };

interface Cell {
  readonly id: string;
  readonly figure: number | null;
  readonly from: string;
}
interface Table {
  readonly cells: readonly Cell[];
  readonly findings: readonly unknown[];
  readonly missing: readonly { readonly cell: string }[];
}
interface Page {
  readonly cases: readonly { readonly id: string; readonly amount: number }[];
  readonly next: string | null;
}

const TABLE = '/api/v1/tables/STAT2014/2018';

describe('the demonstration year in the form of 2014', () => {
  let get: (path: string) => Promise<unknown>;
  const contexts = new Map<string, Readonly<Record<string, unknown>>>();

  beforeAll(async () => {
    const engine = await openEngine({ store: openSqliteStore(), procedures: PROCEDURES });
    await runDemo(engine, { write: () => true });
    await engine.eachCase({ procedure: 'disclosure-request' }, ({ id, state }) => {
      contexts.set(id, Object.fromEntries(Object.entries(state.context)));
    });
    const { secret } = await engine.keys.add({ name: 'test', agency: null, duties: ['supervisor'] });
    const app = createApp({ engine });
    get = async (path) => (await app.request(path, { headers: { authorization: `Bearer ${secret}` } })).json();
    return () => engine.close();
  }, 240_000);

  const table = async (query: string) => (await get(`${TABLE}${query}`)) as Table;
  const figures = ({ cells }: Table, origin: readonly string[]): Readonly<Record<string, number | null>> =>
    Object.fromEntries(cells.filter(({ from }) => origin.includes(from)).map(({ id, figure }) => [id, figure]));

  it('covers 16 prefectures, their 129 counties and departments of the province', () => {
    const level = (name: string) => YUNNAN_AGENCIES.filter((one) => one.level === name).length;
    expect([level('省'), level('州市'), level('县')]).toEqual([1, 16, 129]);
    expect(new Set(YUNNAN_AGENCIES.map(({ id }) => id)).size).toBe(YUNNAN_AGENCIES.length);
    expect(PREFECTURE_OFFICES).toHaveLength(145);
  });

  it("has every figure of the province's report, each from where it should come, and breaks no rule", async () => {
    const whole = await table('?agency=yunnan');
    expect(figures(whole, ['facts'])).toMatchObject(FROM_FACTS);
    expect(figures(whole, ['register', 'typed'])).toEqual(FROM_REGISTERS);
    expect(figures(whole, ['derived'])).toMatchObject(DERIVED);
    expect(whole.findings).toEqual([]);
    // What the report does not say is blank, and is listed.
    const blank = whole.cells.filter(({ figure }) => figure === null).map(({ id }) => id);
    expect(blank).toContain('9.3');
    expect(blank.filter((id) => !whole.missing.some(({ cell }) => cell === id))).toEqual([]);
  });

  it('adds up: prefectures 2714 and departments 891, as the report has them', async () => {
    const received = async (agency: string) => figures(await table(`?agency=${agency}`), ['facts'])['3.1'] ?? 0;
    const prefectures = YUNNAN_AGENCIES.filter(({ level }) => level === '州市');
    const parts = await Promise.all(prefectures.map(({ id }) => received(id)));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(2714);
    expect(await received('provincial-departments')).toBe(891);
    const proactive = figures(await table('?agency=provincial-departments'), ['register', 'typed']);
    expect(proactive).toMatchObject({ '1.1': 223_484, '1.2.2': 119_634, '2.1': 2512, '8.4': 457.52 });
  });

  it('is drilled down, each cell, to exactly its cases', async () => {
    const whole = await table('?agency=yunnan');
    const by = (field: string, ...values: readonly string[]) =>
      [...contexts].filter(([, context]) => values.includes(String(context[field]))).map(([id]) => id);
    /** Read off the cases themselves, by what the form counts in each row. */
    const expected: Readonly<Record<string, readonly string[]>> = {
      '3.1': [...contexts.keys()],
      '3.1.1': by('channel', 'in-person', 'oral'),
      '3.1.2': by('channel', 'fax'),
      '3.1.3': by('channel', 'internet'),
      '3.1.4': by('channel', 'mail-signed', 'mail-ordinary'),
      '3.2': [...contexts.keys()],
      '3.3': [...contexts.keys()],
      '3.3.1': by('outcome', '2008.public'),
      '3.3.2': by('outcome', '2008.granted'),
      '3.3.3': by('outcome', '2008.partial'),
      '3.3.4.1': by('outcome', '2008.secret'),
      '3.3.4.2': by('outcome', '2008.commercial'),
      '3.3.4.3': by('outcome', '2008.privacy'),
      '3.3.4.4': by('outcome', '2008.security'),
      '3.3.4.5': by('outcome', '2008.not-government'),
      '3.3.4.6': by('outcome', '2008.other-law'),
      '3.3.5': by('outcome', '2008.not-ours'),
      '3.3.6': by('outcome', '2008.absent'),
      '3.3.7': by('outcome', '2008.amend'),
      '3.3.8': by('outcome', '2008.other-route'),
    };
    for (const { id, figure } of whole.cells.filter(({ from }) => from === 'facts')) {
      const found: { readonly id: string; readonly amount: number }[] = [];
      for (let after: string | null = ''; after !== null;) {
        const page = (await get(`${TABLE}/cases?agency=yunnan&cell=${id}&limit=200&after=${after}`)) as Page;
        found.push(...page.cases);
        after = page.next;
      }
      expect([id, found.reduce((sum, one) => sum + one.amount, 0)]).toEqual([id, figure]);
      expect(new Set(found.map((one) => one.id)).size).toBe(found.length);
      const ids = found.map((one) => one.id);
      expect(ids.toSorted()).toEqual((expected[id] ?? ids).toSorted());
    }
  }, 120_000);
});
