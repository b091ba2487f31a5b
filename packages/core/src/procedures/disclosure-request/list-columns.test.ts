import { describe, expect, it } from 'vitest';
import { opening, processing, registered, request, submitted } from '../../../test-support/request-stories.ts';
import { TOPIC_CODES } from './topics.ts';
import type { Story } from '../../../test-support/story.ts';

const columns = ({ state }: Story) => request.summary(state.context);
const whole = { kind: 'natural', name: '李某', identityProof: true, contact: '139' };
const noticed = () =>
  registered('2026-03-02')
    .record('correction.requested', '2026-03-03', { points: ['写明文号'], dueOn: '2026-03-20' })
    .record('correction.delivered', '2026-03-04');

describe('what lists show of a request', () => {
  it('has tags that the procedure names in words, each of them', () => {
    const lacking = columns(submitted('2026-03-02', { ...opening, topic: 'health' })).tags ?? [];
    const named = lacking.map((tag) => request.tags[tag]?.zh);
    expect(named).toEqual(['卫生健康', '材料待补']);
    expect(Object.keys(request.tags).toSorted()).toEqual([...TOPIC_CODES, 'incomplete'].toSorted());
  });

  it('is its subject, its applicant, its channel and its topic', () => {
    const data = { ...opening, applicant: whole, topic: 'land-acquisition', channel: 'fax' };
    expect(columns(submitted('2026-03-02', data))).toMatchObject({
      subject: '某地块征收批复',
      party: '李某',
      channel: 'fax',
      counterpart: null,
      tags: ['land-acquisition'],
    });
  });

  it('is the first line of the description, cut at sixty characters', () => {
    const of = (description: string) => columns(submitted('2026-03-02', { ...opening, description })).subject;
    expect(of('  第一行\n第二行')).toBe('第一行');
    expect(of('第一行\r\n第二行')).toBe('第一行');
    expect(of('甲'.repeat(60))).toBe('甲'.repeat(60));
    expect(of('甲'.repeat(61))).toBe(`${'甲'.repeat(59)}…`);
    // A character outside the basic plane is one, and is not cut in two.
    expect(of('𠮷'.repeat(61))).toBe(`${'𠮷'.repeat(59)}…`);
  });

  it('is the topic where nothing is described, and nothing where neither is known', () => {
    const bare = { channel: 'in-person', applicant: whole };
    expect(columns(submitted('2026-03-02', { ...bare, topic: 'health' })).subject).toBe('卫生健康');
    expect(columns(submitted('2026-03-02', bare)).subject).toBeNull();
  });

  it('names the applicant, and how many apply together', () => {
    const joint = { jointApplicants: [{ name: '赵某' }, { name: '孙某' }] };
    expect(columns(submitted('2026-03-02', { ...opening, applicant: whole, ...joint })).party).toBe('李某等3人');
    expect(columns(submitted('2026-03-02')).party).toBeNull();
  });

  it('names who is asked, as long as they may answer', () => {
    const c = (consultation: string, more: object = {}) => ({ consultation, ...more });
    const story = processing('2026-03-02')
      .record('consultation.sent', '2026-03-03', c('c1', { party: 'third-party', name: '某公司' }))
      .record('consultation.sent', '2026-03-03', c('c2', { party: 'co-agency', name: '某局' }))
      .record('consultation.sent', '2026-03-03', c('c3', { party: 'other-agency' }));
    expect(columns(story).counterpart).toBe('某公司、某局');
    story.record('consultation.answered', '2026-03-09', c('c1', { answer: 'consents' }));
    expect(columns(story).counterpart).toBe('某局');
    story.record('consultation.recalled', '2026-03-09', c('c2', { reason: '已查明' }));
    expect(columns(story).counterpart).toBeNull();
  });
});

describe('a correction', () => {
  it('has a text, which stands for the description from then on', () => {
    const story = noticed();
    expect(columns(story).subject).toBe('某地块征收批复');
    story.record('correction.supplied', '2026-03-06', { text: '云政复〔2025〕1号' });
    expect([columns(story).subject, story.state.value]).toEqual(['云政复〔2025〕1号', 'received']);
  });

  it('supplies what was missing', () => {
    const story = submitted('2026-03-02', { channel: 'in-person', applicant: { kind: 'natural' } }).record(
      'request.registered',
      '2026-03-02',
    );
    story.record('correction.requested', '2026-03-03', { points: ['姓名'], dueOn: '2026-03-20' });
    story.record('correction.supplied', '2026-03-06', { applicant: { name: '李某', phone: '139' } });
    expect(columns(story)).toMatchObject({ party: '李某', tags: ['incomplete'] });
    story.record('correction.supplied', '2026-03-09', { text: '某批复', applicant: { identityProof: true } });
    expect(columns(story)).toMatchObject({ subject: '某批复', tags: [] });
  });

  it('that comes late holds once its reason is found good', () => {
    const late = () => noticed().record('correction.supplied', '2026-03-21', { text: '云政复〔2025〕1号' });
    const judged = (finding: string) => late().record('lateness.judged', '2026-03-23', { finding, reasons: '住院' });
    expect(columns(late()).subject).toBe('某地块征收批复');
    expect(columns(judged('not-excused')).subject).toBe('某地块征收批复');
    expect(columns(judged('excused')).subject).toBe('云政复〔2025〕1号');
  });
});

describe('a change of the request by the applicant', () => {
  const changed = { kind: 'narrowed', text: '某地块征收批复正文' };

  it('is on record with its text, and moves no clock', () => {
    const story = processing('2026-03-02').record('request.changed', '2026-03-10', { ...changed, kind: 'widened' });
    expect([columns(story).subject, story.state.value]).toEqual(['某地块征收批复正文', 'processing']);
    expect(story.clock('reply', '2026-03-10')?.due?.on).toBe('2026-03-30');
    expect(story.contributions()).toEqual(processing('2026-03-02').contributions());
  });

  it('takes back a draft, which answers what was asked before', () => {
    const story = processing('2026-03-02').record('draft.prepared', '2026-03-05', { outcome: '5.2' });
    story.record('draft.countersigned', '2026-03-05').record('request.changed', '2026-03-06', changed);
    expect(story.state.value).toBe('processing');
    expect(story.refused('reply.signed', '2026-03-06')).toBe('fact/refused');
  });

  it('is no answer to a notice of correction', () => {
    const story = noticed().record('request.changed', '2026-03-06', changed);
    expect([story.state.value, story.clock('correction', '2026-03-06')?.state]).toEqual(['correcting', 'running']);
  });

  it('says what the request lacked', () => {
    const story = submitted('2026-03-02', { channel: 'in-person', applicant: whole });
    expect(columns(story).tags).toEqual(['incomplete']);
    expect(columns(story.record('request.changed', '2026-03-02', changed)).tags).toEqual([]);
  });
});
