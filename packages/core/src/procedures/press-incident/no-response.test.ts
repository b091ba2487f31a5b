import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { pressIncident } from './press-incident.ts';

const EVE = '2026-02-16T22:40:00+08:00';
const JUDGED = '2026-02-16T23:00:00+08:00';
const NINE = '2026-02-17T09:00:00+08:00';
const LIMIT = '2026-02-18T22:40:00+08:00';
const PAST = '2026-02-18T22:40:01+08:00';
const owner = '公安局';
const CLOCKS = ['release', 'conference', 'response'];

const detected = () => new Story(pressIncident).record('sentiment.detected', EVE, { subject: '网传某桥垮塌' });
const opinion = (priority = 'other') => detected().record('incident.triaged', JUDGED, { priority, owner });
const emergency = (grade: string) =>
  detected().record('incident.triaged', JUDGED, { category: 'accident', priority: 'emergency', owner, grade });
const states = (story: Story, when: string) => CLOCKS.map((clock) => story.clock(clock, when)?.state ?? '-');

const untrue = { ground: 'untrue', reason: '经核查系谣言' };
const notRequired = { ground: 'not-required', reason: '不属于重点回应的政务舆情' };
const elsewhere = { to: '邻省某市人民政府', reason: '事发地不在本市' };
const into = { number: '舆〔2026〕3号', detectedAt: EVE };
const merged = { into, reason: '同一事项' };

describe('an incident that needs no response (INC-10)', () => {
  it.each([
    ['found untrue', 'incident.dismissed', untrue],
    ['outside what has to be answered', 'incident.dismissed', notRequired],
    ["another organ's", 'incident.transferred', elsewhere],
    ['one matter with another incident', 'incident.merged', merged],
  ])('%s: is closed with its reason, and the hours that bound it are void', (_, type, data) => {
    expect(opinion().refused(type, NINE, { ...data, reason: undefined })).toBe('fact/malformed');
    const story = opinion().record(type, NINE, data);
    expect(story.state.value).toBe('closed');
    expect(states(story, '2026-02-20')).toEqual(['-', '-', 'void']);
    expect(story.sweep('2026-03-20').state.context).toMatchObject({ expired: {} });
    expect(story.clock('rollup:2026-02-17', NINE)).toBeUndefined();
  });

  it('is found untrue before the triage, and after the first word: nothing more is owed on a rumour', () => {
    const said = () =>
      emergency('II').record('information.released', '2026-02-17T01:00:00+08:00', {
        way: 'weibo',
        summary: '初步情况',
      });
    for (const story of [detected(), emergency('II'), said()]) {
      expect(story.record('incident.dismissed', NINE, untrue).state.value).toBe('closed');
    }
    // The first word was in time, and stays so; the press conference is void.
    const after = said().record('incident.dismissed', NINE, untrue);
    expect(states(after, '2026-02-20').slice(0, 2)).toEqual(['met', 'void']);
    expect(detected().refused('incident.dismissed', NINE, notRequired)).toBe('rule/must-be-answered');
  });

  it.each(['consulted', 'disposed'])('may be so once it is %s, and not before triage or after an answer', (state) => {
    const story = opinion();
    if (state === 'consulted') story.record('incident.consulted', JUDGED, { with: ['网信办'] });
    else story.record('incident.disposed', JUDGED, { measures: '核查' });
    for (const [type, data] of [
      ['incident.dismissed', untrue],
      ['incident.transferred', elsewhere],
      ['incident.merged', merged],
    ] as const) {
      expect(story.refused(type, NINE, data)).toBe('accepted');
    }
    expect(detected().refused('incident.transferred', NINE, elsewhere)).toBe('fact/refused');
    story.record('information.released', NINE, { way: 'weibo', summary: '辟谣' });
    expect(story.refused('incident.transferred', NINE, elsewhere)).toBe('fact/refused');
  });

  it.each(['I', 'II'])('is also an emergency of grade %s that turns out untrue', (grade) => {
    const story = emergency(grade).record('incident.dismissed', '2026-02-17T01:00:00+08:00', untrue);
    expect([story.state.value, ...states(story, NINE)]).toEqual(['closed', 'void', 'void', '-']);
  });

  it('keeps the lateness of hours that have run out: they are neither void nor met', () => {
    const at = (when: string) => opinion().record('incident.dismissed', when, untrue).clock('response', when)?.state;
    expect(at(LIMIT)).toBe('void');
    expect(at(PAST)).toBe('late');
    const story = opinion().sweep('2026-02-19').record('incident.transferred', '2026-02-19', elsewhere);
    expect(story.clock('response', '2026-02-20')?.state).toBe('late');
    expect(story.state.context).toMatchObject({ expired: { response: expect.any(Number) } });
    const graded = emergency('II').record('incident.dismissed', NINE, untrue);
    expect(states(graded, '2026-02-20')).toEqual(['late', 'void', '-']);
  });
});

describe('what has to be answered', () => {
  const waived = { ...notRequired, acknowledged: ['rule/must-be-answered'] };

  it.each(['misread-policy', 'vital-interest', 'moral-bottom-line', 'ordered'])(
    'is not waived as not required: %s (61号)',
    (priority) => {
      expect(opinion(priority).refused('incident.dismissed', NINE, notRequired)).toBe('rule/must-be-answered');
    },
  );

  it.each(['I', 'II', 'III', 'IV'])('is an emergency of grade %s', (grade) => {
    expect(emergency(grade).refused('incident.dismissed', NINE, notRequired)).toBe('rule/must-be-answered');
  });

  it('stays as it is where it was waived all the same: its hours run on, expire, and end with an answer', () => {
    const story = emergency('II').record('incident.dismissed', JUDGED, waived);
    expect([story.state.value, ...states(story, JUDGED)]).toEqual(['triaged', 'running', 'running', '-']);
    expect(story.sweep('2026-02-18').state.context).toMatchObject({
      expired: { release: expect.any(Number), conference: expect.any(Number) },
    });
    story.record('information.released', '2026-02-18', { way: 'statement', summary: '通报' });
    expect(story.state.value).toBe('responded');
    expect(story.clock('release', '2026-02-19')?.state).toBe('late');
  });

  it('is acknowledged only where it breaks the rule', () => {
    expect(opinion('other').refused('incident.dismissed', NINE, waived)).toBe('fact/malformed');
  });
});

describe('a matter that two incidents have', () => {
  const lesser = (more: object) => ({ into: { ...into, ...more }, reason: '同一事项' });
  const later = '2026-02-16T22:41:00+08:00';

  it('is not put under later hours', () => {
    expect(opinion().refused('incident.merged', NINE, lesser({ detectedAt: later }))).toBe('rule/merged-into-less');
    expect(opinion().refused('incident.merged', NINE, lesser({ detectedAt: later, grade: 'II' }))).toBe('accepted');
    const occurred = new Story(pressIncident)
      .record('sentiment.detected', EVE, { subject: '某', occurredAt: '2026-02-16T20:00:00+08:00' })
      .record('incident.regraded', JUDGED, { grade: 'II', reason: '伤亡' });
    expect(occurred.refused('incident.merged', JUDGED, lesser({ grade: 'II' }))).toBe('rule/merged-into-less');
    const since = { grade: 'II', occurredAt: '2026-02-16T20:00:00+08:00' };
    expect(occurred.refused('incident.merged', JUDGED, lesser(since))).toBe('accepted');
  });

  it('is not put under the 48 hours of an ordinary one where it is of grade I or II', () => {
    expect(emergency('II').refused('incident.merged', JUDGED, merged)).toBe('rule/merged-into-less');
    expect(emergency('II').refused('incident.merged', JUDGED, lesser({ grade: 'III' }))).toBe('rule/merged-into-less');
    expect(emergency('II').refused('incident.merged', JUDGED, lesser({ grade: 'I' }))).toBe('accepted');
  });

  it('owes a press conference of its own, that no first word of the other one replaces', () => {
    const story = new Story(pressIncident, { 'incident.fiveHourGrades': ['I', 'II', 'III'] })
      .record('sentiment.detected', EVE, { subject: '某桥垮塌' })
      .record('incident.regraded', JUDGED, { grade: 'II', reason: '伤亡' });
    expect(story.refused('incident.merged', JUDGED, lesser({ grade: 'III' }))).toBe('rule/merged-into-less');
    expect(story.refused('incident.merged', JUDGED, lesser({ grade: 'II' }))).toBe('accepted');
  });

  it('keeps its press conference where it has been answered', () => {
    const story = emergency('II').record('information.released', JUDGED, { way: 'statement', summary: '通报' });
    expect(story.refused('incident.merged', NINE, merged)).toBe('rule/merged-into-less');
    story.record('conference.held', NINE, { speaker: 'leader' });
    expect(story.record('incident.merged', NINE, merged).state.value).toBe('closed');
  });

  it('stays as it is where it was merged all the same', () => {
    const acknowledged = { ...merged, acknowledged: ['rule/merged-into-less'] };
    const story = emergency('I').record('incident.merged', JUDGED, acknowledged);
    expect([story.state.value, ...states(story, JUDGED)]).toEqual(['triaged', 'running', 'running', '-']);
  });

  it('names an incident that was found after its event, and before it is named', () => {
    expect(opinion().refused('incident.merged', NINE, lesser({ detectedAt: '2026-02-17T10:00:00+08:00' }))).toBe(
      'rule/occurred-later',
    );
    expect(opinion().refused('incident.merged', NINE, lesser({ occurredAt: later }))).toBe('rule/occurred-later');
    // Detected as it happened: only its later hours are against it.
    const atOnce = lesser({ detectedAt: later, occurredAt: later });
    expect(opinion().refused('incident.merged', NINE, atOnce)).toBe('rule/merged-into-less');
  });

  it.each(['detected', 'collected', 'responded'])('may be found when one of them is %s', (state) => {
    const story = detected();
    if (state === 'collected') story.record('sentiment.collected', JUDGED, { note: '汇总' });
    if (state === 'responded') story.record('information.released', JUDGED, { way: 'app', summary: '说明' });
    expect(story.record('incident.merged', NINE, merged).state.value).toBe('closed');
  });
});

describe('figures of incidents that were not answered', () => {
  it('count them by ground, not as incidents, and keep what was late', () => {
    expect(opinion().record('incident.dismissed', NINE, untrue).contributions()).toEqual([
      'incident.dismissed 2026-02-17 untrue',
    ]);
    expect(opinion().record('incident.transferred', NINE, elsewhere).contributions()).toEqual([
      'incident.dismissed 2026-02-17 other-organ',
    ]);
    expect(opinion().record('incident.dismissed', PAST, notRequired).contributions()).toEqual([
      'incident.dismissed 2026-02-18 not-required',
      'incident.response 2026-02-16 none none open-late',
    ]);
    expect(emergency('II').record('incident.dismissed', NINE, untrue).contributions()).toEqual([
      'incident.dismissed 2026-02-17 untrue',
      'incident.release 2026-02-16 accident II open-late',
    ]);
  });

  it('count one matter once, where it was merged into', () => {
    const story = opinion().record('information.released', NINE, { way: 'weibo', summary: '说明' });
    expect(story.record('incident.merged', NINE, merged).contributions()).toEqual([
      'incident.dismissed 2026-02-17 merged',
    ]);
    const late = opinion().record('information.released', PAST, { way: 'weibo', summary: '说明' });
    expect(late.record('incident.merged', PAST, merged).contributions()).toEqual([
      'incident.dismissed 2026-02-18 merged',
      'incident.response 2026-02-16 none none late',
    ]);
  });
});
