import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { citeAll, cite } from '../../kernel/index.ts';
import type { IncidentContext } from './kit.ts';
import { erl2007, governing, reporting2007 } from './law.ts';
import { pressIncident } from './press-incident.ts';

const incident = pressIncident;
const EVE = '2026-02-16T22:40:00+08:00';
const judged = { category: 'accident', priority: 'emergency', owner: '应急管理局' };
const detected = (when: string, more: object = {}) =>
  new Story(incident).record('sentiment.detected', when, { subject: '某路段塌陷', ...more });

describe('the emergency response law of an incident', () => {
  it.each([
    ['2024-10-31T23:59:59+08:00', {}, 'ERL2007', '2007年'],
    ['2024-11-01T00:00:00+08:00', {}, 'ERL2024', '2024年修订'],
    ['2024-11-01T09:00:00+08:00', { occurredAt: '2024-10-31T20:00:00+08:00' }, 'ERL2007', '2007年'],
  ])('is that of the day of the event: %s %j → %s', (when, more, regime, title) => {
    const story = detected(when, more);
    expect(story.state.context).toMatchObject({ regime });
    expect(story.basis('incident.triaged', when, judged)).toContain(`突发事件应对法(${title})》第三条`);
  });
});

describe('a provision of an incident under the law of 2024', () => {
  const under = (regime: IncidentContext['regime']) => ({ regime }) as IncidentContext;
  const joined = citeAll(erl2007(3), cite('yunnan-report-2018'));

  it('is the article of the same number in place of that of 2007, if it is cited alone', () => {
    expect(governing(erl2007(3), under('ERL2024'))).toEqual(cite('emergency-response-law-2024', 3));
    expect(governing(joined, under('ERL2024'))).toBe(joined);
    expect(governing(erl2007(), under('ERL2024'))).toEqual(erl2007());
    expect(governing(cite('yunnan-report-2018'), under('ERL2024'))).toEqual(cite('yunnan-report-2018'));
  });

  it('is another article for reports upward, and that of 2007 before', () => {
    expect(governing(reporting2007, under('ERL2024')).text).toContain('第六十一条');
    expect(governing(reporting2007, under('ERL2007'))).toBe(reporting2007);
  });
});

describe('a grade that is known early', () => {
  const later = '2026-02-16T23:00:00+08:00';

  it('starts the hours of grades I and II at the detection (INC-01)', () => {
    const story = detected(EVE, { grade: 'II' });
    expect(story.clock('release', EVE)?.state).toBe('running');
    expect(story.clock('conference', EVE)?.state).toBe('running');
    expect(story.clock('response', EVE)).toBeUndefined();
    const down = story.record('incident.triaged', later, { ...judged, grade: 'III' });
    expect(down.clock('response', later)?.state).toBe('running');
    expect(down.clock('replaced:release:1', later)?.state).toBe('void');
  });

  it.each(['detected', 'collected'])('may change while an incident is %s, which stays so (INC-09)', (state) => {
    const story = detected(EVE);
    if (state === 'collected') story.record('sentiment.collected', EVE, { note: '汇总' });
    story.record('incident.regraded', later, { grade: 'I', reason: '伤亡增加' });
    expect(story.state.value).toBe(state);
    expect(story.clock('release', later)?.state).toBe('running');
    expect(story.clock('replaced:response:1', later)?.state).toBe('void');
    expect(story.refused('incident.regraded', later, { grade: 'I', reason: '复核' })).toBe('rule/same-grade');
    expect(story.record('incident.triaged', later, { ...judged, grade: 'I' }).state.value).toBe('triaged');
  });
});

describe('articles of an incident', () => {
  it('name both notices, the practice of the province and the work points where a row does', () => {
    const { legalBasis, periods } = pressIncident;
    for (const type of ['sentiment.detected', 'conference.held', 'information.updated'] as const) {
      expect(legalBasis[type].text).toContain('61号');
      expect(legalBasis[type].text).toContain('80号');
    }
    expect(legalBasis['incident.consulted'].text).toContain('80号');
    expect(legalBasis['incident.consulted'].text).toContain('云南省2018年');
    expect(legalBasis['effect.evaluated'].text).toContain('云南省2018年');
    expect(periods['conference']?.basis.text).toMatch(/61号.*80号.*19号/);
  });
});
