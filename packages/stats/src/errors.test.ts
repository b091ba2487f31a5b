import { describe, expect, it } from 'vitest';
import { STATS_ERRORS, StatsError } from './errors.ts';

describe('the codes of this package', () => {
  it.each(Object.entries(STATS_ERRORS))('%s has a kind and a sentence in both languages', (code, { kind, text }) => {
    expect(code).toMatch(/^stats\/[a-z-]+$/);
    expect(['invalid', 'missing', 'conflict']).toContain(kind);
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    expect(text.en).toMatch(/^[A-Z]/);
  });

  it('are on the exception, which keeps its name', () => {
    const error = new StatsError('stats/bad-year', 'the year 0');
    expect([error.name, error.code, error.message]).toEqual(['StatsError', 'stats/bad-year', 'the year 0']);
  });
});
