import { formatInstant } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { pressIncident } from './press-incident.ts';

const EVE = '2026-02-16T22:40:00+08:00';
const LATER = '2026-02-16T23:00:00+08:00';
const NINE = '2026-02-17T09:00:00+08:00';
const owner = '教育局';
const speech = { way: 'statement', summary: '说明' };
const KINDS = ['misread-policy', 'vital-interest', 'moral-bottom-line', 'ordered'];

const detected = (more: object = {}) =>
  new Story(pressIncident).record('sentiment.detected', EVE, { subject: '某政策被误读', ...more });
const opinion = (priority = 'misread-policy') => detected().record('incident.triaged', LATER, { priority, owner });
const due = (story: Story, clock: string) => {
  const at = story.clock(clock, EVE)?.due?.at;
  return at === undefined ? '-' : formatInstant(at).slice(5, 16);
};
const dues = (story: Story) => ['release', 'conference', 'response'].map((clock) => due(story, clock));

describe('public opinion that is not an emergency (INC-12)', () => {
  it.each([...KINDS, 'other'])('%s: is triaged without a category, and has 48 hours', (priority) => {
    expect(dues(opinion(priority))).toEqual(['-', '-', '02-18T22:40']);
  });

  it.each([...KINDS, 'other'])('%s: has neither grade nor category', (priority) => {
    const judged = { priority, owner };
    expect(detected().refused('incident.triaged', LATER, { ...judged, grade: 'II' })).toBe('rule/not-an-emergency');
    expect(detected().refused('incident.triaged', LATER, { ...judged, category: 'accident' })).toBe(
      'rule/not-an-emergency',
    );
  });

  it('is answered within 48 hours to the instant, through nights and holidays', () => {
    const spoken = (at: string) => opinion().record('information.released', at, speech).clock('response', at)?.state;
    expect(spoken('2026-02-18T22:40:00+08:00')).toBe('met');
    expect(spoken('2026-02-18T22:40:01+08:00')).toBe('late');
    expect(opinion().sweep('2026-02-20').state.context).toMatchObject({ expired: { response: expect.any(Number) } });
  });

  it('is closed once it is answered, without a press conference', () => {
    const story = opinion()
      .record('information.released', NINE, speech)
      .record('effect.evaluated', NINE, { note: '平稳' });
    expect(story.record('incident.closed', NINE).state.value).toBe('closed');
  });

  it('loses the hours of a grade that was taken for known at its detection; both stay on record', () => {
    const story = detected({ grade: 'II' }).record('incident.triaged', LATER, { priority: 'vital-interest', owner });
    expect(dues(story)).toEqual(['-', '-', '02-18T22:40']);
    expect(due(story, 'replaced:release:1')).toBe('02-17T03:40');
    expect(story.clock('replaced:release:1', LATER)?.state).toBe('void');
  });

  it('becomes an emergency with its category and grade, from the same start', () => {
    const story = opinion('vital-interest');
    expect(story.refused('incident.regraded', NINE, { grade: 'II', reason: '伤亡' })).toBe('rule/not-an-emergency');
    expect(story.refused('incident.regraded', NINE, { reason: '复核' })).toBe('rule/not-an-emergency');
    expect(story.refused('incident.regraded', NINE, { category: 'accident', reason: '伤亡' })).toBe(
      'rule/grade-missing',
    );
    story.record('incident.regraded', NINE, { category: 'accident', grade: 'II', reason: '伤亡' });
    expect(dues(story)).toEqual(['02-17T03:40', '02-17T22:40', '-']);
    expect(story.clock('release', NINE)?.state).toBe('overdue');
    expect(due(story, 'replaced:response:1')).toBe('02-18T22:40');
    expect(story.refused('incident.dismissed', NINE, { ground: 'not-required', reason: '无' })).toBe(
      'rule/must-be-answered',
    );
  });
});

describe('public opinion outside what has to be answered', () => {
  it('has to be answered once it is an emergency', () => {
    const story = opinion('other').record('incident.regraded', NINE, {
      category: 'social-security',
      reason: '聚集',
      grade: 'IV',
    });
    expect(story.refused('incident.dismissed', NINE, { ground: 'not-required', reason: '无' })).toBe(
      'rule/must-be-answered',
    );
  });
});

describe('an emergency', () => {
  it('has a category, and a grade but for social security (突发事件应对法, Art. 3)', () => {
    const judged = { priority: 'emergency', owner };
    const refused = (more: object) => detected().refused('incident.triaged', LATER, { ...judged, ...more });
    expect(refused({})).toBe('rule/category-missing');
    expect(refused({ grade: 'III' })).toBe('rule/category-missing');
    expect(refused({ category: 'accident' })).toBe('rule/grade-missing');
    expect(refused({ category: 'social-security' })).toBe('accepted');
    expect(refused({ category: 'accident', grade: 'IV' })).toBe('accepted');
  });

  it('is refused under the law of the day of its event', () => {
    const judged = { priority: 'vital-interest', owner, grade: 'I' };
    const basis = (occurredAt: string) => detected({ occurredAt }).basis('incident.triaged', LATER, judged);
    expect(basis('2024-10-31T20:00:00+08:00')).toContain('突发事件应对法(2007年)》第三条');
    expect(basis('2024-11-01T20:00:00+08:00')).toContain('突发事件应对法(2024年修订)》第三条');
  });
});

describe('figures of public opinion', () => {
  it('count it without a category and without a grade', () => {
    const story = opinion().record('information.released', NINE, speech);
    expect(story.contributions()).toEqual([
      'incident.occurred 2026-02-16 none none',
      'incident.response 2026-02-16 none none in-time',
      'incident.answered 2026-02-17',
    ]);
    expect(opinion().sweep('2026-02-20').contributions().at(-1)).toBe(
      'incident.response 2026-02-16 none none open-late',
    );
  });
});
