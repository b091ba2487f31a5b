import { formatInstant } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { type Case, incident } from './story.ts';
import { inHand } from './steps.ts';

const EVE = '2026-02-16T22:40:00+08:00';
const CLOCKS = ['release', 'conference', 'response'];
const statement = { way: 'statement', summary: '情况通报' };

const detected = (more: object = {}, settings: object = {}) =>
  incident(settings).tell('sentiment.detected', EVE, { subject: '某路段塌陷', ...more });

const graded = (grade: string | undefined, more: object = {}, settings: object = {}) =>
  detected(more, settings).tell('incident.triaged', EVE, {
    category: grade === undefined ? 'social-security' : 'accident',
    grade,
    priority: 'emergency',
    owner: '应急管理局',
  });

const dueAt = (story: Case, clock: string, when = EVE): string => {
  const at = story.clock(clock, when)?.due?.at;
  return at === undefined ? '-' : formatInstant(at);
};
const dues = (story: Case): readonly string[] => CLOCKS.map((clock) => dueAt(story, clock));

describe('scenario 23: hours run through the Spring Festival', () => {
  it.each(['I', 'II'])('grade %s: 5 h and 24 h, no 48 h', (grade) => {
    expect(dues(graded(grade))).toEqual(['2026-02-17T03:40:00+08:00', '2026-02-17T22:40:00+08:00', '-']);
  });

  it.each(['III', 'IV', undefined])('grade %s: 48 h, no 5 h and no 24 h', (grade) => {
    expect(dues(graded(grade))).toEqual(['-', '-', '2026-02-18T22:40:00+08:00']);
  });

  it('runs 48 h from detection before anything is known of the grade', () => {
    expect(dues(detected())).toEqual(['-', '-', '2026-02-18T22:40:00+08:00']);
  });

  it.each([
    ['II', 'release', '2026-02-17T03:40:00+08:00', '2026-02-17T03:40:01+08:00'],
    ['III', 'response', '2026-02-18T22:40:00+08:00', '2026-02-18T22:40:01+08:00'],
  ])('grade %s: %s at exactly the limit is in time, one second later is late', (grade, clock, limit, after) => {
    const spoken = (at: string) => graded(grade).tell('information.released', at, statement).clock(clock, at)?.state;
    expect([spoken(limit), spoken(after)]).toEqual(['met', 'late']);
    expect(graded(grade).clock(clock, limit)?.state).toBe('running');
    expect(graded(grade).clock(clock, after)?.state).toBe('overdue');
  });

  it('a press conference at exactly 24 h is in time, one second later is late', () => {
    const held = (at: string) =>
      graded('II')
        .tell('information.released', '2026-02-17T02:00:00+08:00', statement)
        .tell('conference.held', at, { speaker: 'leader' })
        .clock('conference', at)?.state;
    expect(held('2026-02-17T22:40:00+08:00')).toBe('met');
    expect(held('2026-02-17T22:40:01+08:00')).toBe('late');
  });

  it('expires at each limit once, and a release before it leaves nothing to expire', () => {
    const silent = graded('I');
    const first = silent.expire('2026-02-18T00:00:00+08:00').filter((entry) => !entry.startsWith('rollup'));
    expect(first).toEqual(['release 2026-02-17T03:40:00+08:00', 'conference 2026-02-17T22:40:00+08:00']);
    expect(silent.expire('2026-02-18T00:00:00+08:00')).toEqual([]);
    const spoken = graded('I').tell('information.released', '2026-02-17T03:00:00+08:00', statement);
    expect(spoken.expire('2026-02-17T12:00:00+08:00')).toEqual([]);
  });
});

describe('scenario 23: a change of grade', () => {
  const NINE = '2026-02-17T09:00:00+08:00';
  const regraded = (from: string, to: string) =>
    graded(from).tell('incident.regraded', NINE, { grade: to, reason: '伤亡情况变化' });

  it('ordinary to II at 09:00: 03:40 overdue at once, 22:40 to come, the 48 h kept as replaced', () => {
    const story = regraded('IV', 'II');
    expect(dueAt(story, 'release')).toBe('2026-02-17T03:40:00+08:00');
    expect(story.clock('release', NINE)?.state).toBe('overdue');
    expect(dueAt(story, 'conference')).toBe('2026-02-17T22:40:00+08:00');
    expect(story.clock('conference', NINE)?.state).toBe('running');
    expect(story.clock('response', NINE)).toBeUndefined();
    expect(dueAt(story, 'replaced:response:1')).toBe('2026-02-18T22:40:00+08:00');
    expect(story.clock('replaced:response:1', '2026-02-20')?.state).toBe('void');
    expect(story.expire(NINE)).toEqual(['release 2026-02-17T03:40:00+08:00']);
    expect(story.state).toEqual(story.replayed());
  });

  it('the other way round keeps both old instants and runs 48 h from the same detection', () => {
    const story = regraded('II', 'III');
    expect(dueAt(story, 'response')).toBe('2026-02-18T22:40:00+08:00');
    const replaced = ['replaced:release:1', 'replaced:conference:1', 'replaced:conference:2', 'replaced:release:2'];
    expect(replaced.map((clock) => dueAt(story, clock)).filter((at) => at !== '-')).toEqual([
      '2026-02-17T03:40:00+08:00',
      '2026-02-17T22:40:00+08:00',
    ]);
    expect([story.clock('release', NINE), story.clock('conference', NINE)]).toEqual([undefined, undefined]);
  });

  it('within the same limits replaces nothing', () => {
    const story = regraded('II', 'I');
    expect(dues(story)).toEqual(['2026-02-17T03:40:00+08:00', '2026-02-17T22:40:00+08:00', '-']);
    expect(story.clock('replaced:release:1', NINE)).toBeUndefined();
  });
});

describe('scenario 23: where the hours start', () => {
  const earlier = { occurredAt: '2026-02-16T20:00:00+08:00' };

  it('occurred 20:00, detected 22:40: 01:00 and 20:00; the 48 h from 22:40', () => {
    expect(dues(graded('II', earlier))).toEqual(['2026-02-17T01:00:00+08:00', '2026-02-17T20:00:00+08:00', '-']);
    expect(dues(graded('III', earlier))).toEqual(['-', '-', '2026-02-18T22:40:00+08:00']);
  });

  it('all from the moment of learning under learnedAt', () => {
    const learned = { 'incident.start': 'learnedAt' };
    expect(dues(graded('II', earlier, learned))).toEqual([
      '2026-02-17T03:40:00+08:00',
      '2026-02-17T22:40:00+08:00',
      '-',
    ]);
    expect(dues(graded('III', earlier, learned))).toEqual(['-', '-', '2026-02-18T22:40:00+08:00']);
  });

  it('the 48 h from the occurrence under occurredAt', () => {
    expect(dueAt(graded('III', earlier, { 'incident.start48': 'occurredAt' }), 'response')).toBe(
      '2026-02-18T20:00:00+08:00',
    );
  });

  it('an occurrence after its detection is refused', () => {
    const later = { subject: '某', occurredAt: '2026-02-16T22:40:01+08:00' };
    expect(incident().refused('sentiment.detected', EVE, later).kind).toBe('invalid');
  });
});

describe('scenario 23: who is bound', () => {
  it('a grade may be left out for social security only', () => {
    const triage = { priority: 'emergency', owner: '公安局' };
    expect(detected().admits('incident.triaged', EVE, { ...triage, category: 'social-security' })).toBe(true);
    for (const category of ['natural-disaster', 'accident', 'public-health'])
      expect(detected().refused('incident.triaged', EVE, { ...triage, category }).code).toBe('rule/grade-missing');
  });

  it('rolls up weekly where the province does, and not where the setting says so', () => {
    const rollups = (settings: object) =>
      graded('III', {}, settings)
        .tell('information.released', '2026-02-17T08:00:00+08:00', statement)
        .expire('2026-03-10')
        .filter((entry) => entry.startsWith('rollup'));
    expect(rollups({ 'incident.weeklyRollup': false })).toEqual([]);
    expect(rollups({})).not.toEqual([]);
  });

  it('the clocks of an incident leave a disclosure request where it is', () => {
    const story = inHand('2026-02-13');
    const before = structuredClone(story.state);
    graded('I').expire('2026-03-01');
    expect(story.state).toEqual(before);
    expect(story.due('reply', '2026-02-20')).toBe('2026-03-19');
    expect(story.refused('incident.triaged', '2026-02-17').code).toBe('fact/unknown');
  });
});
