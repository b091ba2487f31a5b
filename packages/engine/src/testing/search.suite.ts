import { expect, it } from 'vitest';
import { searchWords } from '../search/query.ts';
import type { HitPosition } from '../store/documents.ts';
import type { Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import { put } from './samples.ts';
import { AGENCIES, CASE_TEXTS, CATALOGUE_ITEMS, WRITTEN } from './search-corpus.ts';
import { type Looking, lookUp } from './search-oracle.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = 10_000;
const ALL: Scope = { agency: null, below: false };
const HANDLER: Looking = { scope: ALL, asked: null, kind: null, handled: ['disclosure-request', 'press-incident'] };
const STRANGER: Looking = { ...HANDLER, handled: [] };

const filled = async (open: OpenStore): Promise<Store> => {
  const store = await open(() => NOW);
  await store.figures.putAgencies(AGENCIES);
  await store.search.putItems(CATALOGUE_ITEMS);
  for (const texts of CASE_TEXTS) for (const one of texts) await put(store, { documents: [one] });
  return store;
};

const WRITTEN_QUERIES: readonly string[] = [
  '张三',
  '三丰',
  '李四',
  '小明',
  '王 小明',
  '欧阳',
  '水',
  '路',
  '征收',
  '征地',
  '批复',
  '公报',
  '第3期',
  '5号',
  '15号',
  '昆政发〔2018〕5号',
  '昆政发[2018]5号',
  '昆政发(2018)5号',
  '昆政发（2018）5号',
  '昆政发 2018 5号',
  '昆政发2018年5号',
  '昆政发〔2018〕15号',
  '〔2018〕',
  '2018',
  '２０１８',
  '201',
  '18',
  '依-kunming-2026-00001',
  '依-dali-2026-00001',
  '依 KUNMING 2026 00005',
  '2026-00005',
  'kunming',
  'Kunming',
  'dali',
  'prefecture',
  'Dali Prefecture',
  'pre',
  'fecture',
  'EIA',
  'eia',
  'ｅｉａ',
  'Environ',
  'environmental impact',
  'impact assessment',
  'act',
  'full',
  'ｆｕｌｌ',
  'width',
  'text',
  'ABC环保',
  'ＡＢＣ',
  'abc环保有限公司',
  '环保有限公司',
  '土地征收批复',
  '征收土地批复',
  '盘龙区某地块征收批复',
  '政府信息公开',
  '云南省人民政府',
  '人民政府办公厅',
  '自然资源',
  '大理白族自治州',
  '白族',
  '权责清单',
  '统计公报',
  '人事任免',
  '机构改革',
  '“三公”经费',
  '三公',
  '三公经费',
  '"三公"',
  '二〇二五',
  '〇',
  '0871',
  '65123456',
  '087165123456',
  '0871-65123456',
  '30m',
  '30',
  'm',
  '建字第530102201900011号',
  '530102201900011',
  '5301',
  'B-2',
  'b 2',
  'annex B',
  'Smith',
  'smi',
  '补充说明',
  '补充说明13',
  '说明1',
  '没有这个词',
  'nothing',
  '张四',
  '征 收',
  '补偿 安置',
  '安置 补偿 公示',
  '照片;方案',
  '申请公开盘龙区某地块的征收土地批复及附图',
  '要求公开统计口径',
  '规划许可证',
  '道路规划许可',
  '水利局大坝',
  '电站',
  '鉴定',
  "'; DROP TABLE documents; --",
  '" OR *',
  '*',
  '政府*',
  '(政府)',
  'NOT 政府',
  '政府 AND 信息',
  'a & b',
  '甲:乙',
  '\\',
  '%',
  '_',
];

/** Pieces of what was written, of every length from one character on: each has to be found where it was cut out. */
const CUT_QUERIES: readonly string[] = WRITTEN.flatMap(({ title, texts }, at) =>
  [title, ...texts].flatMap((text, place) => {
    const characters = Array.from(text);
    const from = (at * 7 + place * 3) % characters.length;
    return [characters.slice(from, from + 1 + ((at + place) % 6)).join('')];
  }),
);

const QUERIES: readonly string[] = [...new Set([...WRITTEN_QUERIES, ...CUT_QUERIES])];

const READERS: readonly (readonly [string, Looking])[] = [
  ['who handles all cases', HANDLER],
  ['who handles none', STRANGER],
  ['who handles cases of one procedure', { ...HANDLER, handled: ['press-incident'] }],
  ['of one agency', { ...HANDLER, scope: { agency: 'kunming', below: false } }],
  ['of an agency and those below it', { ...HANDLER, scope: { agency: 'yunnan', below: true } }],
  ['who looks for items', { ...HANDLER, kind: 'item' }],
];

const below = (agency: string): readonly string[] =>
  AGENCIES.filter(({ id, parent }) => id === agency || parent === agency).map(({ id }) => id);

const found = async (store: Store, text: string, looking: Looking, limit: number): Promise<readonly string[]> => {
  const words = searchWords(text);
  if (words === null) return [];
  const ids: string[] = [];
  for (let after: HitPosition | null = null; ;) {
    const page = await store.search.find({ ...looking, words, after, limit });
    ids.push(...page.map(({ id }) => id));
    after = page.at(-1) ?? null;
    if (page.length < limit || after === null) return ids;
  }
};

/** Search on a store. */
export const searching = (open: OpenStore): void => {
  it.each(READERS)(
    'finds for a reader %s what a second reading of the texts finds, in its order',
    async (_, looking) => {
      const store = await filled(open);
      expect(QUERIES.length).toBeGreaterThanOrEqual(200);
      for (const text of QUERIES) {
        const expected = searchWords(text) === null ? [] : lookUp(WRITTEN, text, looking, below);
        expect([text, await found(store, text, looking, 100)]).toEqual([text, expected]);
      }
      await store.close();
    },
  );

  it('gives the same on pages of every size', async () => {
    const store = await filled(open);
    for (const text of ['2026', '征收', '水', '张三', '依-kunming-2026-00002']) {
      const whole = await found(store, text, HANDLER, 100);
      for (const limit of [1, 2, 3, 7]) expect(await found(store, text, HANDLER, limit)).toEqual(whole);
    }
    await store.close();
  });

  it('finds no case by a name for those who do not handle it', async () => {
    const store = await filled(open);
    expect(await found(store, '欧阳娜娜', HANDLER, 100)).toHaveLength(4);
    expect(await found(store, '欧阳娜娜', STRANGER, 100)).toEqual([]);
    await store.close();
  });

  it('finds what replaced a text, and no longer what was replaced', async () => {
    const store = await filled(open);
    const [[first] = []] = CASE_TEXTS;
    if (first === undefined) throw new Error('there are cases');
    await put(store, { documents: [{ ...first, title: ' 新事项 ', text: ' 新事项 更正后的内容 ', whole: true }] });
    expect(await found(store, '更正后的', HANDLER, 100)).toEqual([first.id]);
    expect(await found(store, '盘龙区某地块', HANDLER, 100)).not.toContain(first.id);
    await store.search.putItems(CATALOGUE_ITEMS.map((one) => ({ ...one, title: `修订${one.title}` })));
    expect(await found(store, '修订公报', HANDLER, 100)).toEqual(['item:i3']);
    const { expected, found: indexed } = await store.search.indexed();
    expect(new Map(indexed)).toEqual(new Map(expected));
    await store.search.clear();
    expect(await found(store, '公报', HANDLER, 100)).toEqual([]);
    await store.close();
  });
};
