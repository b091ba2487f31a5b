import { civilDate } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { mergeTallies } from '../tally/merge-tallies.ts';
import { tallyContributions } from '../tally/tally-cases.ts';
import { RHYTHM_IDS, scorecard } from './scorecard.ts';

const one = (indicator: string, on: string, by: Readonly<Record<string, string>> = {}) => ({
  indicator,
  on: civilDate(on),
  by,
});
const handled = (timeliness: string, on = '2026-05-20') => [
  one('request.received', '2026-05-06'),
  one('request.handled', on, { timeliness }),
];
const release = (kept: string) => one('incident.release', '2026-04-16', { kept });

// Two of three requests in time; one release of three within five hours; nothing open.
const tally = mergeTallies([
  tallyContributions('a', [
    ...handled('in-time'),
    ...handled('extended'),
    ...handled('late'),
    one('request.overdue', '2026-05-19'),
    ...['in-time', 'late', 'open-late'].map(release),
  ]),
  tallyContributions('b', [
    one('request.received', '2026-05-06'),
    one('request.received', '2026-05-06'),
    one('request.overdue', '2026-06-04'),
  ]),
]);

describe('the scorecard', () => {
  it('is kept by the day, the month, the quarter and the year', () => {
    const spans = RHYTHM_IDS.map((rhythm) => {
      const { label, span, measures } = scorecard(tally, { rhythm, month: '2026-05' });
      return [label.zh, span.from, span.through, measures.length];
    });
    expect(spans).toEqual([
      ['日监测', '2026-05', '2026-05', 1],
      ['月检查', '2026-05', '2026-05', 5],
      ['季通报', '2026-04', '2026-06', 5],
      ['年考核', '2026-01', '2026-12', 5],
    ]);
  });

  it('weighs the shares, one row per agency', () => {
    const { rows } = scorecard(tally, { rhythm: 'quarterly', month: '2026-06' });
    expect(rows.map(({ agency, score }) => [agency, score])).toEqual([
      ['a', '50.00'],
      ['b', '25.00'],
    ]);
    expect(rows[0]?.values).toEqual([
      { id: 'not-overdue', part: 0, whole: 0, share: null },
      { id: 'in-time', part: 2, whole: 3, share: '66.67' },
      { id: 'release-5h', part: 1, whole: 3, share: '33.33' },
      { id: 'press-24h', part: 0, whole: 0, share: null },
      { id: 'response-48h', part: 0, whole: 0, share: null },
    ]);
    // Agency b: one of two open requests is overdue, and the only decided one was late.
    expect(rows[1]?.values.slice(0, 2).map(({ share }) => share)).toEqual(['50.00', '0.00']);
  });

  it('applies weights exactly', () => {
    const scored = (weights: object) =>
      scorecard(tally, { rhythm: 'annual', month: '2026-12', agencies: ['a'], weights }).rows[0]?.score;
    expect(scored({ 'release-5h': 0 })).toBe('66.67');
    expect(scored({ 'in-time': 3 })).toBe('58.33');
    expect(scored({ 'in-time': 0.75, 'release-5h': 0.25 })).toBe('58.33');
    expect(scored({ 'in-time': 0, 'release-5h': 0 })).toBeNull();
  });

  it('has no score without cases', () => {
    const { rows } = scorecard(tally, { rhythm: 'monthly', month: '2025-01', agencies: ['c', 'a'] });
    expect(rows.map(({ agency, score }) => [agency, score])).toEqual([
      ['a', null],
      ['c', null],
    ]);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 0.0001, 1_000_001])('refuses the weight %d', (weight) => {
    expect(() => scorecard(tally, { rhythm: 'daily', month: '2026-05', weights: { 'not-overdue': weight } })).toThrow(
      expect.objectContaining({ code: 'stats/bad-weight' }),
    );
  });

  it('is refused for a text that is not a month', () => {
    expect(() => scorecard(tally, { rhythm: 'daily', month: '2026-00' })).toThrow(
      expect.objectContaining({ code: 'stats/bad-month' }),
    );
  });
});
