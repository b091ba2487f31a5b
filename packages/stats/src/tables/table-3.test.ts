import { civilDate } from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMN_IDS, printedTable3, ROW_IDS } from '../../test-support/report-tables.ts';
import {
  anyHistory,
  anyRequest,
  casesOf,
  cellOfMade,
  contributionsOf,
  figuresOf,
  type MadeRequest,
  madeRequest,
  OUTCOMES,
} from '../../test-support/requests.ts';
import { addCase } from '../tally/merge-tallies.ts';
import { tallyCases, tallyContributions } from '../tally/tally-cases.ts';
import { emptyTally } from '../tally/tally.ts';
import type { CellOf } from './cell-of.ts';
import { checkTable, notAssessable } from './check-table.ts';
import { makeTable } from './make-table.ts';

const YEARS = [2017, 2018, 2019, 2020, 2021, 2022];
const cellOf = cellOfMade;

/** Table 3 counted request by request for every cell, independent of the code. */
const counted = (
  history: readonly MadeRequest[],
  year: number,
  format: 'AR2019' | 'AR2021',
): Record<string, number> => {
  const yearOf = (on: string): number => Number(on.slice(0, 4));
  const cells: Record<string, number> = {};
  const sixth = format === 'AR2019' ? ['r6'] : ['r6_1', 'r6_2', 'r6_3'];
  const rows = [...ROW_IDS.filter((id) => !id.startsWith('r6')), ...sixth];
  for (const column of COLUMN_IDS) {
    for (const row of rows) cells[`${row}/${column}`] = 0;
    for (const { applicant, receivedOn, handledOn, outcome } of history) {
      if (column !== 'total' && column !== applicant) continue;
      const add = (row: string) => (cells[`${row}/${column}`] = (cells[`${row}/${column}`] ?? Number.NaN) + 1);
      const [from, to] = [yearOf(receivedOn), handledOn === null ? 9999 : yearOf(handledOn)];
      if (from === year) add('newReceived');
      if (from < year && to >= year) add('carriedOver');
      if (from <= year && to > year) add('carriedForward');
      if (to === year) add('rTotal');
      if (to === year) add(OUTCOMES[outcome]?.[format] ?? 'lost');
    }
  }
  return cells;
};

describe('table 3 from facts', () => {
  it('equals a count request by request, and breaks no rule, for every year of 2,000 histories', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const tally = tallyCases(casesOf(history));
        for (const year of YEARS) {
          const table = makeTable('AR2021', tally, { year, cellOf });
          expect(figuresOf(table.cells)).toEqual(counted(history, year, 'AR2021'));
          expect([...checkTable(table), ...table.uncounted]).toEqual([]);
          expect(new Set(notAssessable(table).map(({ id }) => id))).toEqual(new Set(['I5']));
        }
      }),
      { numRuns: 2000 },
    );
  }, 120_000);

  it('of 2019 counts (六) in one row', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const table = makeTable('AR2019', tallyCases(casesOf(history)), { year: 2019, cellOf });
        expect(figuresOf(table.cells)).toEqual(counted(history, 2019, 'AR2019'));
        expect(checkTable(table)).toEqual([]);
      }),
    );
  });

  it('carries forward from each year what it carries over into the next, for every kind of applicant', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const tally = tallyCases(casesOf(history));
        for (const year of YEARS) {
          const [now, next] = [
            makeTable('AR2021', tally, { year, cellOf }),
            makeTable('AR2021', tally, { year: year + 1, cellOf }),
          ];
          for (const column of COLUMN_IDS) {
            expect(now.cells[`carriedForward/${column}`]).toBe(next.cells[`carriedOver/${column}`]);
          }
        }
      }),
    );
  });

  it.each(['AR2019', 'AR2021'] as const)('of %s changes by exactly the cells of one more request', (format) => {
    fc.assert(
      fc.property(anyHistory, anyRequest, fc.constantFrom(...YEARS), (history, request, year) => {
        const before = tallyCases(casesOf(history));
        const after = addCase(before, request.agency, contributionsOf(request));
        const alone = counted([request], year, format);
        const changed = makeTable(format, after, { year, cellOf }).cells;
        const held = makeTable(format, before, { year, cellOf }).cells;
        const more = Object.keys(changed).filter((cell) => changed[cell] !== held[cell]);
        expect(more.toSorted()).toEqual(
          Object.keys(alone)
            .filter((cell) => alone[cell] === 1)
            .toSorted(),
        );
        expect(more.every((cell) => changed[cell] === (held[cell] ?? Number.NaN) + 1)).toBe(true);
      }),
    );
  });

  it.each([
    ['2018-03-02', '2018-03-20', 2018, ['newReceived', 'r3_4', 'rTotal']],
    ['2018-12-31', '2019-01-01', 2018, ['newReceived', 'carriedForward']],
    ['2018-12-31', '2019-01-01', 2019, ['carriedOver', 'r3_4', 'rTotal']],
    ['2016-06-01', '2019-06-01', 2018, ['carriedOver', 'carriedForward']],
    ['2018-03-02', '2018-03-20', 2017, []],
    ['2018-03-02', '2018-03-20', 2019, []],
  ])('counts a request from %s to %s in %i once under its applicant and once in the total', (from, to, year, rows) => {
    const one = madeRequest({ receivedOn: from, handledOn: to, outcome: 'private', applicant: 'research' });
    const cells = figuresOf(makeTable('AR2021', tallyCases(casesOf([one])), { year, cellOf }).cells);
    const ones = Object.keys(cells).filter((cell) => cells[cell] !== 0);
    expect(ones.toSorted()).toEqual(rows.flatMap((row) => [`${row}/research`, `${row}/total`]).toSorted());
  });

  it('has zeros, not blanks, if nothing happened', () => {
    const cells = figuresOf(makeTable('AR2021', emptyTally, { year: 2025, cellOf }).cells);
    expect(Object.keys(cells)).toHaveLength(25 * 7);
    expect(new Set(Object.values(cells))).toEqual(new Set([0]));
  });

  it('adds up to the province from its agencies, and takes only those asked for', () => {
    const one = (agency: string) => madeRequest({ agency });
    const tally = tallyCases(casesOf([one('a'), one('a'), one('b'), one('c')]));
    const received = (agencies?: readonly string[]) =>
      makeTable('AR2021', tally, { year: 2018, cellOf, ...(agencies && { agencies }) }).cells['newReceived/natural'];
    expect(received()).toBe(4);
    expect(received(['a', 'b', 'b', 'unknown'])).toBe(3);
    expect(received([])).toBe(0);
  });

  it('lists results without a cell, keeps them in its total and shows the gap', () => {
    const history = [
      madeRequest({ outcome: 'nowhere' }),
      madeRequest({ outcome: 'nowhere' }),
      madeRequest({ outcome: 'full' }),
    ];
    const table = makeTable('AR2021', tallyCases(casesOf(history)), { year: 2018, cellOf });
    expect(table.uncounted).toEqual([{ outcome: 'nowhere', amount: 2 }]);
    expect(table.cells['rTotal/total']).toBe(3);
    expect(checkTable(table).map(({ ruleId, at, stated, expected }) => [ruleId, at, stated, expected])).toEqual([
      ['I2', 'natural', 3, 1],
      ['I2', 'total', 3, 1],
    ]);
  });

  it('takes its total from what was handled, so that a missing result shows', () => {
    const by = { applicant: 'natural', channel: 'fax', timeliness: 'in-time' };
    const handled = { indicator: 'request.handled', on: civilDate('2018-04-01'), by };
    const table = makeTable('AR2021', tallyContributions('a', [handled]), { year: 2018, cellOf });
    expect(table.cells['rTotal/natural']).toBe(1);
    expect(checkTable(table).map(({ ruleId, at }) => `${ruleId} ${at}`)).toEqual([
      'I2 natural',
      'I2 total',
      'SC2 carriedForward/natural',
      'SC2 carriedForward/total',
    ]);
  });

  it('lists results whose cell the form does not have', () => {
    const lost: CellOf = () => 'r9';
    const table = makeTable('AR2021', tallyCases(casesOf([madeRequest()])), { year: 2018, cellOf: lost });
    expect(table.uncounted).toEqual([{ outcome: 'full', amount: 1 }]);
  });

  it('shows applicants that no column counts as a gap between the columns and the total', () => {
    const table = makeTable('AR2021', tallyCases(casesOf([madeRequest({ applicant: 'martian' })])), {
      year: 2018,
      cellOf,
    });
    expect(checkTable(table).map(({ ruleId, at }) => `${ruleId} ${at}`)).toEqual([
      'I3 newReceived',
      'I3 r1',
      'I3 rTotal',
    ]);
    const unnamed = tallyContributions('a', [{ indicator: 'request.received', on: civilDate('2018-01-01'), by: {} }]);
    expect(makeTable('AR2021', unnamed, { year: 2018, cellOf }).cells['newReceived/total']).toBe(1);
  });

  it.each([0, 10_000, 2018.5, Number.NaN])('is refused for the year %d', (year) => {
    const refused = expect.objectContaining({ code: 'stats/bad-year' });
    expect(() => makeTable('AR2021', emptyTally, { year, cellOf })).toThrow(refused);
  });

  it('covers the first year to the last', () => {
    const history = [madeRequest({ receivedOn: '0001-01-01', handledOn: '9999-12-31' })];
    const tally = tallyCases(casesOf(history));
    expect(makeTable('AR2021', tally, { year: 1, cellOf }).cells['newReceived/total']).toBe(1);
    expect(makeTable('AR2021', tally, { year: 9999, cellOf }).cells['carriedOver/total']).toBe(1);
    expect(makeTable('AR2021', tally, { year: 9999, cellOf }).cells['rTotal/total']).toBe(1);
  });
});

describe('the published table', () => {
  it('is reproduced cell by cell from 14,629 requests', () => {
    const printed = printedTable3();
    const results = ROW_IDS.filter((id) => /^r\d/.test(id));
    const history = COLUMN_IDS.filter((column) => column !== 'total').flatMap((applicant) => {
      const many = (row: string): number => printed[`${row}/${applicant}`] ?? Number.NaN;
      const outcomes = results.flatMap((row) => Array.from({ length: many(row) }, () => row));
      return Array.from({ length: many('carriedOver') + many('newReceived') }, (_, index): MadeRequest => {
        const receivedOn = index < many('carriedOver') ? '2024-12-20' : '2025-05-06';
        const handledOn = index < outcomes.length ? '2025-06-03' : null;
        return madeRequest({ applicant, receivedOn, handledOn, outcome: outcomes[index] ?? '' });
      });
    });
    expect(history).toHaveLength(14629);
    const table = makeTable('AR2021', tallyCases(casesOf(history)), { year: 2025, cellOf: (outcome) => outcome });
    expect(figuresOf(table.cells)).toEqual(printed);
  });
});
