import { instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { pressIncident } from './press-incident.ts';

const EVE = '2026-02-16T22:40:00+08:00';
const TWO = '2026-02-17T02:00:00+08:00';
const LATER = '2026-02-17T02:30:00+08:00';
const speech = { way: 'weibo', summary: '已赶赴现场,详情续报' };
const whole = {
  ...speech,
  number: '第一号',
  text: '2月16日22时许,某路段塌陷。',
  links: ['https://www.example.gov.cn/1.html', 'http://weibo.example/1'],
  version: 1,
  approvedBy: '王某',
  approvedAt: '2026-02-17T01:56:00+08:00',
};
const detected = () => new Story(pressIncident).record('sentiment.detected', EVE, { subject: '某路段塌陷' });
const released = () => detected().record('information.released', TWO, speech);

const WORDS = [
  ['information.released', detected, TWO],
  ['information.updated', released, LATER],
] as const;

describe.each(WORDS)('%s', (type, ready, when) => {
  it('has its number, text, links, version and approval, which only those see who handle the incident', () => {
    expect(ready().refused(type, when, whole)).toBe('accepted');
    const { keys } = pressIncident.publicIn(type);
    const open = Object.entries(keys).flatMap(([key, { all }]) => (all ? [key] : []));
    expect(open.toSorted()).toEqual(['approvedAt', 'at', 'type', 'version', 'way']);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,1',
    'ftp://example.gov.cn/1',
    'https://',
    'https:// example.gov.cn',
    'https://example.gov.cn/a b',
    ' ',
  ])('has no link to %j', (link) => {
    expect(ready().refused(type, when, { ...whole, links: [link] })).toBe('fact/malformed');
  });

  it('may have been approved afterwards: people have read it all the same', () => {
    const story = ready().record(type, when, { ...whole, approvedAt: '2026-02-17T02:40:00+08:00' });
    expect([story.state.value, story.clock('response', when)?.state]).toEqual(['responded', 'met']);
  });
});

describe('a report upward', () => {
  const initial = { kind: 'initial', to: '市人民政府总值班室', receivedBy: '王某' };

  it('says when it was received, and not before it was sent', () => {
    expect(detected().refused('report.sent', TWO, { ...initial, receivedAt: TWO })).toBe('accepted');
    expect(detected().refused('report.sent', TWO, { ...initial, receivedAt: LATER })).toBe('accepted');
    expect(detected().refused('report.sent', LATER, { ...initial, receivedAt: TWO })).toBe('rule/received-before-sent');
  });

  it('counts by when it was sent', () => {
    const county = detected().record('report.received', EVE, { from: '某厂' }).record('incident.triaged', EVE, {
      category: 'accident',
      grade: 'IV',
      priority: 'emergency',
      owner: '应急管理局',
    });
    county.record('report.sent', '2026-02-17T00:40:00+08:00', { ...initial, receivedAt: '2026-02-17T00:50:00+08:00' });
    expect(county.clock('report-level', LATER)).toMatchObject({
      state: 'met',
      ended: { at: instantOf('2026-02-17T00:40:00+08:00') },
    });
  });
});

describe('what lists show of an incident', () => {
  const columns = ({ state }: Story) => pressIncident.summary(state.context as never);

  it('is its subject, who answers, and how it is judged', () => {
    const story = detected();
    expect(columns(story)).toMatchObject({ subject: '某路段塌陷', counterpart: null, tags: [] });
    story.record('incident.triaged', TWO, {
      category: 'accident',
      grade: 'II',
      priority: 'emergency',
      owner: '应急管理局',
    });
    expect(columns(story)).toMatchObject({
      subject: '某路段塌陷',
      counterpart: '应急管理局',
      tags: ['accident', 'II'],
    });
    expect((columns(story).tags ?? []).map((tag) => pressIncident.tags[tag]?.zh)).toEqual(['事故灾难', '重大']);
    story.record('incident.reassigned', LATER, { owner: '交通运输局', reason: '该路段由其养护' });
    expect(columns(story).counterpart).toBe('交通运输局');
  });
});
