import { civilDate } from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyHistory,
  anyRequest,
  casesOf,
  cellOfMade,
  figuresOf,
  type MadeRequest,
  madeRequest,
  OUTCOMES,
} from '../../test-support/requests.ts';
import { tallyCases, tallyContributions } from '../tally/tally-cases.ts';
import { emptyTally } from '../tally/tally.ts';
import { checkTable } from './check-table.ts';
import { makeTable } from './make-table.ts';

const cellOf = cellOfMade;

const CHANNEL_ROWS: Readonly<Record<string, string>> = {
  'in-person': '3.1.1',
  oral: '3.1.1',
  fax: '3.1.2',
  internet: '3.1.3',
  'mail-signed': '3.1.4',
  'mail-ordinary': '3.1.4',
};

const SECTION_THREE = (
  '3.1 3.1.1 3.1.2 3.1.3 3.1.4 3.2 3.2.1 3.2.2 3.3 3.3.1 3.3.2 3.3.3 3.3.4 ' +
  '3.3.4.1 3.3.4.2 3.3.4.3 3.3.4.4 3.3.4.5 3.3.4.6 3.3.5 3.3.6 3.3.7 3.3.8'
).split(' ');

/** Section 三 counted request by request, independent of the code. */
const counted = (history: readonly MadeRequest[], year: number): Record<string, number> => {
  const cells = Object.fromEntries([...SECTION_THREE, 'carriedOver', '6', '7'].map((id) => [id, 0]));
  const add = (id: string) => (cells[id] = (cells[id] ?? Number.NaN) + 1);
  for (const { channel, timeliness, receivedOn, handledOn, outcome } of history) {
    const [from, to] = [Number(receivedOn.slice(0, 4)), Number((handledOn ?? '9999').slice(0, 4))];
    if (from < year && to >= year) add('carriedOver');
    if (from === year) ['3.1', CHANNEL_ROWS[channel] ?? 'lost'].forEach(add);
    if (to !== year) continue;
    ['3.2', timeliness === 'in-time' ? '3.2.1' : '3.2.2', '3.3'].forEach(add);
    const cell = OUTCOMES[outcome]?.['STAT2014'] ?? 'lost';
    add(cell);
    if (cell.length > 5) add('3.3.4');
  }
  return cells;
};

describe('the form of 2014 from facts', () => {
  it('equals a count request by request, and breaks no rule', () => {
    fc.assert(
      fc.property(anyHistory, fc.constantFrom(2017, 2018, 2019, 2020), (history, year) => {
        const table = makeTable('STAT2014', tallyCases(casesOf(history)), { year, cellOf });
        expect(figuresOf(table.cells)).toEqual(counted(history, year));
        expect(checkTable(table)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('changes by exactly the cells of one more request', () => {
    fc.assert(
      fc.property(anyHistory, anyRequest, fc.constantFrom(2017, 2018, 2019, 2020), (history, request, year) => {
        const of = (requests: readonly MadeRequest[]) =>
          makeTable('STAT2014', tallyCases(casesOf(requests)), { year, cellOf }).cells;
        const [held, changed, alone] = [of(history), of([...history, request]), counted([request], year)];
        const moved = Object.keys(changed).filter((cell) => changed[cell] !== held[cell]);
        expect(moved.toSorted()).toEqual(
          Object.keys(alone)
            .filter((cell) => alone[cell] === 1)
            .toSorted(),
        );
      }),
    );
  });

  it('is blank without a register entry, and zero if the facts show that nothing happened', () => {
    const { cells } = makeTable('STAT2014', emptyTally, { year: 2018, cellOf });
    const facts = [...SECTION_THREE, 'carriedOver', '6', '7'];
    expect(figuresOf(cells)).toEqual(Object.fromEntries(facts.map((id) => [id, 0])));
    const blank = Object.keys(cells).filter((id) => cells[id] === null);
    expect(blank).toHaveLength(36);
    expect(blank).toEqual(expect.arrayContaining(['1.1', '2.1', '2.2.3', '4', '5.3', '8.3.2', '9.3', 'X1.2']));
    expect(Object.keys(cells).filter((id) => ['1', '1.2', '2', '2.2', '3', '8', '9'].includes(id))).toEqual([]);
  });

  it('counts complaints in row 6, however the request ended', () => {
    const complaint = { indicator: 'request.complaint', on: civilDate('2018-04-01'), by: {} };
    const tally = tallyContributions('a', [complaint, complaint, { ...complaint, on: civilDate('2019-04-01') }]);
    expect(makeTable('STAT2014', tally, { year: 2018, cellOf }).cells['6']).toBe(2);
  });

  it('lists results under the later law, for which it has no rows', () => {
    const history = [madeRequest({ outcome: 'nowhere' }), madeRequest()];
    const table = makeTable('STAT2014', tallyCases(casesOf(history)), { year: 2018, cellOf });
    expect(table.uncounted).toEqual([{ outcome: 'nowhere', amount: 1 }]);
    expect(checkTable(table)).toEqual([expect.objectContaining({ ruleId: 'J3', stated: 2, expected: 1, soft: false })]);
  });

  it('counts replies by result and handled requests by their end, and notes when the two differ', () => {
    const reply = { indicator: 'request.result', on: civilDate('2018-04-01'), by: { outcome: 'full' } };
    const table = makeTable('STAT2014', tallyContributions('a', [reply]), { year: 2018, cellOf });
    expect([table.cells['3.2'], table.cells['3.3']]).toEqual([0, 1]);
    expect(checkTable(table)).toEqual([expect.objectContaining({ ruleId: 'K5', stated: 1, expected: 0, soft: true })]);
  });

  it('shows a channel without a row as a gap', () => {
    const table = makeTable('STAT2014', tallyCases(casesOf([madeRequest({ channel: 'pigeon' })])), {
      year: 2018,
      cellOf,
    });
    expect(checkTable(table).map(({ ruleId }) => ruleId)).toEqual(['J1']);
  });
});

it.each(['3.3.4.1', '3.3.4.2', '3.3.4.3', '3.3.4.4', '3.3.4.5', '3.3.4.6'])(
  'counts a refusal of row %s in 3.3.4 too',
  (row) => {
    const result = {
      indicator: 'request.result',
      on: civilDate('2018-03-01'),
      by: { outcome: 'a', applicant: 'natural' },
    };
    const { cells } = makeTable('STAT2014', tallyContributions('a', [result]), { year: 2018, cellOf: () => row });
    expect([cells[row], cells['3.3.4'], cells['3.3']]).toEqual([1, 1, 1]);
  },
);
