import { describe, expect, it } from 'vitest';
import { blocksOf, cellsOf } from './format.ts';
import { formatOfYear, FORMATS, isFormatId } from './formats.ts';

describe.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])('%s', (id) => {
  const format = FORMATS[id];
  const rows = blocksOf(format).flatMap((block) => block.rows);

  it('names each row once, after its parent and one level deeper', () => {
    const before = new Map<string, number>();
    for (const { id: row, parent, depth } of rows) {
      expect(before.has(row)).toBe(false);
      expect(depth).toBe(parent === null ? 0 : (before.get(parent) ?? Number.NaN) + 1);
      before.set(row, depth);
    }
  });

  it('gives a unit and cells to every row but its headings', () => {
    const filled = new Set(cellsOf(format).map(({ row }) => row));
    for (const { id: row, unit } of rows) expect(filled.has(row)).toBe(unit !== null);
  });

  it('names its tables, blocks and columns, each once in its place', () => {
    for (const places of [format.tables, ...format.tables.map(({ blocks }) => blocks)]) {
      expect(places.filter((place) => !/^\S+$/.test(place.id))).toEqual([]);
      expect(new Set(places.map((place) => place.id)).size).toBe(places.length);
    }
    const nameless = rows.filter(
      ({ id: row, label }) => /undefined|^$|\/$/.test(row) || !/\p{Script=Han}/u.test(label),
    );
    expect(nameless.map(({ id: row }) => row)).toEqual([]);
    for (const { columns } of blocksOf(format)) {
      expect(
        columns.filter((column) => !/^(?!undefined$)\S+$/.test(column.id) || !/\p{Script=Han}/u.test(column.label)),
      ).toEqual([]);
      expect(new Set(columns.map((column) => column.id)).size).toBe(columns.length);
    }
  });

  it('has rules about cells that it has, each rule once', () => {
    const cells = new Set(cellsOf(format).map((cell) => cell.id));
    const bound = [...format.identities, ...format.acrossYears].flatMap(({ left, right }) => [...left, ...right]);
    expect(bound.filter((cell) => !cells.has(cell))).toEqual([]);
    const earlier = format.acrossYears.flatMap(({ before }) => before);
    expect(earlier.filter((cell) => !cells.has(cell))).toEqual([]);
    expect(new Set(format.identities.map((rule) => `${rule.id} ${rule.at}`)).size).toBe(format.identities.length);
  });
});

describe('the forms', () => {
  it.each([
    ['STAT2014', ['7', '8.4']],
    ['AR2019', ['procurement/amount']],
    ['AR2021', ['charges/amount']],
  ] as const)('of %s take whole numbers but for the money in %j', (id, money) => {
    const broken = cellsOf(FORMATS[id]).filter(({ whole }) => !whole);
    expect(broken.map((cell) => [cell.id, cell.unit])).toEqual(money.map((cell) => [cell, '万元']));
  });

  it.each([
    ['STAT2014', 68, 7, 62, 14, 0],
    ['AR2019', 36, 4, 22 + 23 * 7 + 15, 40, 7],
    ['AR2021', 37, 5, 10 + 25 * 7 + 15, 42, 9],
  ] as const)(
    'of %s have %i rows, %i of them headings, %i cells, %i rules and %i rules with the year before',
    (id, rows, headings, cells, rules, across) => {
      const { identities, acrossYears } = FORMATS[id];
      const all = blocksOf(FORMATS[id]).flatMap((block) => block.rows);
      const found = [all.length, all.filter(({ unit }) => unit === null).length, cellsOf(FORMATS[id]).length];
      expect([...found, identities.length, acrossYears.length]).toEqual([rows, headings, cells, rules, across]);
    },
  );

  it('have the words of the printed forms', () => {
    const label = (format: keyof typeof FORMATS, id: string) =>
      blocksOf(FORMATS[format])
        .flatMap(({ rows }) => rows)
        .find((row) => row.id === id)?.label;
    expect(label('STAT2014', '3.3.4.4')).toBe('危及国家安全、公共安全、经济安全和社会稳定');
    expect(label('STAT2014', '2.1')).toBe('(一)回应公众关注热点或重大舆情数(不同方式回应同一热点或舆情计1次)');
    expect(label('AR2021', 'r2')).toBe('(二)部分公开(区分处理的,只计这一情形,不计其他情形)');
    expect(label('AR2021', 'r3_8')).toBe('8.属于行政查询事项');
    expect(label('AR2021', 'r6_1')).toBe('1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请');
    expect(label('AR2019', 'r6')).toBe('(六)其他处理');
    expect(label('AR2021', 'normativeDocuments')).toBe('行政规范性文件');
    expect(label('AR2019', 'services')).toBe('其他对外管理服务事项');
    expect(FORMATS.AR2021.tables[1]?.blocks[0]?.columns.map((column) => column.label)).toEqual([
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

describe('the form of a year', () => {
  it.each([
    [2008, 'STAT2014'],
    [2014, 'STAT2014'],
    [2018, 'STAT2014'],
    [2019, 'AR2019'],
    [2020, 'AR2019'],
    [2021, 'AR2021'],
    [2030, 'AR2021'],
  ])('%i is %s', (year, format) => {
    expect(formatOfYear(year)).toBe(format);
  });

  it('has a unique name, and no other word names one', () => {
    expect(['AR2021', 'ar2021', 'AR2020', 'toString', ''].map(isFormatId)).toEqual([true, false, false, false, false]);
  });
});
