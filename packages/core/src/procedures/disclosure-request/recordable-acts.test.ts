import { instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import {
  due,
  opening,
  processing,
  request,
  results,
  served,
  submitted,
} from '../../../test-support/request-stories.ts';

describe('an order against silence', () => {
  const order = { by: 'court', document: '(2025)行初1号', dueOn: '2025-07-24' };
  const silent = () =>
    submitted('2025-02-18', { ...opening, channel: 'mail-signed' })
      .record('receipt.signed', '2025-02-20')
      .sweep('2025-06-26')
      .record('request.remanded', '2025-06-26', order);

  it('sets its own date, and the lateness of the reply that never came stays on record', () => {
    const story = silent();
    expect([story.state.value, due(story, '2025-06-27')]).toEqual(['processing', '2025-07-24']);
    expect(story.clock('earlier:1', '2025-06-27')).toMatchObject({ state: 'late', due: { on: '2025-03-20' } });
    expect(story.contributions()).toContain('request.overdue 2025-03-20');
    story
      .record('draft.prepared', '2025-07-10', { outcome: '5.2' })
      .record('draft.countersigned', '2025-07-10')
      .record('reply.signed', '2025-07-11')
      .record('reply.served', '2025-07-11', { way: 'post' });
    expect(story.contributions()).toContain('request.handled 2025-07-11 mail-signed natural late');
    expect(story.contributions().filter((one) => one.startsWith('request.overdue'))).toEqual([
      'request.overdue 2025-03-20',
    ]);
  });

  it.each([
    'received',
    'registered',
    'correcting',
    'processing',
    'giving-reasons',
    'awaiting-fee',
    'drafted',
    'cleared',
    'countersigned',
    'decided',
    'served',
    'archived',
  ])('is admitted in %s', (state) => {
    expect(request.admits[state]?.has('request.remanded')).toBe(true);
  });

  it('without a date runs twenty working days from its receipt, extendable, and pauses count', () => {
    const story = served('2026-03-02').record('request.remanded', '2026-04-20', { by: 'court', document: '判决书' });
    expect(due(story, '2026-04-20')).toBe('2026-05-20');
    expect(story.clock('reply', '2026-04-20')?.period.basis.mark).toBe('design-choice');
    story
      .record('extension.approved', '2026-04-21', { workingDays: 5, reason: '检索' })
      .record('extension.notified', '2026-04-21');
    expect(due(story, '2026-04-21')).toBe('2026-05-27');
    story
      .record('consultation.sent', '2026-04-22', { consultation: 'c1', party: 'third-party' })
      .record('consultation.answered', '2026-04-24', { consultation: 'c1', answer: 'consents' });
    expect(due(story, '2026-04-24')).toBe('2026-05-29');
  });

  it('without a date follows the text of the case: fifteen working days under that of 2008', () => {
    const story = processing('2018-03-01').record('request.remanded', '2018-05-02', {
      by: 'review-organ',
      document: '决',
    });
    expect(due(story, '2018-05-02')).toBe('2018-05-23');
  });
});

describe('what a court or an organ finds without an order', () => {
  it('is recorded, leaves the case where it is, and is counted', () => {
    const story = served('2026-03-02')
      .record('reply.set-aside', '2026-05-06', { by: 'court', document: '判决书', finding: 'unlawful' })
      .record('dispute.mediated', '2026-05-07', { by: 'review-organ', document: '调解书' });
    expect(story.state.value).toBe('served');
    expect(story.contributions().filter((one) => one.startsWith('request.remedy'))).toEqual([
      'request.remedy 2026-05-06 court corrected',
      'request.remedy 2026-05-07 review-organ other',
    ]);
  });
});

describe('a reply that comes back', () => {
  const posted = () =>
    served('2024-08-20', 'post', '2024-09-06').record('reply.returned', '2024-09-20', { reason: '查无此人' });

  it('calls for a second service, and stays on time by the first handing over', () => {
    const story = posted();
    expect(request.suggestions(story.state.context).map(({ fact }) => fact)).toEqual(['reply.served']);
    story.record('reply.served', '2024-10-10', { way: 'post' });
    expect(story.clock('reply', '2024-10-11')).toMatchObject({
      state: 'met',
      ended: { at: instantOf('2024-09-06T10:00:00+08:00') },
    });
    expect(request.suggestions(story.state.context)).toEqual([]);
  });

  it('may be one that was sent electronically', () => {
    const story = served('2024-08-20', 'electronic', '2024-09-06').record('reply.returned', '2024-09-06', {
      reason: '邮箱不存在',
    });
    expect(request.suggestions(story.state.context).map(({ fact }) => fact)).toEqual(['reply.served']);
    story.record('reply.served', '2024-09-09', { way: 'post' });
    expect(story.refused('reply.served', '2024-09-10', { way: 'post' })).toBe('rule/already-served');
    expect(served('2026-03-02', 'entrusted').refused('reply.returned', '2026-03-09', { reason: '拒收' })).toBe(
      'rule/not-by-post',
    );
  });

  it('cannot be served twice otherwise, nor come back where it was handed over', () => {
    expect(served('2026-03-02').refused('reply.served', '2026-03-09', { way: 'post' })).toBe('rule/already-served');
    expect(served('2026-03-02').refused('reply.returned', '2026-03-09', { reason: '拒收' })).toBe('rule/not-by-post');
    expect(posted().refused('reply.returned', '2024-09-21', { reason: '又退' })).toBe('rule/already-returned');
  });
});

describe('a reply that the agency corrects itself', () => {
  it('keeps the first result in the table of its year and shows all with their dates', () => {
    const story = served('2026-03-02').record('reply.supplemented', '2026-04-10', {
      outcome: '3.5',
      reasons: '第十六条',
      way: 'post',
    });
    expect(results(story)).toEqual(['1 2026-03-02', '3.5 2026-04-10']);
    expect(story.contributions().filter((one) => one.startsWith('request.result'))).toEqual([
      'request.result 2026-03-02 natural 1',
    ]);
  });

  it('releases nothing more without a secrecy review', () => {
    const more = { outcome: '1', way: 'post' };
    expect(served('2026-03-02').refused('reply.supplemented', '2026-04-10', more)).toBe('rule/secrecy-review-missing');
  });

  it('may be replaced as a whole, also after the archive, without a new period', () => {
    const story = served('2026-03-02')
      .record('request.archived', '2026-03-10')
      .record('reply.replaced', '2026-05-06', { reason: '依据有误' });
    expect([story.state.value, story.clock('reply', '2026-05-06')]).toEqual(['processing', undefined]);
    story
      .record('draft.prepared', '2026-05-07', { outcome: '5.2' })
      .record('draft.countersigned', '2026-05-07')
      .record('reply.signed', '2026-05-08')
      .record('reply.served', '2026-05-08', { way: 'post' });
    expect(results(story)).toEqual(['1 2026-03-02', '5.2 2026-05-08']);
    expect(story.contributions().filter((one) => one.startsWith('request.handled'))).toHaveLength(1);
  });
});

describe('the text of 2008', () => {
  it('takes a second notice before the first is answered, and a correction of the own accord', () => {
    const notice = { points: ['写明文号'] };
    const story = processing('2014-04-28')
      .record('correction.requested', '2014-04-30', notice)
      .record('correction.requested', '2014-05-09', notice)
      .record('correction.supplied', '2014-05-12');
    expect([story.state.value, due(story, '2014-05-12')]).toEqual(['received', '2014-06-03']);
    story.record('correction.supplied', '2014-05-13');
    expect([story.state.value, due(story, '2014-05-13')]).toEqual(['received', '2014-06-03']);
  });
});

describe('a complaint', () => {
  it.each([
    ['awaiting confirmation', submitted('2026-03-02', { ...opening, channel: 'internet' })],
    ['awaiting signature', submitted('2026-03-02', { ...opening, channel: 'mail-signed' })],
    ['before the due date', processing('2026-03-02')],
    [
      'while correcting',
      processing('2026-03-02').record('correction.requested', '2026-03-03', { points: ['甲'], dueOn: '2026-03-20' }),
    ],
    [
      'while a fee is awaited',
      processing('2026-03-02').record('fee.noticed', '2026-03-03', { mode: 'per-page', units: 72, amount: 420 }),
    ],
  ])('is taken %s', (_, story) => {
    expect(story.refused('complaint.made', '2026-03-05', { to: '上级' })).toBe('accepted');
  });
});
