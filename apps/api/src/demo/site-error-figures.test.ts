import { breakdownOf, PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { loadStories } from './load-stories.ts';
import { seeded } from './seeded.ts';
import { SITE_ERRORS, siteErrorStories } from './site-error-stories.ts';

describe('the reports of site errors of the demonstration year', () => {
  it('are counted as reported and answered, each once, in the tallies of the store', async () => {
    const engine = await openEngine({ store: openSqliteStore(), procedures: PROCEDURES });
    const stories = siteErrorStories(seeded(2018));
    const answered = stories.filter(({ steps }) => steps.some(({ fact }) => fact.type === 'error.answered')).length;
    await loadStories(engine, stories, { seed: 2018 });
    const sums = await engine.figures.sums({ from: 2018, through: 2018, agencies: null });
    const counts = Object.fromEntries(
      sums.map(({ cell, hundredths }) => [breakdownOf(cell).indicator, hundredths / 100]),
    );
    expect(counts).toEqual({ 'site-error.reported': SITE_ERRORS, 'site-error.answered': answered });
    expect(answered).toBeLessThan(SITE_ERRORS);
    await engine.close();
  }, 60_000);
});
