import { expect, it } from 'vitest';
import type { RegisterEntry, Store, TableCorrection, TallyRow } from '../store/store.ts';
import { opened, put, sampleCase } from './samples.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = 10_000;

const tally = (agency: string, year: number, cell: string, month: number, amount: number): TallyRow => ({
  agency,
  year,
  cell,
  months: Array.from({ length: 12 }, (_, index) => (index + 1 === month ? amount : 0)),
});

const entry = (agency: string, register: string, seq: number, value: string | null): RegisterEntry => ({
  agency,
  year: 2018,
  register,
  seq,
  value,
  unit: '个',
  origin: 'typed',
  by: 'li',
  at: NOW,
  why: '核对',
});

const KEY = { agency: '昆明', year: 2018, format: 'STAT2014' };
const correction = (seq: number, from: string | null, to: string | null): TableCorrection => ({
  ...KEY,
  seq,
  cell: '8.2',
  from,
  to,
  why: '漏报',
  by: 'li',
  at: NOW,
});

const withTallies = async (open: OpenStore): Promise<Store> => {
  const store = await open(() => NOW);
  await put(store, {
    tallies: [
      tally('昆明', 2017, 'x', 12, 100),
      tally('昆明', 2018, 'x', 3, 200),
      tally('昆明', 2018, 'y?a=b', 3, 50),
      tally('大理', 2018, 'x', 4, 700),
      tally('大理', 2018, 'z', 1, 100),
    ],
  });
  await put(store, { tallies: [tally('昆明', 2018, 'x', 4, 300), tally('大理', 2018, 'z', 1, -100)] });
  return store;
};

/** Agencies, tallies, registers and published tables of a store. */
export const figures = (open: OpenStore): void => {
  it('adds to tallies what comes, and sums them by cell over agencies and years', async () => {
    const store = await withTallies(open);
    const sums = async (from: number, through: number, agencies: readonly string[] | null) =>
      (await store.figures.sums({ from, through, agencies }))
        .map(({ year, cell, hundredths }) => `${year} ${cell} ${hundredths}`)
        .toSorted();
    expect(await sums(2018, 2018, null)).toEqual(['2018 x 1200', '2018 y?a=b 50']);
    expect(await sums(2018, 2018, ['昆明'])).toEqual(['2018 x 500', '2018 y?a=b 50']);
    expect(await sums(2018, 2018, ['昆明', '大理', '别处'])).toEqual(['2018 x 1200', '2018 y?a=b 50']);
    expect(await sums(0, 2018, ['昆明', '大理'])).toEqual(['2017 x 100', '2018 x 1200', '2018 y?a=b 50']);
    expect(await sums(2018, 2018, [])).toEqual([]);
    const [first, ...rest] = await store.figures.months({
      from: 2018,
      through: 2018,
      agencies: ['昆明'],
      together: false,
    });
    const months = [0, 0, 200, 300, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(first).toEqual({ agency: '昆明', year: 2018, cell: 'x', months });
    expect(rest.map(({ cell }) => cell)).toEqual(['y?a=b']);
    const all = await store.figures.months({ from: 2017, through: 2018, agencies: null, together: false });
    expect(all.map(({ year, agency, cell }) => `${year} ${agency} ${cell}`)).toEqual([
      '2017 昆明 x',
      '2018 大理 x',
      '2018 大理 z',
      '2018 昆明 x',
      '2018 昆明 y?a=b',
    ]);
    const sum = await store.figures.months({ from: 2018, through: 2018, agencies: null, together: true });
    expect(sum.find(({ cell }) => cell === 'x')).toEqual({
      agency: '',
      year: 2018,
      cell: 'x',
      months: [0, 0, 200, 1000, 0, 0, 0, 0, 0, 0, 0, 0],
    });
    await store.close();
  });

  it('finds cases by what they are counted as, page by page', async () => {
    const store = await open(() => NOW);
    const one = (id: string, agency: string, counted: string) => opened(sampleCase(id, 1, { agency, counted }));
    await put(
      store,
      one('a', '昆明', '[["2018-03","x?a=b",100]]'),
      one('b', '昆明', '[["2019-03","x?a=b",100]]'),
      one('c', '大理', '[["2018-11","x",100]]'),
      one('d', '大理', '[]'),
    );
    const found = async (patterns: readonly string[], agencies: readonly string[] | null, after = '', limit = 9) =>
      (await store.figures.counted({ patterns, agencies, after, limit })).map(({ id }) => id);
    expect(await found(['%"2018-__","x%'], null)).toEqual(['a', 'c']);
    expect(await found(['%"2018-__","x%', '%"2019-__","x%'], null)).toEqual(['a', 'b', 'c']);
    expect(await found(['%"2018-__","x%'], null, 'a')).toEqual(['c']);
    expect(await found(['%","x%'], null, '', 1)).toEqual(['a']);
    await store.close();
  });

  it('keeps agencies, and gives them a new name or place', async () => {
    const store = await open(() => NOW);
    const province = { id: 'yunnan', name: '云南省', level: 'province', parent: null };
    const city = { id: 'kunming', name: '昆明市', level: 'city', parent: 'yunnan' };
    await store.figures.putAgencies([province, city]);
    await store.figures.putAgencies([{ ...city, name: '昆明市人民政府' }]);
    expect(await store.figures.agencies()).toEqual([{ ...city, name: '昆明市人民政府' }, province]);
    const days = { region: 'dali', off: ['2024-04-23'], work: [], audience: 'everyone', source: 'a notice' };
    await store.figures.putAgencies([
      { ...city, overlays: [days] },
      { ...province, overlays: [] },
    ]);
    const local = (await store.figures.agencies()).map(({ id, overlays }) => [id, overlays]);
    expect(local).toEqual([
      ['kunming', [days]],
      ['yunnan', []],
    ]);
    await store.figures.putAgencies([city]);
    expect((await store.figures.agencies())[0]?.overlays).toBeUndefined();
    await store.close();
  });

  it('keeps every entry of a register, and takes one only after those that were seen', async () => {
    const store = await open(() => NOW);
    const { figures: kept } = store;
    expect(await kept.addEntries([entry('昆明', 'offices', 2, '7')])).toBe(false);
    expect(await kept.addEntries([entry('昆明', 'offices', 1, '7')])).toBe(true);
    const [one, two] = await Promise.all([
      kept.addEntries([entry('昆明', 'offices', 2, '8')]),
      kept.addEntries([entry('昆明', 'offices', 2, '9')]),
    ]);
    expect([one, two].filter(Boolean)).toHaveLength(1);
    expect(await kept.addEntries([entry('昆明', 'offices', 3, null)])).toBe(true);
    expect(await kept.addEntries([entry('大理', 'budget', 1, '3219.47')])).toBe(true);
    // All or none: the second of these comes too early.
    const both = [entry('大理', 'offices', 1, '1'), entry('大理', 'staff', 2, '1')];
    expect(await kept.addEntries(both)).toBe(false);
    const all = await kept.entries({ year: 2018, agencies: null });
    expect(all).toHaveLength(4);
    expect(all).toContainEqual(entry('大理', 'budget', 1, '3219.47'));
    expect((await kept.entries({ year: 2018, agencies: ['昆明'], register: 'offices' })).map(({ seq }) => seq)).toEqual(
      [1, 2, 3],
    );
    expect(await kept.entries({ year: 2019, agencies: null })).toEqual([]);
    await store.close();
  });

  it('publishes a table once, and corrects it only after what was corrected before', async () => {
    const store = await open(() => NOW);
    const { figures: kept } = store;
    const table = { ...KEY, body: '{"8.2":9601}', by: 'li', at: NOW };
    expect(await kept.published(KEY)).toBeNull();
    expect(await kept.publish(table)).toBe(true);
    expect(await kept.publish({ ...table, body: '{}' })).toBe(false);
    expect(await kept.published(KEY)).toEqual(table);
    expect(await kept.addCorrection(correction(2, '9601', null))).toBe(false);
    expect(await kept.addCorrection(correction(1, '9601', '9602'))).toBe(true);
    expect(await kept.addCorrection(correction(1, '9601', '9603'))).toBe(false);
    expect(await kept.addCorrection(correction(2, '9602', null))).toBe(true);
    expect(await kept.corrections(KEY)).toEqual([correction(1, '9601', '9602'), correction(2, '9602', null)]);
    expect(await kept.corrections({ ...KEY, year: 2017 })).toEqual([]);
    await store.close();
  });
};
