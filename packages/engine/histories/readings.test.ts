import type { AnyProcedure, Measure } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { historiesIn, releaseFor } from './folders.ts';
import { judgeDifferences, LISTED } from './listed-differences.ts';
import { compareReadings, readingsOf, readVersions } from './readings.ts';

const versions = readVersions().map((folder) => ({ folder }));

const judged = (folder: string, procedure: AnyProcedure) =>
  judgeDifferences(LISTED[folder] ?? [], compareReadings(procedure, folder));

const shown = ({ unlisted }: ReturnType<typeof judged>): readonly string[] =>
  unlisted.map(
    ({ history, seq, place, before, after }) =>
      `${history}, fact ${seq}: ${place.join('/')}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  );

/** A procedure with other measures of one clock. */
const withMeasure = (procedure: AnyProcedure, clock: string, change: (measure: Measure) => Measure): AnyProcedure => ({
  ...procedure,
  clocks: (context, moment, name) =>
    procedure
      .clocks(context, moment, name)
      .map((one) => (one.id === clock && one.measure !== null ? { ...one, measure: change(one.measure) } : one)),
});

describe.each(versions)('the readings that $folder made', ({ folder }) => {
  it('are of every fact of its histories', () => {
    const facts = historiesIn(folder).flatMap(({ texts }) => texts).length;
    expect(readingsOf(folder)).toHaveLength(facts);
    expect(facts).toBeGreaterThan(500);
  });

  it('are those of the present release, but for the listed differences, as often as is listed', () => {
    const found = judged(folder, releaseFor(folder));
    expect(shown(found)).toEqual([]);
    expect(found.miscounted).toEqual([]);
  });
});

describe('a reading', () => {
  it('shows a period that is one working day longer, in every case with the clock', () => {
    const folder = 'disclosure-request@1.0.0';
    const longer = withMeasure(releaseFor(folder), 'reply', (measure) =>
      measure.by === 'working-days' ? { ...measure, count: measure.count + 1 } : measure,
    );
    const found = shown(judged(folder, longer));
    expect(found.length).toBeGreaterThan(1000);
    expect(found).toContain(
      '003-correcting.jsonl, fact 1: clocks/3 working days later/reply/due/on: "2019-06-03" → "2019-06-04"',
    );
  });

  it('shows another result and another figure', () => {
    const folder = 'disclosure-request@1.0.0';
    const procedure = releaseFor(folder);
    const silent: AnyProcedure = { ...procedure, outcomeOf: () => null, contributions: () => [] };
    const result = judged(folder, silent);
    const found = shown(result);
    expect(found.some((one) => one.includes(': outcome: "6.3" → null'))).toBe(true);
    expect(found.some((one) => /: counted\/request\.received .*: 1 → undefined$/.test(one))).toBe(true);
    expect(result.miscounted).toEqual([
      'counted/request.remedy *: 0, listed 189',
      'counted/request.overdue 2019-06-04: 0, listed 8',
      'counted/request.handled *: 303, listed 21',
      'counted/request.handled *: 0, listed 21',
      'counted/request.overdue *: 0, listed 18',
    ]);
  });
});
