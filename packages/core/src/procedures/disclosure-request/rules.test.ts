import { describe, expect, it } from 'vitest';
import { opening, processing, registered, request } from '../../../test-support/request-stories.ts';
import { Story } from '../../../test-support/story.ts';

const consulted = (on: string, sent: string) =>
  processing(on).record('consultation.sent', sent, { consultation: 'c1', party: 'third-party' });
const fee = { mode: 'per-page', units: 72, amount: 420 };

describe('rules on time and order', () => {
  it('refuse what is in the future, before the case, or before the law', () => {
    expect(new Story(request).refused('request.submitted', '2008-04-30', opening)).toBe('rule/before-the-regulation');
    expect(processing('2026-03-02').refused('draft.prepared', '2026-03-01', { outcome: '1' })).toBe(
      'fact/out-of-order',
    );
  });

  it('refuse an order whose date has passed', () => {
    const served = signed('2026-03-02').record('reply.served', '2026-03-05', { way: 'direct' });
    const order = { by: 'court', document: '判决书', dueOn: '2026-03-05' };
    expect(served.refused('request.remanded', '2026-03-06', order)).toBe('rule/order-date');
  });

  it('refuse an expiry that is not due, was recorded, or names no clock', () => {
    const story = processing('2026-03-02');
    const expiry = { clock: 'reply', dueAt: '2026-03-31T00:00:00+08:00' };
    expect(story.refused('clock.expired', '2026-03-30T23:59:59+08:00', expiry)).toBe('rule/clock-not-due');
    expect(story.refused('clock.expired', '2026-04-01', { ...expiry, clock: 'none' })).toBe('rule/clock-not-due');
    story.sweep('2026-04-01');
    expect(story.refused('clock.expired', '2026-04-01', expiry)).toBe('rule/clock-not-due');
  });

  it('admit a complaint at any time: Arts. 47 and 51 ask for no overdue reply', () => {
    expect(processing('2026-03-02').refused('complaint.made', '2026-03-03', { to: '上级' })).toBe('accepted');
  });

  it('bar service before the signature', () => {
    const story = signed('2026-03-02');
    expect(story.refused('reply.served', '2026-03-04', { way: 'post' })).toBe('rule/before-its-letter');
  });
});

const signed = (on: string) =>
  processing(on)
    .record('draft.prepared', '2026-03-05', { outcome: '1' })
    .record('secrecy.reviewed', '2026-03-05', { finding: 'cleared' })
    .record('draft.countersigned', '2026-03-05')
    .record('reply.signed', '2026-03-05');

describe('rules on extensions', () => {
  const approval = { workingDays: 20, reason: '检索' };
  it('refuse a second one, one too long, one too late, and one by the handler', () => {
    const story = processing('2026-01-26');
    expect(story.refused('extension.approved', '2026-02-28', { ...approval, workingDays: 21 })).toBe(
      'rule/extension-too-long',
    );
    expect(story.refused('extension.approved', '2026-03-01', approval)).toBe('rule/extension-late');
    const handler = { id: 'processing.started', duties: ['office-head'] as const };
    expect(story.refused('extension.approved', '2026-02-28', approval, handler)).toBe('actor/separation-of-duties');
    story.record('extension.approved', '2026-02-28', approval);
    expect(story.refused('extension.approved', '2026-02-28', approval)).toBe('rule/extension-once');
    expect(story.refused('extension.notified', '2026-03-01')).toBe('rule/extension-notice-late');
    story.record('extension.notified', '2026-02-28');
    expect(story.refused('extension.notified', '2026-02-28')).toBe('rule/no-extension');
  });

  it('refuse to extend a date that was set, and to revoke what is not there', () => {
    const story = processing('2026-03-02').record('reasons.requested', '2026-03-03', { note: '过多' });
    story.record('reasons.accepted', '2026-03-04', { delayedUntil: '2026-05-29' });
    expect(story.clock('reply', '2026-03-04')?.due?.on).toBe('2026-05-29');
    expect(story.refused('extension.approved', '2026-03-05', approval)).toBe('rule/extension-not-here');
    expect(story.refused('extension.revoked', '2026-03-05', { reason: '误批' })).toBe('rule/no-extension');
  });

  it('limit an extension of a request of 2018 to fifteen working days', () => {
    const story = processing('2018-03-01');
    expect(story.refused('extension.approved', '2018-03-05', { ...approval, workingDays: 16 })).toBe(
      'rule/extension-too-long',
    );
    expect(story.refused('extension.approved', '2018-03-05', { ...approval, workingDays: 15 })).toBe('accepted');
  });
});

describe('rules on letters', () => {
  it('refuse what has no letter, is before it, or comes twice', () => {
    const story = consulted('2026-03-02', '2026-03-09');
    const c1 = { consultation: 'c1' };
    const answer = { ...c1, answer: 'consents' };
    expect(story.refused('consultation.answered', '2026-03-10', { ...answer, consultation: 'c2' })).toBe(
      'rule/consultation-unknown',
    );
    expect(story.refused('consultation.answered', '2026-03-06', answer)).toBe('rule/before-its-letter');
    expect(story.refused('consultation.delivered', '2026-03-06', c1)).toBe('rule/before-its-letter');
    expect(story.refused('consultation.sent', '2026-03-10', { ...c1, party: 'third-party' })).toBe(
      'rule/consultation-known',
    );
    story.record('consultation.delivered', '2026-03-11', c1);
    expect(story.refused('consultation.delivered', '2026-03-12', c1)).toBe('rule/already-delivered');
    expect(story.refused('consultation.undelivered', '2026-03-12', c1)).toBe('rule/consultation-closed');
    story.record('consultation.answered', '2026-03-20', answer);
    expect(story.refused('consultation.answered', '2026-03-20', answer)).toBe('rule/consultation-closed');
    const second = { consultation: 'c2', party: 'third-party' };
    expect(story.refused('consultation.sent', '2026-03-19', second)).toBe('accepted');
    expect(story.refused('consultation.sent', '2026-03-01', second)).toBe('rule/before-receipt');
  });

  it('take a timely opinion that is recorded after the silence was', () => {
    const story = consulted('2026-03-02', '2026-03-09').record('consultation.delivered', '2026-03-11', {
      consultation: 'c1',
    });
    story.sweep('2026-04-03');
    const answer = { consultation: 'c1', answer: 'objects', reasons: '商业秘密' };
    expect(story.refused('consultation.answered', '2026-04-02', answer)).toBe('accepted');
    story.record('consultation.answered', '2026-03-20', answer);
    expect(story.clock('reply', '2026-04-03')?.due?.on).toBe('2026-04-13');
  });

  it('resume the reply when a letter cannot be delivered', () => {
    const story = consulted('2026-03-02', '2026-03-09').record('consultation.undelivered', '2026-03-12', {
      consultation: 'c1',
    });
    expect(story.clock('reply', '2026-03-12')?.due?.on).toBe('2026-04-02');
    expect(story.clock('consultation:c1', '2026-03-12')?.state).toBe('void');
  });

  it('know no co-agency and no request for reasons in the text of 2008', () => {
    const story = processing('2018-03-01');
    expect(story.refused('consultation.sent', '2018-03-02', { consultation: 'c1', party: 'co-agency' })).toBe(
      'rule/not-in-2008',
    );
    expect(story.refused('reasons.requested', '2018-03-02', { note: '过多' })).toBe('rule/not-in-2008');
  });

  it('hold a second referral and a determination without one', () => {
    const story = processing('2026-03-02');
    expect(story.refused('secrecy.determined', '2026-03-03', { finding: 'cleared' })).toBe('rule/not-referred');
    story.record('secrecy.referred', '2026-03-03', { to: '保密局' });
    expect(story.refused('secrecy.referred', '2026-03-03', { to: '保密局' })).toBe('rule/secrecy-referred');
    expect(
      story.refused('objection.overridden', '2026-03-03', { consultation: 'c1', content: '甲', reasons: '乙' }),
    ).toBe('rule/consultation-unknown');
  });
});

describe('rules on corrections', () => {
  const notice = { points: ['写明文号'], dueOn: '2026-03-10' };
  it('refuse a late, a second and an undated notice', () => {
    const story = registered('2026-02-10');
    expect(story.refused('correction.requested', '2026-02-27', notice)).toBe('rule/correction-late');
    expect(story.refused('correction.requested', '2026-02-26', { points: ['甲'] })).toBe('rule/correction-date');
    story.record('correction.requested', '2026-02-26', notice);
    expect(story.refused('correction.delivered', '2026-02-25')).toBe('rule/before-its-letter');
    story.record('correction.delivered', '2026-02-26');
    expect(story.refused('correction.delivered', '2026-02-26')).toBe('rule/already-delivered');
    expect(story.refused('correction.supplied', '2026-02-25')).toBe('fact/out-of-order');
    story.record('correction.supplied', '2026-02-28').record('request.registered', '2026-02-28');
    expect(story.refused('correction.requested', '2026-02-28', notice)).toBe('rule/correction-once');
  });

  it('close on silence, and reopen for a reason that an officer accepts', () => {
    const story = registered('2026-02-10').record('correction.requested', '2026-02-26', notice);
    story.record('correction.delivered', '2026-02-26').sweep('2026-03-12');
    expect(story.state.value).toBe('closed');
    expect(request.outcomeOf(story.state.context)).toBe('6.1');
    story.record('correction.supplied', '2026-03-12');
    story.record('lateness.judged', '2026-03-12', { finding: 'excused', reasons: '住院' });
    expect(story.state.value).toBe('received');
    expect(
      registered('2026-02-10').record('request.withdrawn', '2026-02-11').refused('correction.supplied', '2026-02-11'),
    ).toBe('rule/not-lapsed');
  });
});

describe('rules on fees', () => {
  it('refuse a wrong amount, a second notice, a late one, and one before the tariff', () => {
    const story = processing('2026-03-02');
    expect(story.refused('fee.noticed', '2026-03-04', { ...fee, amount: 430 })).toBe('rule/fee-amount');
    expect(story.refused('fee.noticed', '2026-03-31', fee)).toBe('rule/fee-late');
    expect(processing('2020-03-02').refused('fee.noticed', '2020-03-04', fee)).toBe('rule/no-tariff');
    story.record('fee.noticed', '2026-03-04', fee).record('fee.delivered', '2026-03-05');
    expect(story.refused('fee.delivered', '2026-03-05')).toBe('rule/already-delivered');
    expect(story.refused('fee.paid', '2026-03-06', { amount: 421 })).toBe('rule/fee-excess');
    story.record('fee.paid', '2026-03-06', { amount: 100 });
    expect(story.state.value).toBe('awaiting-fee');
    story.record('fee.paid', '2026-03-09', { amount: 320 });
    expect(story.state.value).toBe('processing');
    expect(story.clock('reply', '2026-03-09')?.due?.on).toBe('2026-04-07');
    expect(story.refused('fee.noticed', '2026-03-10', fee)).toBe('rule/fee-once');
  });

  it('close on silence and take back only a payment made in time', () => {
    const story = processing('2026-03-02')
      .record('fee.noticed', '2026-03-04', fee)
      .record('fee.delivered', '2026-03-05');
    story.sweep('2026-04-10');
    expect(request.outcomeOf(story.state.context)).toBe('6.2');
    expect(story.refused('fee.paid', '2026-04-10', { amount: 420 })).toBe('rule/fee-overdue');
    expect(story.refused('fee.paid', '2026-04-01', { amount: 100 })).toBe('rule/fee-part');
    expect(story.refused('fee.paid', '2026-04-01', { amount: 420 })).toBe('accepted');
    const withdrawn = processing('2026-03-02').record('request.withdrawn', '2026-03-03');
    expect(withdrawn.refused('fee.paid', '2026-03-03', { amount: 1 })).toBe('rule/not-lapsed');
  });
});

describe('rules on replies', () => {
  const draft = (outcome: string, more: object = {}) => ['draft.prepared', '2026-03-24', { outcome, ...more }] as const;
  it.each([
    ['2008.granted', {}, 'rule/outcome-of-other-text'],
    ['6.1', {}, 'rule/lapse-only'],
    ['4.3', {}, 'rule/needs-correction'],
    ['5.4', {}, 'rule/needs-reasons-request'],
    ['3.5', {}, 'rule/reasons-missing'],
    ['2', { reasons: '部分涉密' }, 'rule/grounds-missing'],
    ['2', { reasons: '部分涉密', grounds: ['state-secret'] }, 'accepted'],
  ])('judge a draft of outcome %s %j: %s', (outcome, more, code) => {
    expect(processing('2026-03-02').refused(...draft(outcome, more))).toBe(code);
  });

  it('bar release while a third party may answer and against its reasoned objection', () => {
    const story = consulted('2026-03-02', '2026-03-09');
    expect(story.refused(...draft('1'))).toBe('rule/consultation-open');
    story.record('consultation.answered', '2026-03-20', { consultation: 'c1', answer: 'objects', reasons: '商业秘密' });
    expect(story.refused(...draft('1'))).toBe('rule/objection-stands');
    story.record('objection.overridden', '2026-03-23', { consultation: 'c1', content: '内容', reasons: '公共利益' });
    expect(story.refused(...draft('1'))).toBe('accepted');
  });

  it('let the agency decide on an objection without reasons, unless the setting says otherwise', () => {
    const objecting = (settings: object) =>
      processing('2026-03-02', settings)
        .record('consultation.sent', '2026-03-09', { consultation: 'c1', party: 'third-party' })
        .record('consultation.answered', '2026-03-20', { consultation: 'c1', answer: 'objects' });
    expect(objecting({}).refused(...draft('1'))).toBe('accepted');
    expect(objecting({ 'thirdParty.bareObjection': 'withhold' }).refused(...draft('1'))).toBe('rule/objection-stands');
    expect(
      consulted('2026-03-02', '2026-03-09').refused('objection.overridden', '2026-03-10', {
        consultation: 'c1',
        content: '甲',
        reasons: '乙',
      }),
    ).toBe('rule/no-objection');
  });

  it('ask for consent, not for reasons, under the text of 2008', () => {
    const story = processing('2018-03-01').record('consultation.sent', '2018-03-02', {
      consultation: 'c1',
      party: 'third-party',
    });
    expect(story.refused('draft.prepared', '2018-06-01', { outcome: '2008.granted' })).toBe('rule/consultation-open');
    story.record('consultation.answered', '2018-03-20', { consultation: 'c1', answer: 'objects' });
    expect(story.refused('draft.prepared', '2018-03-21', { outcome: '2008.granted' })).toBe('rule/objection-stands');
  });

  it('wait for a referral and follow what it determines', () => {
    const story = processing('2026-03-02')
      .record('secrecy.referred', '2026-03-03', { to: '保密局' })
      .record(...draft('1'));
    const review = ['secrecy.reviewed', '2026-03-25', { finding: 'cleared' }] as const;
    expect(story.refused(...review)).toBe('rule/secrecy-referred');
    story.record('secrecy.determined', '2026-03-25', { finding: 'withhold' });
    expect(story.refused(...review)).toBe('rule/secrecy-determined');
  });

  it('answer on the spot on the day of receipt, and only what needs no review', () => {
    const story = registered('2026-03-02');
    expect(story.refused('reply.given-on-spot', '2026-03-03', { outcome: '1' })).toBe('rule/on-spot-day');
    expect(story.refused('reply.given-on-spot', '2026-03-02', { outcome: '2', reasons: '部分' })).toBe(
      'rule/on-spot-review',
    );
    story.record('reply.given-on-spot', '2026-03-02', { outcome: '1' });
    expect(story.clock('reply', '2026-03-02')?.state).toBe('met');
    expect(story.clock('on-the-spot', '2026-03-02')?.state).toBe('met');
    expect(story.refused('request.withdrawn', '2026-03-02')).toBe('rule/already-decided');
  });
});
