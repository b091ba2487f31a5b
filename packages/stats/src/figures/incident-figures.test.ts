import { civilDate } from '@gongkai/calendar';
import type { Contribution } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { tallyContributions } from '../tally/tally-cases.ts';
import { emptyTally } from '../tally/tally.ts';
import { incidentFigures } from './incident-figures.ts';

const on = civilDate('2018-07-01');
const many = (count: number, indicator: string, by: Readonly<Record<string, string>>): readonly Contribution[] =>
  Array.from({ length: count }, () => ({ indicator, on, by }));

describe('figures of incidents', () => {
  it('are those of Yunnan for 2018: 181 by category', () => {
    const tally = tallyContributions('yunnan', [
      ...many(39, 'incident.occurred', { category: 'natural-disaster', grade: 'III' }),
      ...many(70, 'incident.occurred', { category: 'accident', grade: 'III' }),
      ...many(8, 'incident.occurred', { category: 'accident', grade: 'II' }),
      ...many(5, 'incident.occurred', { category: 'public-health', grade: 'I' }),
      ...many(59, 'incident.occurred', { category: 'social-security', grade: 'none' }),
    ]);
    const { total, byCategory, byGrade } = incidentFigures(tally, { year: 2018 });
    expect(total).toBe(181);
    expect(byCategory).toEqual([
      { id: 'natural-disaster', count: 39, share: '21.55' },
      { id: 'accident', count: 78, share: '43.09' },
      { id: 'public-health', count: 5, share: '2.76' },
      { id: 'social-security', count: 59, share: '32.60' },
    ]);
    expect(byGrade.map(({ id, count }) => [id, count])).toEqual([
      ['I', 5],
      ['II', 8],
      ['III', 109],
      ['IV', 0],
      ['none', 59],
    ]);
    expect(incidentFigures(tally, { year: 2019 }).total).toBe(0);
    expect(incidentFigures(tally, { year: 2018, agencies: ['other'] }).total).toBe(0);
  });

  it('count compliance with each limit, open ones past it as late', () => {
    const kept = (count: number, state: string) =>
      many(count, 'incident.release', { category: 'accident', grade: 'II', kept: state });
    const tally = tallyContributions('a', [
      ...kept(5, 'in-time'),
      ...kept(2, 'late'),
      ...kept(3, 'open'),
      ...kept(1, 'open-late'),
      ...many(2, 'incident.press', { category: 'accident', grade: 'II', kept: 'open' }),
      ...many(1, 'incident.response', { category: 'accident', grade: 'none', kept: 'in-time' }),
      ...many(4, 'incident.answered', {}),
      ...many(2, 'incident.conference', {}),
    ]);
    const figures = incidentFigures(tally, { year: 2018 });
    expect(figures.release).toEqual({ bound: 11, kept: 5, late: 2, open: 3, openLate: 1, shareKept: '62.50' });
    expect(figures.press).toEqual({ bound: 2, kept: 0, late: 0, open: 2, openLate: 0, shareKept: null });
    expect(figures.response).toEqual({ bound: 1, kept: 1, late: 0, open: 0, openLate: 0, shareKept: '100.00' });
    expect([figures.answered, figures.conferences]).toEqual([4, 2]);
  });

  it('count public opinion that is not an emergency beside the four categories', () => {
    const tally = tallyContributions('a', [
      ...many(3, 'incident.occurred', { category: 'accident', grade: 'IV' }),
      ...many(1, 'incident.occurred', { category: 'none', grade: 'none' }),
      ...many(1, 'incident.response', { category: 'none', grade: 'none', kept: 'in-time' }),
    ]);
    const { total, byCategory, byGrade, withoutCategory, response } = incidentFigures(tally, { year: 2018 });
    expect([total, withoutCategory, response.kept]).toEqual([4, 1, 1]);
    expect(byCategory.map(({ count, share }) => [count, share])).toEqual([
      [0, '0.00'],
      [3, '75.00'],
      [0, '0.00'],
      [0, '0.00'],
    ]);
    expect(byGrade.at(-1)).toEqual({ id: 'none', count: 1, share: '25.00' });
  });

  it('count what was closed without an answer by its ground, outside the total', () => {
    const tally = tallyContributions('a', [
      ...many(3, 'incident.dismissed', { ground: 'untrue' }),
      ...many(1, 'incident.dismissed', { ground: 'merged' }),
      ...many(1, 'incident.response', { category: 'none', grade: 'none', kept: 'open-late' }),
    ]);
    const { total, unanswered, response } = incidentFigures(tally, { year: 2018 });
    expect([total, response.bound, response.openLate, response.shareKept]).toEqual([0, 1, 1, '0.00']);
    expect(unanswered).toEqual([
      { id: 'untrue', count: 3, share: '75.00' },
      { id: 'not-required', count: 0, share: '0.00' },
      { id: 'other-organ', count: 0, share: '0.00' },
      { id: 'merged', count: 1, share: '25.00' },
    ]);
  });

  it('have no shares if nothing happened', () => {
    const { total, byCategory, release } = incidentFigures(emptyTally, { year: 2018 });
    expect(total).toBe(0);
    expect(byCategory.map(({ share }) => share)).toEqual([null, null, null, null]);
    expect(release).toEqual({ bound: 0, kept: 0, late: 0, open: 0, openLate: 0, shareKept: null });
  });
});
