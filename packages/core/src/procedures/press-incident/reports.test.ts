import { formatInstant } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { pressIncident } from './press-incident.ts';

const FOUND = '2026-10-01T01:20:00+08:00';
const RECEIVED = '2026-10-01T01:30:00+08:00';
const JUDGED = '2026-10-01T01:40:00+08:00';
const NINE = '2026-10-01T09:00:00+08:00';
const NIGHT = { occurredAt: '2026-10-01T01:00:00+08:00' };
const CLOCKS = [
  'report-unit',
  'report-level',
  'report-health-unit',
  'report-health',
  'report-province',
  'report-general',
];
const initial = { kind: 'initial', to: '市人民政府总值班室', receivedBy: '王某', number: '〔2026〕12期' };

const detected = (level?: string, more: object = NIGHT) =>
  new Story(pressIncident, level === undefined ? {} : { 'incident.reportLevel': level }).record(
    'sentiment.detected',
    FOUND,
    { subject: '某厂爆炸', ...more },
  );
const judged = (category: string, grade: string | undefined, level?: string) =>
  detected(level).record('incident.triaged', JUDGED, {
    category,
    priority: 'emergency',
    owner: '应急管理局',
    ...(grade === undefined ? {} : { grade }),
  });
const received = (category: string, grade: string | undefined, level?: string) =>
  detected(level)
    .record('report.received', RECEIVED, { from: '某厂' })
    .record('incident.triaged', JUDGED, {
      category,
      priority: 'emergency',
      owner: '应急管理局',
      ...(grade === undefined ? {} : { grade }),
    });
const dues = (story: Story) =>
  CLOCKS.flatMap((clock) => {
    const at = story.clock(clock, JUDGED)?.due?.at;
    return at === undefined ? [] : [`${clock} ${formatInstant(at).slice(11, 16)}`];
  });

describe('hours of a report upward', () => {
  it.each([
    ['accident', 'II', 'county', ['report-level 03:30', 'report-general 05:00']],
    ['accident', 'IV', 'county', ['report-level 03:30']],
    ['accident', 'III', 'city', ['report-level 03:30']],
    ['accident', 'IV', 'city', []],
    ['accident', 'I', 'province', ['report-level 03:30', 'report-general 05:00']],
    ['accident', 'III', 'province', []],
    ['public-health', 'IV', 'county', ['report-health 03:30']],
    ['public-health', 'I', 'city', ['report-health 03:30', 'report-general 05:00']],
    ['public-health', 'III', 'province', ['report-province 02:30']],
    ['natural-disaster', 'II', 'county', ['report-general 05:00']],
    ['natural-disaster', 'III', 'county', []],
    ['social-security', 'I', 'city', ['report-general 05:00']],
    ['social-security', undefined, 'county', []],
  ] as const)('of %s, grade %s, at %s level run from the report that came in', (category, grade, level, expected) => {
    expect(dues(received(category, grade, level))).toEqual(expected);
  });

  it.each([
    ['accident', 'IV', ['report-unit 02:20']],
    ['accident', 'I', ['report-unit 02:20']],
    ['public-health', 'III', ['report-health-unit 03:20']],
    ['natural-disaster', 'II', []],
  ] as const)('of %s, grade %s, at a unit run from when it was found', (category, grade, expected) => {
    expect(dues(judged(category, grade, 'unit'))).toEqual(expected);
    expect(dues(received(category, grade, 'unit'))).toEqual(expected);
  });

  it('bind an agency by the general row from the occurrence, and by the others from its knowledge at the latest', () => {
    expect(dues(judged('accident', 'II'))).toEqual(['report-level 03:20', 'report-general 05:00']);
    expect(dues(judged('public-health', 'III'))).toEqual(['report-health 03:20']);
    expect(dues(detected(undefined, {}).record('incident.regraded', JUDGED, { grade: 'I', reason: '伤亡' }))).toEqual([
      'report-general 05:20',
    ]);
  });

  it('bind emergencies only', () => {
    const story = detected().record('incident.triaged', JUDGED, { priority: 'vital-interest', owner: '教育局' });
    expect(dues(story.record('report.received', JUDGED, { from: '某校' }))).toEqual([]);
  });

  it('are kept at exactly the limit and broken a second later, at night on a holiday', () => {
    const sent = (at: string) => received('accident', 'III').record('report.sent', at, initial);
    const at = (when: string) => sent(when).clock('report-level', when)?.state;
    expect(at('2026-10-01T03:30:00+08:00')).toBe('met');
    expect(at('2026-10-01T03:30:01+08:00')).toBe('late');
  });

  it('carry their row: article, mark and whom it binds', () => {
    const { periods } = pressIncident;
    const row = (name: string) => {
      const period = Object.entries(periods).find(([one]) => one === name)?.[1];
      return [period?.basis.text.split('》')[0]?.slice(1), period?.basis.mark, period?.binds];
    };
    expect(row('report-unit')).toEqual(['生产安全事故报告和调查处理条例', 'verified', 'unit']);
    expect(row('report-level')).toEqual(['生产安全事故报告和调查处理条例', 'verified', 'agency']);
    expect(row('report-health')).toEqual(['突发公共卫生事件应急条例', 'verified', 'agency']);
    expect(row('report-province')).toEqual(['突发公共卫生事件应急条例', 'verified', 'agency']);
    expect(row('report-general')).toEqual(['国家突发公共事件总体应急预案', 'from-memory', 'agency']);
    expect(periods['report-unit']?.basis.text).toContain('第九条');
    expect(periods['report-level']?.basis.text).toContain('第十一条');
    expect(periods['report-province']?.basis.text).toContain('第十九条');
    expect(periods['report-health']?.basis.text).toContain('第二十条');
  });
});

describe('the end of the hours of a report', () => {
  it('is recorded once, where a report to this level is on record or the unit knows itself', () => {
    const expired = (story: Story) => Object.keys(Object(story.sweep('2026-10-01').state.context).expired);
    expect(expired(received('accident', 'II'))).toEqual(['report-level', 'report-general', 'release']);
    expect(expired(judged('accident', 'II'))).toEqual(['release']);
    expect(judged('accident', 'II').clock('report-level', NINE)?.state).toBe('overdue');
    expect(expired(judged('accident', 'III', 'unit'))).toEqual(['report-unit']);
  });

  it('is the first report, whenever it was recorded; later ones move nothing', () => {
    const story = received('accident', 'II');
    story.record('information.released', '2026-10-01T04:00:00+08:00', { way: 'statement', summary: '通报' });
    story.record('report.sent', '2026-10-01T02:00:00+08:00', initial);
    expect(story.clock('report-level', NINE)).toMatchObject({ state: 'met' });
    story.record('report.sent', '2026-10-01T06:00:00+08:00', { kind: 'follow-up', to: '市人民政府' });
    story.record('report.sent', '2026-10-01T06:00:00+08:00', { ...initial, to: '市应急管理局' });
    expect(story.clock('report-level', NINE)?.ended?.at).toBe(Date.parse('2026-10-01T02:00:00+08:00'));
    expect(story.clock('report-general', NINE)?.state).toBe('met');
  });

  it('is judged by the earliest first report and the first report received', () => {
    const story = received('accident', 'III').record('report.sent', '2026-10-01T04:00:00+08:00', initial);
    expect(story.clock('report-level', NINE)?.state).toBe('late');
    story.record('report.sent', '2026-10-01T03:00:00+08:00', { ...initial, to: '市应急管理局' });
    expect(story.clock('report-level', NINE)?.state).toBe('met');
    story.record('report.received', NINE, { from: '某镇' });
    expect(dues(story)).toEqual(['report-level 03:30']);
    story.record('report.received', FOUND, { from: '某村' });
    expect(dues(story)).toEqual(['report-level 03:20']);
  });

  it('is void where a change of grade or kind takes the duty away; both stay on record', () => {
    const at = '2026-10-01T02:00:00+08:00';
    const story = received('accident', 'II').record('incident.regraded', at, { grade: 'III', reason: '核减' });
    expect(dues(story)).toEqual(['report-level 03:30']);
    expect(story.clock('replaced:report-general:1', at)).toMatchObject({ state: 'void' });
    const up = received('accident', 'III').record('incident.regraded', NINE, { grade: 'I', reason: '伤亡增加' });
    expect(up.clock('report-general', NINE)?.state).toBe('overdue');
    const other = received('accident', 'III').record('incident.regraded', at, {
      category: 'public-health',
      grade: 'III',
      reason: '系中毒',
    });
    expect(dues(other)).toEqual(['report-health 03:30']);
    const reported = received('accident', 'II').record('report.sent', at, initial);
    reported.record('incident.regraded', at, { grade: 'III', reason: '核减' });
    expect(reported.clock('replaced:report-general:1', at)).toBeUndefined();
  });
});

describe('a report upward', () => {
  it('says to whom, by whom it was received, its number and its minute', () => {
    const story = received('accident', 'III').record('report.sent', '2026-10-01T02:07:00+08:00', initial);
    expect(formatInstant(story.clock('report-level', NINE)?.ended?.at ?? 0)).toBe('2026-10-01T02:07:00+08:00');
    expect(story.refused('report.sent', NINE, { kind: 'initial' })).toBe('fact/malformed');
    expect(story.refused('report.sent', NINE, { ...initial, kind: 'other' })).toBe('fact/malformed');
  });

  it('comes first as 初报; 续报 and 终报 follow, also after the close', () => {
    const report = (kind: string) => ({ kind, to: '市人民政府' });
    const story = received('accident', 'IV');
    expect(story.refused('report.sent', NINE, report('follow-up'))).toBe('rule/initial-report-first');
    expect(story.refused('report.sent', NINE, report('final'))).toBe('rule/initial-report-first');
    story.record('report.sent', NINE, initial);
    expect(story.refused('report.sent', '2026-10-01T08:59:00+08:00', report('final'))).toBe(
      'rule/initial-report-first',
    );
    story.record('report.sent', '2026-10-01T10:00:00+08:00', report('follow-up'));
    story.record('information.released', '2026-10-01T11:00:00+08:00', { way: 'statement', summary: '通报' });
    story.record('effect.evaluated', '2026-10-02', { note: '平稳' }).record('incident.closed', '2026-10-02');
    expect(story.record('report.sent', '2026-10-08', report('final')).state.value).toBe('closed');
    expect(story.refused('report.received', '2026-10-08', { from: '某厂' })).toBe('fact/refused');
  });

  it('is not before the event', () => {
    const early = '2026-10-01T00:59:59+08:00';
    expect(detected().refused('report.sent', early, initial)).toBe('rule/before-the-event');
    expect(detected().refused('report.received', early, { from: '某厂' })).toBe('rule/before-the-event');
  });

  it('is owed at the close where a report to this level made it due', () => {
    const closing = (story: Story) =>
      story
        .record('information.released', '2026-10-01T04:00:00+08:00', { way: 'statement', summary: '通报' })
        .record('effect.evaluated', NINE, { note: '平稳' });
    const owed = closing(received('accident', 'III'));
    expect(owed.refused('incident.closed', NINE)).toBe('rule/report-owed');
    owed.record('report.sent', '2026-10-01T02:00:00+08:00', initial);
    expect(owed.refused('incident.closed', NINE)).toBe('accepted');
    expect(closing(received('natural-disaster', 'III')).refused('incident.closed', NINE)).toBe('accepted');
    const shown = closing(judged('accident', 'III')).record('incident.closed', NINE);
    expect(shown.clock('report-level', NINE)?.state).toBe('void');
  });

  it('that was owed and is late stays late where the incident turns out untrue', () => {
    const untrue = { ground: 'untrue', reason: '误报' };
    const at = (when: string) =>
      received('accident', 'III').record('incident.dismissed', when, untrue).clock('report-level', when)?.state;
    expect(at('2026-10-01T03:00:00+08:00')).toBe('void');
    expect(at('2026-10-01T04:00:00+08:00')).toBe('late');
    const shown = judged('accident', 'III').record('incident.dismissed', NINE, untrue);
    expect(shown.clock('report-level', NINE)?.state).toBe('void');
  });
});

describe('the report of a unit to this level', () => {
  const informed = (category: string, at: string, informedAt: string) =>
    detected()
      .record('report.received', at, { from: '某厂', informedAt })
      .record('incident.triaged', JUDGED, { category, grade: 'III', priority: 'emergency', owner: '应急管理局' });

  it('is judged from when its head was informed: 1 hour for accidents, 2 for public health', () => {
    const inTime = informed('accident', '2026-10-01T01:36:00+08:00', '2026-10-01T00:36:00+08:00');
    expect(inTime.clock('report-unit', NINE)).toMatchObject({ state: 'met', period: { binds: 'unit' } });
    const late = informed('accident', '2026-10-01T01:36:01+08:00', '2026-10-01T00:36:00+08:00');
    expect(late.clock('report-unit', NINE)?.state).toBe('late');
    const health = informed('public-health', '2026-10-01T01:36:00+08:00', '2026-09-30T23:36:00+08:00');
    expect(health.clock('report-health-unit', NINE)?.state).toBe('met');
    expect(health.clock('report-unit', NINE)).toBeUndefined();
  });

  it('is judged by the first of several', () => {
    const story = informed('accident', RECEIVED, '2026-10-01T01:00:00+08:00');
    const due = () => formatInstant(story.clock('report-unit', NINE)?.due?.at ?? 0).slice(11, 16);
    story.record('report.received', NINE, { from: '某队', informedAt: '2026-10-01T08:00:00+08:00' });
    expect(due()).toBe('02:00');
    story.record('report.received', FOUND, { from: '某村', informedAt: FOUND });
    expect(due()).toBe('02:20');
    story.record('report.received', '2026-10-01T01:10:00+08:00', { from: '路人' });
    expect(story.clock('report-unit', NINE)).toBeUndefined();
  });

  it('cannot come before the unit knew', () => {
    const report = { from: '某厂', informedAt: '2026-10-01T01:30:01+08:00' };
    expect(detected().refused('report.received', RECEIVED, report)).toBe('rule/informed-later');
  });
});

describe('the duty to report', () => {
  it('rests on the emergency response law of the day of the event, and on the regulations that set hours', () => {
    const refusedOn = (at: string) =>
      new Story(pressIncident)
        .record('sentiment.detected', at, { subject: '某厂爆炸' })
        .basis('report.received', at, { from: '某厂', informedAt: '2026-12-01T00:00:00+08:00' });
    expect(refusedOn('2024-10-31')).toContain('突发事件应对法(2007年)》第三十九条');
    expect(refusedOn('2024-11-01')).toContain('突发事件应对法(2024年修订)》第六十一条');
    for (const at of ['2024-10-31', '2024-11-01']) {
      expect(refusedOn(at)).toContain('《生产安全事故报告和调查处理条例》第九条至第十一条');
      expect(refusedOn(at)).toContain('《突发公共卫生事件应急条例》第十九条至第二十条');
    }
  });
});
