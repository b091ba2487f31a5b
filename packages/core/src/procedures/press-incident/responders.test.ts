import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { pressIncident } from './press-incident.ts';

const EVE = '2026-02-16T22:40:00+08:00';
const JUDGED = '2026-02-16T23:00:00+08:00';
const NINE = '2026-02-17T09:00:00+08:00';
const owner = '住房城乡建设局';
const joint = ['应急管理局', '交通运输局'];
const moved = { owner: '交通运输局', reason: '该路段由交通部门养护' };

const detected = () => new Story(pressIncident).record('sentiment.detected', EVE, { subject: '某路段塌陷' });
const emergency = (more: object = {}) =>
  detected().record('incident.triaged', JUDGED, {
    category: 'accident',
    priority: 'emergency',
    grade: 'II',
    owner,
    ...more,
  });
const dues = (story: Story) =>
  ['release', 'conference', 'response'].map((clock) => story.clock(clock, NINE)?.due?.at ?? null);

describe('the responsible department (INC-11)', () => {
  it.each([
    ['triaged', []],
    ['consulted', [['incident.consulted', { with: ['网信办'] }]]],
    ['disposed', [['incident.disposed', { measures: '抢修' }]]],
    ['responded', [['information.released', { way: 'statement', summary: '通报' }]]],
  ] as const)('may be another one once an incident is %s, which stays so, and its clocks with it', (state, steps) => {
    const story = emergency();
    for (const [type, data] of steps) story.record(type, JUDGED, data);
    const before = story.clocks(NINE);
    story.record('incident.reassigned', NINE, moved);
    expect(story.state.value).toBe(state);
    expect(story.clocks(NINE)).toEqual(before);
  });

  it('is named with its reason, after triage and before the feedback', () => {
    expect(emergency().refused('incident.reassigned', NINE, { owner: '交通运输局' })).toBe('fact/malformed');
    expect(detected().refused('incident.reassigned', NINE, moved)).toBe('fact/refused');
    const story = emergency().record('information.released', JUDGED, { way: 'app', summary: '通报' });
    story.record('effect.evaluated', NINE, { note: '平稳' });
    expect(story.refused('incident.reassigned', NINE, moved)).toBe('fact/refused');
  });

  it('leads where several are responsible; each is named once', () => {
    expect(emergency({ joint }).state.value).toBe('triaged');
    expect(emergency().refused('incident.reassigned', NINE, { ...moved, joint: ['应急管理局'] })).toBe('accepted');
    const twice = { owner: '交通运输局', joint, reason: '牵头' };
    expect(emergency().refused('incident.reassigned', NINE, twice)).toBe('rule/named-twice');
    const same = { ...moved, joint: ['应急管理局', '应急管理局'] };
    expect(emergency().refused('incident.reassigned', NINE, same)).toBe('rule/named-twice');
    const judged = { category: 'accident', grade: 'II', priority: 'emergency', owner, joint: [owner] };
    expect(detected().refused('incident.triaged', JUDGED, judged)).toBe('rule/named-twice');
  });

  it('gains no hour by it', () => {
    const story = emergency().sweep(NINE);
    const before = dues(story);
    story.record('incident.reassigned', NINE, moved);
    expect(dues(story)).toEqual(before);
    expect(story.clock('release', NINE)?.state).toBe('overdue');
  });
});

describe('linked and secondary incidents', () => {
  const link = { to: '舆〔2026〕7号', kind: 'secondary' };

  it('are named in every state, also after the close, and keep their own hours', () => {
    const story = detected();
    const steps: readonly (readonly [string, object])[] = [
      ['sentiment.collected', { note: '汇总' }],
      ['incident.triaged', { category: 'accident', grade: 'III', priority: 'emergency', owner }],
      ['incident.consulted', { with: ['网信办'] }],
      ['incident.disposed', { measures: '抢修' }],
      ['information.released', { way: 'weibo', summary: '通报' }],
      ['effect.evaluated', { note: '平稳' }],
      ['incident.closed', {}],
    ];
    for (const [type, data] of steps) {
      const [before, clocks] = [story.state.value, story.clocks(NINE)];
      story.record('incident.linked', NINE, link);
      expect([story.state.value, story.clocks(NINE)]).toEqual([before, clocks]);
      story.record(type, NINE, data);
    }
    expect(story.record('incident.linked', NINE, { ...link, kind: 'primary' }).state.value).toBe('closed');
  });

  it.each(['secondary', 'primary', 'related'])('%s: says how they belong together', (kind) => {
    expect(detected().refused('incident.linked', NINE, { to: '舆〔2026〕7号', kind })).toBe('accepted');
  });

  it('has to say which one and how', () => {
    expect(detected().refused('incident.linked', NINE, { to: '舆〔2026〕7号' })).toBe('fact/malformed');
    expect(detected().refused('incident.linked', NINE, { kind: 'related' })).toBe('fact/malformed');
  });
});
