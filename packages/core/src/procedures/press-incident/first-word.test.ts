import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { pressIncident } from './press-incident.ts';

const EVE = '2026-02-16T22:40:00+08:00';
const ELEVEN = '2026-02-16T23:00:00+08:00';
const TWO = '2026-02-17T02:00:00+08:00';
const NINE = '2026-02-17T09:00:00+08:00';
const LIMIT = '2026-02-17T22:40:00+08:00';
const speech = { way: 'weibo', summary: '已赶赴现场,详情续报' };
const judged = { category: 'accident', grade: 'II', priority: 'emergency', owner: '应急管理局' };

const detected = (settings: object = {}) =>
  new Story(pressIncident, settings).record('sentiment.detected', EVE, { subject: '某路段塌陷' });
const collected = () => detected().record('sentiment.collected', ELEVEN, { note: '汇总' });

describe('a first word before triage (INC-13)', () => {
  it.each([
    ['detected', detected],
    ['collected', collected],
  ])('is recorded when an incident is %s, and ends the hours', (_, begun) => {
    const story = begun().record('information.released', TWO, speech);
    expect([story.state.value, story.clock('response', TWO)?.state]).toEqual(['responded', 'met']);
    expect(begun().record('conference.held', TWO, { speaker: 'leader' }).state.value).toBe('responded');
    expect(begun().refused('information.released', '2026-02-16T22:39:59+08:00', speech)).toBe('rule/before-the-event');
  });

  it.each(['statement', 'press-conference', 'briefing', 'interview', 'weibo', 'wechat', 'app', 'website'])(
    'may be a %s, and no other way of speaking is known',
    (way) => {
      expect(detected().refused('information.released', TWO, { ...speech, way })).toBe('accepted');
      expect(detected().refused('information.released', TWO, { ...speech, way: `${way}s` })).toBe('fact/malformed');
      expect(detected().refused('information.released', TWO, { ...speech, way: '' })).toBe('fact/malformed');
    },
  );

  it('ends the five hours of a grade that triage finds later, and leaves the 24 hours', () => {
    const story = detected().record('information.released', TWO, speech).record('incident.triaged', NINE, judged);
    expect(story.state.value).toBe('responded');
    expect(['release', 'conference', 'response'].map((clock) => story.clock(clock, NINE)?.state)).toEqual([
      'met',
      'running',
      undefined,
    ]);
    const late = detected().record('information.released', '2026-02-17T03:40:01+08:00', speech);
    expect(late.record('incident.triaged', NINE, judged).clock('release', NINE)?.state).toBe('late');
  });

  it('may be a press conference, which ends both', () => {
    const story = detected().record('conference.held', TWO, { speaker: 'leader' });
    story.record('incident.triaged', NINE, judged);
    expect(['release', 'conference'].map((clock) => story.clock(clock, NINE)?.state)).toEqual(['met', 'met']);
  });

  it('is followed by triage once, also after the feedback, and not closed without it', () => {
    const story = detected().record('information.released', TWO, speech);
    story.record('effect.evaluated', NINE, { note: '平稳' });
    expect(story.refused('incident.closed', NINE)).toBe('rule/not-triaged');
    story.record('incident.triaged', NINE, judged);
    expect([story.state.value, story.refused('incident.closed', NINE)]).toEqual(['evaluated', 'rule/still-owed']);
    expect(story.refused('incident.triaged', NINE, judged)).toBe('rule/already-triaged');
    story.record('conference.held', LIMIT, { speaker: 'spokesperson' });
    expect(story.record('incident.closed', LIMIT).state.value).toBe('closed');
  });

  it('leaves collecting open', () => {
    const story = detected().record('information.released', TWO, speech);
    expect(story.record('sentiment.collected', NINE, { note: '汇总' }).state.value).toBe('responded');
  });

  it('is counted once, before and after triage', () => {
    const story = detected().record('information.released', TWO, speech);
    expect(story.contributions()).toEqual([
      'incident.occurred 2026-02-16 none none',
      'incident.response 2026-02-16 none none in-time',
      'incident.answered 2026-02-17',
    ]);
    story.record('incident.triaged', NINE, judged).record('conference.held', LIMIT, { speaker: 'leader' });
    expect(story.contributions()).toEqual([
      'incident.occurred 2026-02-16 accident II',
      'incident.release 2026-02-16 accident II in-time',
      'incident.press 2026-02-16 accident II in-time',
      'incident.answered 2026-02-17',
      'incident.conference 2026-02-17',
    ]);
  });
});

describe('forms other than a press conference', () => {
  const FORMS = ['briefing', 'joint-interview', 'written', 'online'];
  const graded = (settings: object = {}) => detected(settings).record('incident.triaged', ELEVEN, judged);
  const held = (form: string, settings: object = {}) =>
    graded(settings).record('conference.held', TWO, { speaker: 'spokesperson', form });

  it.each(FORMS)('%s: is a first word, and leaves the 24 hours running', (form) => {
    const story = held(form);
    expect(story.state.value).toBe('responded');
    expect([story.clock('release', TWO)?.state, story.clock('conference', TWO)?.state]).toEqual(['met', 'running']);
    expect(story.clock('conference', '2026-02-17T22:40:01+08:00')?.state).toBe('overdue');
    story.record('effect.evaluated', NINE, { note: '平稳' });
    expect(story.refused('incident.closed', NINE)).toBe('rule/still-owed');
  });

  it.each(FORMS)('%s: ends the 24 hours where the setting names it', (form) => {
    const others = FORMS.filter((one) => one !== form);
    expect(held(form, { 'incident.otherForms': [form] }).clock('conference', TWO)?.state).toBe('met');
    expect(held(form, { 'incident.otherForms': others }).clock('conference', TWO)?.state).toBe('running');
  });

  it('leave room for the press conference that follows', () => {
    const story = held('written').record('conference.held', NINE, { speaker: 'leader', form: 'conference' });
    expect(story.clock('conference', NINE)).toMatchObject({ state: 'met', ended: { how: 'done' } });
  });

  it('end the 24 hours when the first of them was held', () => {
    const settings = { 'incident.otherForms': ['briefing'] };
    const story = held('briefing', settings).record('conference.held', '2026-02-18T09:00:00+08:00', {
      speaker: 'leader',
    });
    expect(story.clock('conference', LIMIT)?.state).toBe('met');
    const after = graded(settings).record('conference.held', NINE, { speaker: 'leader' });
    after.record('conference.held', LIMIT, { speaker: 'leader', form: 'briefing' });
    expect(after.clock('conference', LIMIT)?.ended?.at).toBe(Date.parse(NINE));
  });

  it('count from the earliest of one form, in whatever order they were recorded', () => {
    const briefing = { speaker: 'leader', form: 'briefing' };
    const story = graded({ 'incident.otherForms': ['briefing'] }).record('conference.held', NINE, briefing);
    story.record('conference.held', TWO, briefing).record('conference.held', LIMIT, briefing);
    expect(story.clock('conference', LIMIT)?.ended?.at).toBe(Date.parse(TWO));
  });

  it('are no press conference in the figures', () => {
    const settings = { 'incident.otherForms': ['briefing'] };
    expect(held('briefing', settings).contributions()).toEqual([
      'incident.occurred 2026-02-16 accident II',
      'incident.release 2026-02-16 accident II in-time',
      'incident.press 2026-02-16 accident II in-time',
      'incident.answered 2026-02-17',
    ]);
  });

  it('are one of a list', () => {
    expect(graded().refused('conference.held', TWO, { speaker: 'leader', form: 'rumour' })).toBe('fact/malformed');
  });
});
