import { describe, expect, it } from 'vitest';
import { cellId } from './format.ts';
import { FORMATS } from './formats.ts';

const cellsOf = (id: keyof typeof FORMATS): ReadonlySet<string> => {
  const { rows, beside, columns } = FORMATS[id];
  const counted = [...rows, ...beside].filter(({ source }) => source.from !== 'heading');
  const names = columns.length === 0 ? [undefined] : columns.map((column) => column.id);
  return new Set(counted.flatMap((row) => names.map((column) => cellId(row.id, column))));
};

describe.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])('%s', (id) => {
  const format = FORMATS[id];

  it('names each row once, and each under a row that stands before it, one level deeper', () => {
    const before = new Map<string, number>();
    for (const { id: row, parent, depth } of format.rows) {
      expect(before.has(row)).toBe(false);
      expect(depth).toBe(parent === null ? 0 : (before.get(parent) ?? Number.NaN) + 1);
      before.set(row, depth);
    }
  });

  it('gives a unit to every row but its headings', () => {
    for (const { unit, source } of format.rows) expect(unit === null).toBe(source.from === 'heading');
  });

  it('has rules about cells that it has, each rule once', () => {
    const cells = cellsOf(id);
    const bound = format.identities.flatMap(({ left, right }) => [...left, ...right]);
    expect(bound.filter((cell) => !cells.has(cell))).toEqual([]);
    expect(new Set(format.identities.map((rule) => `${rule.id} ${rule.at}`)).size).toBe(format.identities.length);
  });
});

describe('the forms', () => {
  it.each([
    ['STAT2014', 68, 7, 14],
    ['AR2019', 27, 4, 37],
    ['AR2021', 30, 5, 39],
  ] as const)('of %s have %i rows, %i of them headings, and %i rules', (id, rows, headings, rules) => {
    const { rows: all, identities } = FORMATS[id];
    expect([all.length, all.filter(({ source }) => source.from === 'heading').length, identities.length]).toEqual([
      rows,
      headings,
      rules,
    ]);
  });

  it('bear the words of the printed ones', () => {
    const label = (format: keyof typeof FORMATS, id: string) =>
      FORMATS[format].rows.find((row) => row.id === id)?.label;
    expect(label('STAT2014', '3.3.4.4')).toBe('危及国家安全、公共安全、经济安全和社会稳定');
    expect(label('STAT2014', '2.1')).toBe('(一)回应公众关注热点或重大舆情数(不同方式回应同一热点或舆情计1次)');
    expect(label('AR2021', 'r2')).toBe('(二)部分公开(区分处理的,只计这一情形,不计其他情形)');
    expect(label('AR2021', 'r3_8')).toBe('8.属于行政查询事项');
    expect(label('AR2021', 'r6_1')).toBe('1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请');
    expect(label('AR2019', 'r6')).toBe('(六)其他处理');
    expect(FORMATS.AR2021.columns.map((column) => column.label)).toEqual([
      '自然人',
      '商业企业',
      '科研机构',
      '社会公益组织',
      '法律服务机构',
      '其他',
      '总计',
    ]);
  });
});
