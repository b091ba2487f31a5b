import { civilDate, type Instant, instantOf } from '@gongkai/calendar';
import { expect, it } from 'vitest';
import type { AgencyTree } from '../store/agency-records.ts';
import type { OpenStore } from './transactions.suite.ts';
import { put, sampleCase, opened } from './samples.ts';

const NOW: Instant = instantOf('2026-03-02T10:00:00+08:00');
const [FIRST, SECOND] = [civilDate('2026-01-01'), civilDate('2026-07-01')];

const place = (agency: string, name: string, from = FIRST) => ({
  agency,
  from,
  name,
  level: '州市',
  parent: null,
  ended: false,
});

/** Agencies day by day, profiles, and gaps of a store. */
export const records = (open: OpenStore): void => {
  it('keeps places in the order in which they were put, with the day by its own clock', async () => {
    const store = await open(() => NOW);
    const seen: AgencyTree[] = [];
    const kunming = { id: 'kunming', name: '昆明市', level: '州市', parent: null };
    const add = (agencies: AgencyTree['agencies'], places: readonly ReturnType<typeof place>[]) =>
      store.records.changeTree((tree) => {
        seen.push(tree);
        return { agencies, places };
      }, 'li');
    await add([kunming], [place('kunming', '昆明'), place('kunming', '昆明市')]);
    await add([{ ...kunming, name: '昆明市政府' }], [place('kunming', '昆明市政府', SECOND)]);
    expect(seen[1]?.agencies).toMatchObject([kunming]);
    expect(seen[1]?.today).toBe('2026-03-02');
    const { places, agencies } = await store.records.tree();
    expect(places.map(({ number, name, from, by, at }) => [number, name, from, by, at])).toEqual([
      [1, '昆明', FIRST, 'li', NOW],
      [2, '昆明市', FIRST, 'li', NOW],
      [3, '昆明市政府', SECOND, 'li', NOW],
    ]);
    expect(agencies).toMatchObject([{ name: '昆明市政府' }]);
    const acts = await store.acts(0, 10);
    expect(acts.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['agencies.put', 'li'],
      ['agencies.put', 'li'],
    ]);
    await store.close();
  });

  it('writes nothing where the decision on a tree or a profile is a refusal, and no act where nothing changes', async () => {
    const store = await open(() => NOW);
    const refuse = (): never => {
      throw new Error('refused');
    };
    await expect(store.records.changeTree(refuse, 'li')).rejects.toThrow('refused');
    const profile = { agency: 'kunming', from: FIRST, profile: { fax: '1' }, by: 'li' };
    await expect(store.records.addProfile(profile, refuse)).rejects.toThrow('refused');
    await store.records.changeTree(() => ({ agencies: [], places: [] }), 'li');
    expect([await store.records.profiles(0), await store.acts(0, 10)]).toEqual([[], []]);
    await store.close();
  });

  it('numbers profiles one after another, however many are added at once', async () => {
    const store = await open(() => NOW);
    const counts: number[] = [];
    const add = (fax: string) =>
      store.records.addProfile({ agency: 'kunming', from: FIRST, profile: { fax }, by: 'li' }, (others) => {
        counts.push(others.length);
      });
    const added = await Promise.all(['1', '2', '3'].map(add));
    expect(added.map(({ number }) => String(number)).toSorted()).toEqual(['1', '2', '3']);
    expect(counts.map(String).toSorted()).toEqual(['0', '1', '2']);
    const [, second, third] = await store.records.profiles(0);
    expect(await store.records.profiles(1)).toEqual([second, third]);
    expect(second).toMatchObject({ agency: 'kunming', from: FIRST, by: 'li', at: NOW });
    await store.close();
  });

  it('gives series, numbers and gaps of one agency', async () => {
    const store = await open(() => NOW);
    const [agency, other] = ['昆明', '大理'];
    const gap = { agency, series: 's{n}', from: 1, through: 4, why: 'start', at: NOW } as const;
    await put(
      store,
      opened(sampleCase('a', 1, { agency, number: 's5' })),
      opened(sampleCase('b', 1, { agency: other, number: 't1' })),
      { gaps: [gap], counters: [{ agency, name: 's{n}', value: 5 }] },
    );
    expect(await store.records.gaps(agency)).toEqual([gap]);
    expect(await store.records.gaps(other)).toEqual([]);
    expect(await store.records.series(agency)).toEqual([{ name: 's{n}', last: 5 }]);
    await store.close();
  });
};
