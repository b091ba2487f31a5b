import { describe, expect, it } from 'vitest';
import { COLUMN_IDS, printedTables, ROW_IDS, TABLE_2_IDS, TABLE_4_IDS } from '../../test-support/report-tables.ts';
import { cellsOf } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { checkTable, notAssessable } from './check-table.ts';
import { checkYears } from './check-years.ts';

const cells = printedTables();
const ar2021 = (more: Readonly<Record<string, number | null>> = {}) => ({
  format: 'AR2021' as const,
  cells: { ...cells, ...more },
});
const stat2014 = (figures: Readonly<Record<string, number | null>>) => ({
  format: 'STAT2014' as const,
  cells: figures,
});

describe('a published report', () => {
  it('is read whole', () => {
    expect(Object.keys(cells)).toHaveLength(10 + 25 * 7 + 15);
    expect(Object.keys(cells).toSorted()).toEqual(
      cellsOf(FORMATS.AR2021)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(cells['normativeDocuments/inForce']).toBe(4185);
    expect(cells['charges/amount']).toBe(316441);
    expect(cells['remedies/later.total']).toBe(156);
    expect(cells['newReceived/total']).toBe(14069);
    expect(cells['rTotal/natural']).toBe(13364);
    expect(cells['carriedForward/other']).toBe(3);
  });

  it('breaks none of its rules', () => {
    expect(checkTable(ar2021())).toEqual([]);
    expect(notAssessable(ar2021())).toEqual([]);
  });

  const every = [...ROW_IDS.flatMap((row) => COLUMN_IDS.map((column) => `${row}/${column}`)), ...TABLE_4_IDS];

  it.each(every)('breaks a rule about the cell if %s is off by one', (cell) => {
    for (const step of [1, -1]) {
      const findings = checkTable(ar2021({ [cell]: (cells[cell] ?? Number.NaN) + step }));
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.every((finding) => finding.cells.includes(cell))).toBe(true);
      expect(findings.every(({ stated, expected }) => Math.abs(stated - expected) === 1)).toBe(true);
    }
  });

  // 74 − 3 + 5 and 4185 − 564 + 984; what was carried forward is what is carried over now.
  const lastYear = {
    format: 'AR2021' as const,
    cells: {
      'regulations/inForce': 76,
      'normativeDocuments/inForce': 4605,
      ...Object.fromEntries(
        COLUMN_IDS.map((column) => [`carriedForward/${column}`, cells[`carriedOver/${column}`] ?? 0]),
      ),
    },
  };
  const documents = TABLE_2_IDS.filter((id) => /^(regulations|normative)/.test(id));

  it('follows from the report of the year before', () => {
    expect(checkYears(lastYear, ar2021())).toEqual([]);
  });

  it.each([...documents, ...COLUMN_IDS.map((column) => `carriedOver/${column}`)])(
    'breaks a rule with the year before that names the cell once %s is off by one',
    (cell) => {
      const findings = checkYears(lastYear, ar2021({ [cell]: (cells[cell] ?? Number.NaN) + 1 }));
      expect(findings).toHaveLength(1);
      expect(findings[0]?.cells).toContain(cell);
      expect(findings[0]?.soft).toBe(documents.includes(cell));
    },
  );

  it('has four figures that occur in no rule: those of decisions and charges', () => {
    const { identities, acrossYears } = FORMATS.AR2021;
    const bound = new Set([...identities, ...acrossYears].flatMap(({ left, right }) => [...left, ...right]));
    expect(Object.keys(cells).filter((cell) => !bound.has(cell))).toEqual([
      'licences/decisions',
      'penalties/decisions',
      'coercion/decisions',
      'charges/amount',
    ]);
  });

  it('skips a year before with blank cells', () => {
    expect(checkYears({ format: 'AR2019', cells: { 'carriedForward/total': null } }, ar2021())).toEqual([]);
    const other = { format: 'AR2019' as const, cells: { 'carriedForward/total': 559 } };
    expect(checkYears(other, ar2021()).map(({ ruleId, stated, expected }) => [ruleId, stated, expected])).toEqual([
      ['I4', 560, 559],
    ]);
  });

  it('may hold no number below zero or with decimals, but for money in 万元 and a change of the year', () => {
    const types = (more: Readonly<Record<string, number>>) =>
      checkTable(ar2021(more)).filter(({ kind }) => kind === 'type');
    expect(types({ 'licences/decisions': -1 })).toEqual([
      expect.objectContaining({ ruleId: 'SC2', at: 'licences/decisions', stated: -1, expected: 0, soft: false }),
    ]);
    expect(types({ 'penalties/decisions': 6937489.5 })).toEqual([expect.objectContaining({ expected: 6937490 })]);
    expect(types({ 'charges/amount': 3219.47 })).toEqual([]);
    expect(types({ 'charges/amount': -3219.47 })).toEqual([expect.objectContaining({ expected: 0 })]);
    const change = { format: 'AR2019' as const, cells: { 'licences/change': -4, 'procurement/amount': 12.5 } };
    expect(checkTable(change)).toEqual([]);
  });

  it('reports every rule that one wrong total breaks, with the stated and the expected value', () => {
    const findings = checkTable(ar2021({ 'rTotal/natural': 13365 }));
    expect(findings.map(({ ruleId, at, stated, expected }) => [ruleId, at, stated, expected])).toEqual([
      ['I1', 'natural', 14147, 14148],
      ['I2', 'natural', 13365, 13364],
      ['I3', 'rTotal', 13810, 13811],
    ]);
    expect(findings[2]?.cells).toEqual([
      'rTotal/total',
      ...COLUMN_IDS.filter((id) => id !== 'total').map((id) => `rTotal/${id}`),
    ]);
  });

  it('is not checked if a cell is blank, and zero is not blank', () => {
    const blank = ar2021({ 'r5_3/research': null });
    expect(checkTable(blank)).toEqual([]);
    expect(notAssessable(blank).map(({ id, at }) => [id, at])).toEqual([
      ['I2', 'research'],
      ['I3', 'r5_3'],
    ]);
    expect(checkTable(ar2021({ 'r1/natural': 0 })).map(({ ruleId }) => ruleId)).toEqual(['I2', 'I3']);
    expect(notAssessable({ format: 'AR2021', cells: {} })).toHaveLength(7 + 7 + 25 + 3);
  });

  it('of 2019 is held to nineteen results', () => {
    const sixth = COLUMN_IDS.map((column) => {
      const figure = ['r6_1', 'r6_2', 'r6_3'].reduce((total, row) => total + (cells[`${row}/${column}`] ?? 0), 0);
      return [`r6/${column}`, figure];
    });
    const older = { format: 'AR2019' as const, cells: { ...cells, ...Object.fromEntries(sixth) } };
    expect(checkTable(older)).toEqual([]);
    expect(notAssessable(older)).toEqual([]);
    expect(checkTable({ ...older, cells: { ...older.cells, 'r6/total': 1487 } }).map(({ ruleId }) => ruleId)).toEqual([
      'I2',
      'I3',
    ]);
  });
});

describe('a form of 2014', () => {
  it.each([
    ['J1', { '3.1': 11, '3.1.1': 1, '3.1.2': 2, '3.1.3': 3, '3.1.4': 4 }, 11, 10],
    ['J2', { '3.2': 9, '3.2.1': 7, '3.2.2': 1 }, 9, 8],
    [
      'J3',
      {
        '3.3': 0,
        '3.3.1': 1,
        '3.3.2': 2,
        '3.3.3': 3,
        '3.3.4': 4,
        '3.3.5': 5,
        '3.3.6': 6,
        '3.3.7': 7,
        '3.3.8': 8,
      },
      0,
      36,
    ],
    ['J4', { '3.3.4': 20, '3.3.4.1': 1, '3.3.4.2': 2, '3.3.4.3': 3, '3.3.4.4': 4, '3.3.4.5': 5, '3.3.4.6': 6 }, 20, 21],
    ['J5', { '4': 105, '4.1': 42, '4.2': 32, '4.3': 30 }, 105, 104],
    ['J6', { '5': 102, '5.1': 48, '5.2': 9, '5.3': 46 }, 102, 103],
    ['J7', { '8.3': 8289, '8.3.1': 4000, '8.3.2': 4000 }, 8289, 8000],
    ['K1', { '1.1': 16, '1.2.1': 1, '1.2.2': 2, '1.2.3': 3, '1.2.4': 4, '1.2.5': 5 }, 16, 15],
    ['K2', { '1.1': 5, '1.1.1': 6, '1.1.2': null }, 6, 5],
    ['K3', { '2.2.1': 5, '2.2.1.1': 6 }, 6, 5],
    ['K3', { '2.2.2': 0, '2.2.2.1': 1 }, 1, 0],
  ])('is checked by %s: %o', (ruleId, figures, stated, expected) => {
    const findings = checkTable(stat2014(figures));
    expect(findings).toEqual([expect.objectContaining({ ruleId, stated, expected, soft: false })]);
    expect(findings[0]?.cells.toSorted()).toEqual(
      Object.keys(figures)
        .filter((cell) => figures[cell as keyof typeof figures] !== null)
        .toSorted(),
    );
  });

  it.each([
    ['K2', { '1.1.1': 6, '1.1.2': 5 }],
    ['K4', { '3.1': 10, carriedOver: 2, '3.2': 13 }],
    ['K5', { '3.2': 10, '3.3': 9 }],
  ])('is checked by %s as a note', (ruleId, figures) => {
    expect(checkTable(stat2014(figures))).toEqual([expect.objectContaining({ ruleId, soft: true })]);
  });

  it('satisfies inequalities with equal sides, and channels that add up to more than the items', () => {
    const figures = { '1.1': 15, '1.1.1': 15, '1.2.1': 1, '1.2.2': 2, '1.2.3': 3, '1.2.4': 4, '1.2.5': 6 };
    expect(checkTable(stat2014(figures))).toEqual([]);
    expect(checkTable(stat2014({ '3.1': 10, carriedOver: 2, '3.2': 12 }))).toEqual([]);
  });

  it('as Yunnan printed it for 2018 breaks no rule, and leaves rules with unprinted cells open', () => {
    const printed =
      '1.1=2431294 1.2.1=7451 1.2.2=1250582 1.2.3=437431 1.2.4=438688 1.2.5=717759 2.1=19668 2.2.1=1169 2.2.3=8590 ' +
      '3.1=3605 3.1.1=740 3.1.2=46 3.1.3=1531 3.1.4=1288 3.2=3605 3.3=3605 3.3.1=1140 3.3.2=1240 3.3.3=146 3.3.4=261 ' +
      '4=105 4.1=42 4.2=32 4.3=31 5=102 5.1=48 5.2=9 5.3=45 7=0 8.1=1139 8.2=9601 8.3=8289';
    const figures = printed.split(' ').map((pair) => pair.split('='));
    const yunnan = stat2014(Object.fromEntries(figures.map(([row = '', figure]) => [row, Number(figure)])));
    expect(checkTable(yunnan)).toEqual([]);
    const open = ['J2', 'J3', 'J4', 'J7', 'K2', 'K2', 'K3', 'K3', 'K4'];
    expect(notAssessable(yunnan).map(({ id }) => id)).toEqual(open);
  });
});
