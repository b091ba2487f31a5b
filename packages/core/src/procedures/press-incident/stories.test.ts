import { formatInstant } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { pressIncident } from './press-incident.ts';

const incident = pressIncident;
const judged = { category: 'accident', priority: 'emergency', owner: '应急管理局' };
const speech = { way: 'statement', summary: '通报' };
const EVE = '2026-02-16T22:40:00+08:00';

const detected = (settings: object = {}, more: object = {}) =>
  new Story(incident, settings).record('sentiment.detected', EVE, { subject: '某路段塌陷', ...more });
const graded = (grade: string | undefined, settings: object = {}, more: object = {}) =>
  detected(settings, more).record('incident.triaged', '2026-02-16T23:00:00+08:00', {
    ...judged,
    ...(grade === undefined ? { category: 'social-security' } : { grade }),
  });
const due = (story: Story, clock: string) => formatInstant(story.clock(clock, EVE)?.due?.at ?? Number.NaN).slice(5, 16);

describe('hours of an incident', () => {
  it('bind grades I and II to 5 and 24 hours, others to 48', () => {
    expect([due(graded('II'), 'release'), due(graded('I'), 'conference')]).toEqual(['02-17T03:40', '02-17T22:40']);
    expect(graded('II').clock('response', EVE)).toBeUndefined();
    expect(due(graded('III'), 'response')).toBe('02-18T22:40');
    expect(due(graded(undefined), 'response')).toBe('02-18T22:40');
    expect(graded('III').clock('release', EVE)).toBeUndefined();
  });

  it('start where the setting says', () => {
    const earlier = { occurredAt: '2026-02-16T20:00:00+08:00' };
    expect(due(graded('II', {}, earlier), 'release')).toBe('02-17T01:00');
    expect(due(graded('II', { 'incident.start': 'learnedAt' }, earlier), 'release')).toBe('02-17T03:40');
    expect(due(graded('III', {}, earlier), 'response')).toBe('02-18T22:40');
    expect(due(graded('III', { 'incident.start48': 'occurredAt' }, earlier), 'response')).toBe('02-18T20:00');
    expect(due(graded('III', { 'incident.fiveHourGrades': ['I', 'II', 'III'] }), 'release')).toBe('02-17T03:40');
  });

  it('are kept at exactly the limit and broken a second later', () => {
    const at = (when: string) =>
      graded('II').record('information.released', when, speech).clock('release', when)?.state;
    expect(at('2026-02-17T03:40:00+08:00')).toBe('met');
    expect(at('2026-02-17T03:40:01+08:00')).toBe('late');
  });

  it('are computed again from the same start when the grade changes, and both stay on record', () => {
    const nine = '2026-02-17T09:00:00+08:00';
    const story = graded('IV').record('incident.regraded', nine, { grade: 'II', reason: '伤亡增加' });
    expect(story.clock('release', nine)?.state).toBe('overdue');
    expect(due(story, 'conference')).toBe('02-17T22:40');
    expect(story.clock('response', nine)).toBeUndefined();
    expect(story.clock('replaced:response:1', nine)).toMatchObject({ state: 'void' });
    expect(due(story, 'replaced:response:1')).toBe('02-18T22:40');
  });

  it('expire once, by the system, and not after they were met', () => {
    const story = graded('II').record('information.released', '2026-02-17T02:00:00+08:00', speech).sweep('2026-02-18');
    expect(story.state.context).toMatchObject({ expired: { conference: expect.any(Number) } });
    const version = story.state.version;
    expect(story.sweep('2026-02-18').state.version).toBe(version);
  });

  it('ask for a roll-up every seven days until the incident is closed', () => {
    const story = graded('III').record('information.released', '2026-02-17T02:00:00+08:00', speech);
    expect(story.clock('rollup:2026-02-17', EVE)?.due?.on).toBe('2026-02-24');
    story.record('rollup.submitted', '2026-02-24T09:00:00+08:00');
    expect(story.clock('rollup:2026-02-24', EVE)?.due?.on).toBe('2026-03-03');
    const none = graded('III', { 'incident.weeklyRollup': false }).record(
      'information.released',
      '2026-02-17T02:00:00+08:00',
      speech,
    );
    expect(none.clock('rollup:2026-02-17', EVE)).toBeUndefined();
  });
});

describe('rules of an incident', () => {
  const later = '2026-02-17T01:00:00+08:00';
  it('ask for a grade except for social security', () => {
    expect(detected().refused('incident.triaged', later, judged)).toBe('rule/grade-missing');
    expect(detected().refused('incident.triaged', later, { ...judged, category: 'social-security' })).toBe('accepted');
    expect(graded('II').refused('incident.regraded', later, { reason: '复核' })).toBe('rule/grade-missing');
    expect(graded('II').refused('incident.regraded', later, { reason: '复核', grade: 'II' })).toBe('rule/same-grade');
  });

  it('take an event that was detected as it happened', () => {
    const story = new Story(incident).record('sentiment.detected', EVE, { subject: '某', occurredAt: EVE });
    expect(story.state.value).toBe('detected');
  });

  it('refuse an event after its detection and a release before it', () => {
    const occurredAt = '2026-02-16T22:40:01+08:00';
    expect(new Story(incident).refused('sentiment.detected', EVE, { subject: '某', occurredAt })).toBe(
      'rule/occurred-later',
    );
    expect(graded('II').refused('information.released', '2026-02-16T22:39:00+08:00', speech)).toBe(
      'rule/before-the-event',
    );
    expect(graded('II').refused('incident.consulted', '2026-02-16T22:59:00+08:00', { with: ['网信'] })).toBe(
      'fact/out-of-order',
    );
  });

  it('apply to no event before the law', () => {
    const fact = { subject: '某' };
    expect(new Story(incident).refused('sentiment.detected', '2007-10-31T23:59:59+08:00', fact)).toBe(
      'rule/before-the-law',
    );
    expect(
      new Story(incident).refused('sentiment.detected', EVE, { ...fact, occurredAt: '0001-01-01T00:00:00+08:00' }),
    ).toBe('rule/before-the-law');
    expect(new Story(incident).refused('sentiment.detected', '2007-11-01T00:00:00+08:00', fact)).toBe('accepted');
  });

  it('do not close what is still owed', () => {
    const story = graded('II')
      .record('information.released', later, speech)
      .record('effect.evaluated', later, { note: '平稳' });
    expect(story.refused('incident.closed', later)).toBe('rule/still-owed');
    story.record('conference.held', later, { speaker: 'leader' });
    expect(story.refused('incident.closed', later)).toBe('accepted');
  });

  it('record no expiry that is not due', () => {
    const expiry = { clock: 'release', dueAt: '2026-02-17T03:40:00+08:00' };
    expect(graded('II').refused('clock.expired', '2026-02-17T03:39:59+08:00', expiry)).toBe('rule/clock-not-due');
    expect(graded('II').refused('clock.expired', '2026-02-17T03:40:00+08:00', { ...expiry, clock: 'none' })).toBe(
      'rule/clock-not-due',
    );
  });
});

describe('contributions of an incident', () => {
  it('count nothing before triage', () => {
    expect(detected().contributions()).toEqual([]);
  });

  it('count the incident, how its hours were kept, and one answer however often it speaks', () => {
    const story = graded('II').record('information.released', '2026-02-17T02:00:00+08:00', speech);
    story.record('information.updated', '2026-02-17T05:00:00+08:00', speech);
    story.record('conference.held', '2026-02-17T23:00:00+08:00', { speaker: 'leader' });
    expect(story.contributions()).toEqual([
      'incident.occurred 2026-02-16 accident II',
      'incident.release 2026-02-16 accident II in-time',
      'incident.press 2026-02-16 accident II late',
      'incident.answered 2026-02-17',
      'incident.conference 2026-02-17',
    ]);
  });

  it('tell open from open and late', () => {
    expect(graded(undefined).contributions()).toEqual([
      'incident.occurred 2026-02-16 social-security none',
      'incident.response 2026-02-16 social-security none open',
    ]);
    expect(graded('III').sweep('2026-02-20').contributions().at(-1)).toBe(
      'incident.response 2026-02-16 accident III open-late',
    );
  });
});
