import { formatInstant } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { pressIncident } from '../src/procedures/press-incident/press-incident.ts';
import { Story } from '../test-support/story.ts';

const EVE = '2026-02-16T22:40:00+08:00';
const judged = { category: 'accident', priority: 'emergency', owner: '应急管理局' };

const incident = (grade: string, more: object = {}, settings: object = {}): Story =>
  new Story(pressIncident, settings)
    .record('sentiment.detected', EVE, { subject: '某路段塌陷', ...more })
    .record('incident.triaged', EVE, { ...judged, grade });

const due = (story: Story, clock: string): string => {
  const at = story.clock(clock, EVE)?.due?.at;
  return at === undefined ? 'none' : formatInstant(at).slice(5, 16).replace('T', ' ');
};

describe('23. hours run through holidays', () => {
  it('5 h to 02-17 03:40 and 24 h to 22:40 for grades I and II, no 48 h', () => {
    for (const grade of ['I', 'II']) {
      const story = incident(grade);
      expect(['release', 'conference', 'response'].map((clock) => due(story, clock))).toEqual([
        '02-17 03:40',
        '02-17 22:40',
        'none',
      ]);
    }
  });

  it('48 h to 02-18 22:40 for any other, no 5 h and no 24 h', () => {
    expect(['release', 'conference', 'response'].map((clock) => due(incident('III'), clock))).toEqual([
      'none',
      'none',
      '02-18 22:40',
    ]);
  });

  it('a milestone at exactly the limit is in time, one second later is late', () => {
    const spoken = (at: string) =>
      incident('II').record('information.released', at, { way: 'statement', summary: '通报' }).clock('release', at)
        ?.state;
    expect([spoken('2026-02-17T03:40:00+08:00'), spoken('2026-02-17T03:40:01+08:00')]).toEqual(['met', 'late']);
  });

  it('grade II at 09:00: 5 h overdue at once, 24 h due 22:40, 48 h kept as replaced', () => {
    const nine = '2026-02-17T09:00:00+08:00';
    const story = incident('IV').record('incident.regraded', nine, { grade: 'II', reason: '伤亡变化' });
    expect(story.clock('release', nine)?.state).toBe('overdue');
    expect([due(story, 'release'), due(story, 'conference'), due(story, 'replaced:response:1')]).toEqual([
      '02-17 03:40',
      '02-17 22:40',
      '02-18 22:40',
    ]);
  });

  it('occurred 20:00, detected 22:40: 01:00 and 20:00, 48 h from 22:40; all from learning with that profile', () => {
    const earlier = { occurredAt: '2026-02-16T20:00:00+08:00' };
    expect(due(incident('II', earlier), 'release')).toBe('02-17 01:00');
    expect(due(incident('II', earlier), 'conference')).toBe('02-17 20:00');
    expect(due(incident('III', earlier), 'response')).toBe('02-18 22:40');
    const learned = { 'incident.start': 'learnedAt' };
    expect(due(incident('II', earlier, learned), 'release')).toBe('02-17 03:40');
  });

  it('the grade may be left out for social security', () => {
    const story = new Story(pressIncident).record('sentiment.detected', EVE, { subject: '某' });
    expect(story.refused('incident.triaged', EVE, { ...judged, category: 'social-security' })).toBe('accepted');
    expect(story.refused('incident.triaged', EVE, judged)).toBe('rule/grade-missing');
  });
});
