import { instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import type { AnyProcedure } from '../../kernel/procedure.ts';
import { disclosureRequest } from './index.ts';

const request: AnyProcedure = disclosureRequest;
const opening = { channel: 'in-person', applicant: { kind: 'natural' }, description: '某地块征收批复' };

const submitted = (on: string, data: object = opening, settings: object = {}) =>
  new Story(request, settings).record('request.submitted', on, data);
const processing = (on: string, settings: object = {}) =>
  submitted(on, opening, settings).record('request.registered', on).record('processing.started', on);
const served = (on: string, way = 'direct', until = on) =>
  processing(on)
    .record('draft.prepared', until, { outcome: '1' })
    .record('secrecy.reviewed', until, { finding: 'cleared' })
    .record('draft.countersigned', until)
    .record('reply.signed', until)
    .record('reply.served', until, { way });
const due = (story: Story, on: string) => story.clock('reply', on)?.due?.on;
const results = (story: Story) => request.results(story.state.context).map(({ outcome, on }) => `${outcome} ${on}`);

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

describe('a partial release', () => {
  it.each(['not-government-information', 'not-held'])('may leave out what is %s', (ground) => {
    const draft = { outcome: '2', reasons: '其余不属于政府信息', grounds: [ground] };
    expect(processing('2026-03-02').refused('draft.prepared', '2026-03-05', draft)).toBe('accepted');
  });

  it('still names why the rest is not given, and a refusal rests on a ground of withholding', () => {
    const story = processing('2026-03-02');
    expect(story.refused('draft.prepared', '2026-03-05', { outcome: '2', reasons: '其余' })).toBe(
      'rule/grounds-missing',
    );
    const both = { outcome: '3.5', reasons: '内部', grounds: ['internal-affairs', 'not-held'] };
    expect(story.refused('draft.prepared', '2026-03-05', both)).toBe('rule/grounds-misfit');
  });
});

describe('another agency that is asked', () => {
  const asked = () =>
    processing('2026-02-25').record('consultation.sent', '2026-03-02', { consultation: 'c1', party: 'other-agency' });

  it('stops the clock without a period, until it answers', () => {
    const story = asked().record('consultation.delivered', '2026-03-03', { consultation: 'c1' }).sweep('2026-05-29');
    expect(story.clock('reply', '2026-05-29')?.state).toBe('paused');
    expect(story.clock('consultation:c1', '2026-05-29')).toMatchObject({ state: 'waiting', due: null });
    const answered = asked().record('consultation.answered', '2026-03-16', { consultation: 'c1', answer: 'consents' });
    expect(due(answered, '2026-03-16')).toBe('2026-04-08');
  });

  it('or until it is no longer asked', () => {
    const story = asked().record('consultation.recalled', '2026-03-16', { consultation: 'c1', reason: '已自行查明' });
    expect(due(story, '2026-03-16')).toBe('2026-04-08');
  });

  it('bars no release, and its letters are governed by Art. 33(3)', () => {
    expect(asked().refused('draft.prepared', '2026-03-03', { outcome: '1' })).toBe('accepted');
    const again = asked().record('consultation.answered', '2026-03-03', { consultation: 'c1', answer: 'consents' });
    expect(again.basis('consultation.answered', '2026-03-04', { consultation: 'c1', answer: 'consents' })).toBe(
      '《中华人民共和国政府信息公开条例》第三十三条第三款',
    );
  });

  it('stops nothing under the text of 2008, which leaves out the time of third parties only', () => {
    const story = processing('2018-03-01').record('consultation.sent', '2018-03-02', {
      consultation: 'c1',
      party: 'other-agency',
    });
    expect(story.clock('reply', '2018-03-12')?.state).toBe('running');
  });
});

describe('the archive', () => {
  it('takes a case that lapsed or was withdrawn, which an excuse can still reopen', () => {
    expect(
      submitted('2026-03-02').record('request.withdrawn', '2026-03-03').refused('request.archived', '2026-03-04'),
    ).toBe('accepted');
    const lapsed = processing('2026-03-02')
      .record('correction.requested', '2026-03-03', { points: ['甲'], dueOn: '2026-03-10' })
      .record('correction.delivered', '2026-03-04')
      .sweep('2026-03-12')
      .record('request.archived', '2026-03-13')
      .record('correction.supplied', '2026-03-16')
      .record('lateness.judged', '2026-03-17', { finding: 'excused', reasons: '住院' });
    expect([lapsed.state.value, due(lapsed, '2026-03-17')]).toEqual(['received', '2026-04-14']);
  });

  it('takes no correction of a case that was answered', () => {
    expect(
      served('2026-03-02').record('request.archived', '2026-03-10').refused('correction.supplied', '2026-03-11'),
    ).toBe('rule/not-lapsed');
  });
});

describe('letters that are recorded late', () => {
  it('keep their own day: two consultations, the second recorded after the first was answered', () => {
    const story = processing('2026-03-02')
      .record('consultation.sent', '2026-03-09', { consultation: 'a', party: 'third-party' })
      .record('consultation.answered', '2026-03-16', { consultation: 'a', answer: 'consents' })
      .record('consultation.sent', '2026-03-14T10:00:00+08:00', { consultation: 'b', party: 'third-party' })
      .record('consultation.answered', '2026-03-18', { consultation: 'b', answer: 'consents' });
    expect(due(story, '2026-03-18')).toBe('2026-04-09');
  });

  it('are not before receipt', () => {
    const notice = { points: ['甲'], dueOn: '2026-03-20' };
    expect(processing('2026-03-03').refused('correction.requested', '2026-03-02', notice)).toBe('rule/before-receipt');
  });
});

describe('an extension until a named day', () => {
  const granted = (until: string) =>
    processing('2026-01-30')
      .record('extension.approved', '2026-02-26', { until, reason: '检索' })
      .record('extension.notified', '2026-02-26');

  it('is converted into working days and shown', () => {
    expect(granted('2026-03-14').clock('reply', '2026-02-27')).toMatchObject({
      due: { on: '2026-03-14' },
      extendedBy: 6,
    });
    expect(granted('2026-04-02').clock('reply', '2026-02-27')).toMatchObject({
      due: { on: '2026-04-02' },
      extendedBy: 20,
    });
  });

  it('moves by the days on which the clock stands later, and counts as extended', () => {
    const story = granted('2026-03-13')
      .record('consultation.sent', '2026-03-02', { consultation: 'c1', party: 'third-party' })
      .record('consultation.answered', '2026-03-04', { consultation: 'c1', answer: 'consents' });
    expect(due(story, '2026-03-04')).toBe('2026-03-17');
  });

  it('is refused past the limit, before the end of the period, and beside a number of days', () => {
    const story = processing('2026-01-30');
    const code = (data: object) => story.refused('extension.approved', '2026-02-26', { reason: '检索', ...data });
    expect(code({ until: '2026-04-03' })).toBe('rule/extension-too-long');
    expect(code({ until: '2026-03-05' })).toBe('rule/extension-length');
    expect(code({ until: '2026-03-13', workingDays: 5 })).toBe('rule/extension-length');
    expect(code({})).toBe('rule/extension-length');
  });
});

describe('the hours of one day', () => {
  it('let no fact come before the first', () => {
    const story = submitted('2026-03-02T20:00:00+08:00');
    expect(story.refused('request.registered', '2026-03-02T08:00:00+08:00')).toBe('fact/out-of-order');
    expect(story.refused('request.registered', '2026-03-02T20:00:00+08:00')).toBe('accepted');
  });
});

describe('a request without what Art. 29 asks for', () => {
  const suggested = (applicant: object) =>
    request.suggestions(submitted('2026-03-02', { ...opening, applicant }).state.context);

  it('arrived, is marked, and the notice of correction is suggested with what is missing', () => {
    const [first] = suggested({ kind: 'natural', name: '李' });
    expect(first).toMatchObject({
      fact: 'correction.requested',
      data: { points: ['提供申请人的身份证明', '补充联系方式'] },
    });
    expect(request.summary(submitted('2026-03-02').state.context).tags).toEqual(['incomplete']);
  });

  it('is not marked where nothing is missing', () => {
    expect(suggested({ kind: 'natural', name: '李', identityProof: true, contact: '139' })).toEqual([]);
  });
});

describe('the secrecy review', () => {
  const drafted = (outcome: string, settings: object = {}) =>
    processing('2026-03-02', settings).record('draft.prepared', '2026-03-05', { outcome, reasons: '理由' });

  it('is not needed where nothing is released, unless the office asks for it', () => {
    expect(drafted('5.2').refused('draft.countersigned', '2026-03-06')).toBe('accepted');
    expect(drafted('4.1').refused('draft.countersigned', '2026-03-06')).toBe('accepted');
    expect(drafted('1').refused('draft.countersigned', '2026-03-06')).toBe('rule/secrecy-review-missing');
    expect(drafted('5.2', { 'secrecy.always': true }).refused('draft.countersigned', '2026-03-06')).toBe(
      'rule/secrecy-review-missing',
    );
  });
});
