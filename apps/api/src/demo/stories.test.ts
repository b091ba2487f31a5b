import { endOfDay, civilDate, nationalCalendar } from '@gongkai/calendar';
import type { AnyProcedure, CaseState } from '@gongkai/core';
import { advance, clocksOf, newCase, PROCEDURES, siteError } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { incidentStories } from './incident-stories.ts';
import { requestStories } from './request-stories.ts';
import { seeded } from './seeded.ts';
import { SITE_ERRORS, siteErrorStories } from './site-error-stories.ts';
import { officer, type Story } from './story.ts';

const procedures = new Map(PROCEDURES.map((one) => [one.id, one]));
const env = { calendar: nationalCalendar };
const now = endOfDay(civilDate('2018-12-31'));

const folded = (story: Story): CaseState => {
  const procedure: AnyProcedure | undefined = procedures.get(story.procedure);
  if (procedure === undefined) throw new Error(story.procedure);
  return story.steps.reduce<CaseState>(
    (state, { duty, fact }) => {
      const result = advance(procedure, state, fact, { actor: officer(duty, 2018), now }, env);
      if (!result.ok) throw new Error(`${story.key} ${fact.type} at ${fact.at}: ${result.refusal.code}`);
      return result.state;
    },
    newCase(procedure, story.settings),
  );
};

const counts = (values: readonly string[]): Record<string, number> =>
  values.reduce<Record<string, number>>((sum, value) => ({ ...sum, [value]: (sum[value] ?? 0) + 1 }), {});

describe('the simulated year', () => {
  it('is lawful, fact by fact, and ends every request in the archive within 2018', () => {
    const stories = requestStories(seeded(2018));
    expect(stories).toHaveLength(3605);
    expect(counts(stories.map((story) => folded(story).value))).toEqual({ archived: 3605 });
    expect(stories.flatMap((story) => story.steps).every(({ fact }) => fact.at.startsWith('2018'))).toBe(true);
  });

  it('closes all 181 incidents', () => {
    expect(counts(incidentStories(seeded(2018)).map((story) => folded(story).value))).toEqual({ closed: 181 });
  });

  it('ends every report of a site error within the limit of the province', () => {
    const ended = siteErrorStories(seeded(2018)).map(folded);
    const { published = 0, unfounded = 0, 'out-of-scope': directed = 0 } = counts(ended.map(({ value }) => value));
    expect(published + unfounded + directed).toBe(SITE_ERRORS);
    expect(Math.min(published, unfounded, directed)).toBeGreaterThan(0);
    const clocks = ended.flatMap((state) => clocksOf(siteError, state, now, env));
    expect(counts(clocks.map(({ id, state }) => `${id} ${state}`))).toEqual({
      'transfer met': SITE_ERRORS,
      'reply met': SITE_ERRORS,
      'rectification met': SITE_ERRORS - directed,
    });
  });

  it('is the same for the same seed and another for another seed', () => {
    expect(incidentStories(seeded(7))).toEqual(incidentStories(seeded(7)));
    expect(incidentStories(seeded(7))).not.toEqual(incidentStories(seeded(8)));
  });
});
