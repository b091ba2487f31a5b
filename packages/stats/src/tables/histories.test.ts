import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agenciesUnder, agencyTree } from '../agencies/agency-tree.ts';
import { cellsOf, type FormatId } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { entered } from '../../test-support/entries.ts';
import type { Entry } from '../registers/entry.ts';
import type { RegisterId } from '../registers/registers.ts';
import {
  anyHistory,
  anyRequest,
  casesOf,
  cellOfMade,
  contributionsOf,
  type MadeRequest,
} from '../../test-support/requests.ts';
import { addCase, mergeTallies, removeCase } from '../tally/merge-tallies.ts';
import { tallyCases } from '../tally/tally-cases.ts';
import { checkSum } from './check-sum.ts';
import { checkTable, notAssessable } from './check-table.ts';
import { checkYears } from './check-years.ts';
import type { FilledTable } from './fill-table.ts';
import { makeTable } from './make-table.ts';

const FORMAT_IDS: readonly FormatId[] = ['STAT2014', 'AR2019', 'AR2021'];
const AGENCIES = ['city', 'county', 'province'] as const;
const YEARS = [2017, 2018, 2019, 2020, 2021] as const;

/** Registers that occur in rules, written by hand: the parts of a total, and upper bounds. */
const PARTS: readonly (readonly RegisterId[])[] = [
  ['reconsiderations-upheld', 'reconsiderations-corrected', 'reconsiderations-other', 'reconsiderations-pending'],
  ['suits-upheld', 'suits-corrected', 'suits-other'],
  ['direct-suits-upheld', 'direct-suits-corrected', 'direct-suits-other', 'direct-suits-pending'],
  ['later-suits-upheld', 'later-suits-corrected', 'later-suits-other', 'later-suits-pending'],
  ['staff-full-time', 'staff-part-time'],
];
const ALONE: readonly RegisterId[] = ['offices', 'meetings', 'penalty-decisions', 'charges-collected'];

/** Some registers of one agency and year, filled so that no rule is broken. */
const entriesOf = (agency: string, year: number) =>
  fc
    .record({
      parts: fc.array(fc.nat(500), { minLength: 17, maxLength: 17 }),
      channels: fc.array(fc.nat(500), { minLength: 5, maxLength: 5 }),
      press: fc.nat(90),
      heads: fc.nat(100),
    })
    .map(({ parts, channels, press, heads }): readonly Entry[] => {
      const say = (register: RegisterId, value: number) => entered(register, value, { agency, year });
      const most = Math.max(...channels);
      return [
        ...[...PARTS.flat(), ...ALONE].map((register, index) => say(register, parts[index % parts.length] ?? 0)),
        ...(['gazette-items', 'website-items', 'weibo-items', 'wechat-items', 'other-channel-items'] as const).map(
          (register, index) => say(register, channels[index] ?? 0),
        ),
        say('proactive-items', most),
        say('normative-items', Math.min(most, 3)),
        say('normative-documents-made', 3),
        say('press-conferences', press),
        say('press-conferences-by-head', Math.floor((press * heads) / 100)),
        say('online-interviews', press + heads),
        say('online-interviews-by-head', heads),
      ];
    });

const anyEntries = fc
  .tuple(...AGENCIES.flatMap((agency) => YEARS.map((year) => entriesOf(agency, year))))
  .map((entries) => entries.flat());

const tree = agencyTree([
  { id: 'province', parent: null },
  { id: 'city', parent: 'province' },
  { id: 'county', parent: 'city' },
]);

const tableOf = (
  format: FormatId,
  history: readonly MadeRequest[],
  year: number,
  entries: readonly Entry[],
  agencies = AGENCIES as readonly string[],
): FilledTable => makeTable(format, tallyCases(casesOf(history)), { year, cellOf: cellOfMade, entries, agencies });

describe('any history with any entries', () => {
  it('satisfies every rule of every form, with none left open, alone and with the year before, in 2,000 histories', () => {
    fc.assert(
      fc.property(anyHistory, anyEntries, fc.constantFrom(...YEARS), (history, entries, year) => {
        for (const format of FORMAT_IDS) {
          const table = tableOf(format, history, year, entries);
          expect(checkTable(table)).toEqual([]);
          expect(notAssessable(table)).toEqual([]);
          const before = tableOf(format, history, year - 1, entries);
          expect(checkYears(before, table)).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  }, 240_000);

  it('adds up from each level to the next: a government is the sum of all below it and itself', () => {
    fc.assert(
      fc.property(anyHistory, anyEntries, fc.constantFrom(...YEARS), (history, entries, year) => {
        for (const format of FORMAT_IDS) {
          const of = (agencies: readonly string[]) => tableOf(format, history, year, entries, agencies);
          const province = of(agenciesUnder(tree, 'province'));
          const city = of(agenciesUnder(tree, 'city'));
          expect(checkSum(province, [city, of(['province'])])).toEqual([]);
          expect(checkSum(city, [of(['county']), of(['city'])])).toEqual([]);
          expect(province.cells).toEqual(of(AGENCIES).cells);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('gives the same tables merged from any split as counted in one pass', () => {
    const split = fc.array(fc.nat(4), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(anyHistory, split, fc.constantFrom(...YEARS), (history, parts, year) => {
        const tallies = [0, 1, 2, 3, 4].map((part) =>
          tallyCases(casesOf(history.filter((_, index) => parts[index] === part))),
        );
        for (const format of FORMAT_IDS) {
          const merged = makeTable(format, mergeTallies(tallies), { year, cellOf: cellOfMade });
          expect(merged).toEqual(makeTable(format, tallyCases(casesOf(history)), { year, cellOf: cellOfMade }));
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('gives the same tables after an added case is removed', () => {
    fc.assert(
      fc.property(anyHistory, anyRequest, (history, one) => {
        const tally = tallyCases(casesOf(history));
        const more = addCase(tally, one.agency, contributionsOf(one));
        const again = removeCase(more, one.agency, contributionsOf(one));
        for (const format of FORMAT_IDS) {
          const of = (from: typeof tally) =>
            makeTable(format, from, { year: 2019, cellOf: cellOfMade, agencies: AGENCIES });
          expect(of(again)).toEqual(of(tally));
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('does not change a cell from a register when a case is added', () => {
    fc.assert(
      fc.property(anyHistory, anyEntries, anyRequest, (history, entries, one) => {
        for (const format of FORMAT_IDS) {
          const [before, after] = [history, [...history, one]].map((requests) =>
            tableOf(format, requests, 2019, entries),
          );
          const moved = Object.keys(before?.cells ?? {}).filter((cell) => before?.cells[cell] !== after?.cells[cell]);
          const registers = cellsOf(FORMATS[format]).filter(({ source }) => source.from === 'register');
          expect(registers.filter(({ id }) => moved.includes(id))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
