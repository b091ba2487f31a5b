import { seeded } from '../fuzz/seeded.ts';
import { readTestData } from '../../test-support/reports.ts';
import { filled, pieces } from './fill.ts';
import { TOKENS } from './tokens.ts';

const PLACES = ['东城', '西山', '南河', '北湖', '中江'];

const plausible = (index: number): string =>
  `${PLACES[index % 5] ?? ''}区主动公开政府信息${100 + index}条,其中文件${50 + (index % 7)}条、动态30条、其他${20 + index}条,` +
  `占${10 + (index % 80)}.5%,同比增长${index % 90}%。`;

const figureEvery = (distance: number) => (length: number) =>
  pieces(length, (index) => `${filled('推进政务公开', distance)}${index + 1}件,`);

const mixed = (seed: number) => (length: number) => {
  const chance = seeded(seed);
  return pieces(length, () => TOKENS[chance.between(0, TOKENS.length - 1)] ?? '');
};

const copies = (name: string) => (length: number) => filled(readTestData(name), length);

/** Texts of many parts, by name; the first two are also compared with last year's report. */
export const TEXT_SHAPES: readonly (readonly [name: string, text: (length: number) => string])[] = [
  ['plausible sentences', (length) => pieces(length, plausible)],
  ['equal sentences', (length) => filled('全市收到政府信息公开申请360件,同比增长20%。', length)],
  ['plausible lines', (length) => pieces(length, (index) => `${plausible(index)}\n`)],
  ['one sentence with a figure every 30 characters', figureEvery(30)],
  ['one sentence with a figure every 3,000 characters', figureEvery(3000)],
  ['one sentence of figures alone', (length) => pieces(length, (index) => `${index}件、`)],
  ['short sentences', (length) => pieces(length, (index) => `${index}件。`)],
  ['short sentences without figures', (length) => filled('推进公开。', length)],
  ['headings and sentences', (length) => pieces(length, (index) => `一、第${index}项\n${plausible(index)}\n`)],
  ['balances', (length) => pieces(length, (index) => `收到申请${index}件,上年结转3件。答复${index}件,结转下年3件。`)],
  [
    'lists of 380 parts',
    (length) => pieces(length, (index) => (index % 380 === 0 ? '。公开9999件,其中' : `甲${index}局1件、`)),
  ],
  ['long dates', (length) => filled('自2023年1月1日起至2023年12月31日止,', length)],
  ['one row of cells', (length) => `${'\t'.repeat(length)}1`],
  [
    'rows of table 3',
    (length) => pieces(length, (index) => `${index % 20 === 0 ? '本年新收' : '予以公开'}\t1\t0\t0\t0\t0\t0\t1\n`),
  ],
  [
    'rows of table 3 in running text',
    (length) =>
      filled('本年新收 1 0 0 0 0 0 1 上年结转 0 0 0 0 0 0 0 予以公开 1 0 0 0 0 0 1 总计 1 0 0 0 0 0 1 ', length),
  ],
  [
    'rows of the form of 2014',
    (length) => filled('主动公开政府信息数 条 12\n收到申请数 件 3\n当面申请数 件 1\n申请答复数 件 2\n', length),
  ],
  ['tables by strokes', (length) => filled('| 予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n|---|---|\n', length)],
  ['words between rows', (length) => filled('办理\t1\n说明\n', length)],
  ['copies of a report of sentences', copies('yunnan-2018.txt')],
  ['copies of a report of tables', copies('suqian-2023.txt')],
  ['distinct phrases of betting sites', (length) => pieces(length, (index) => `${index % 1000}体育备用网址条例,`)],
  [
    'distinct strange titles',
    (length) => pieces(length, (index) => `中华人民共和国第${index}体育条例,第${index}体育年度报告。`),
  ],
  ['distinct addresses', (length) => pieces(length, (index) => `a${index}.com东城街道2019年年度报告\n`)],
  ['damage, then open brackets', (length) => `365体育备用网址条例${filled('(【《', length)}`],
  ['damage, then paragraphs', (length) => `365体育备用网址条例${filled('(\n\n', length)}`],
  ['traditional lines with damage', (length) => filled('開關於業務365体育备用网址條例開關\n', length)],
  ['one traditional line with damage', (length) => filled('開關於業務365体育备用网址條例開關', length)],
  ['no line end, with damage', (length) => filled('推进公开365体育备用网址条例,', length)],
  ['search words in a row', (length) => filled('bet365_澳门赌场,十大博彩公司_', length)],
  ['random tokens', mixed(1)],
  ['other random tokens', mixed(2)],
];
