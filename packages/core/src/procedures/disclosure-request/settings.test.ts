import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { disclosureRequest } from './disclosure-request.ts';

const request = disclosureRequest;
const data = { channel: 'in-person', applicant: { kind: 'natural' }, description: '某规划' };
const processing = (settings: object) =>
  new Story(request, settings)
    .record('request.submitted', '2026-04-24', data)
    .record('request.registered', '2026-04-24')
    .record('processing.started', '2026-04-24');
const due = (story: Story, on = '2026-05-20') => story.clock('reply', on)?.due?.on ?? null;
const consulted = (settings: object) =>
  processing(settings)
    .record('consultation.sent', '2026-04-28', { consultation: 'c1', party: 'third-party' })
    .record('consultation.answered', '2026-05-09', { consultation: 'c1', answer: 'consents' });

// Received 2026-04-24: due 05-26 without any pause. Expected dates counted by hand on the 2026 notice.
describe('settings where the law is silent', () => {
  it('U2: the days of sending and answering count or do not', () => {
    expect(due(consulted({}))).toBe('2026-06-03');
    expect(due(consulted({ 'pause.convention': 'fromSent_throughAnswer' }))).toBe('2026-06-04');
    const before = { 'pause.convention': 'afterSent_beforeAnswer' };
    expect(due(consulted(before))).toBe('2026-06-02');
    const sameDay = processing(before)
      .record('consultation.sent', '2026-04-28', { consultation: 'c1', party: 'third-party' })
      .record('consultation.answered', '2026-04-28', { consultation: 'c1', answer: 'consents' });
    expect(due(sameDay)).toBe('2026-05-26');
  });

  it('U3: an undelivered letter resumes the clock or keeps it stopped', () => {
    const lost = (settings: object) =>
      processing(settings)
        .record('consultation.sent', '2026-04-28', { consultation: 'c1', party: 'third-party' })
        .record('consultation.undelivered', '2026-05-06', { consultation: 'c1' });
    expect(due(lost({}))).toBe('2026-05-29');
    const kept = lost({ 'pause.onDeliveryFailure': 'keep' });
    expect(kept.clock('reply', '2026-05-20')?.state).toBe('paused');
    kept.record('consultation.sent', '2026-05-08', { consultation: 'c2', party: 'third-party' });
    expect(due(kept.record('consultation.answered', '2026-05-09', { consultation: 'c2', answer: 'consents' }))).toBe(
      '2026-06-03',
    );
  });

  it('U4: a request for reasons and a referral stop the clock or do not', () => {
    const asked = (settings: object) =>
      processing(settings)
        .record('reasons.requested', '2026-04-28', { note: '过多' })
        .record('reasons.accepted', '2026-05-09', { delayedUntil: null });
    const referred = (settings: object) =>
      processing(settings)
        .record('secrecy.referred', '2026-04-28', { to: '保密局' })
        .record('secrecy.determined', '2026-05-09', { finding: 'cleared' });
    expect([due(asked({})), due(referred({}))]).toEqual(['2026-05-26', '2026-05-26']);
    expect(due(asked({ 'pause.reasonsRequest': true }))).toBe('2026-06-03');
    expect(due(referred({ 'pause.secrecyReferral': true }))).toBe('2026-06-03');
  });

  it('U6: more extensions than one, but never beyond twenty working days in all', () => {
    const story = processing({ 'extension.maxTimes': 2 });
    const extend = (workingDays: number) =>
      ['extension.approved', '2026-05-20', { workingDays, reason: '检索' }] as const;
    story.record(...extend(15)).record('extension.notified', '2026-05-20');
    expect(story.refused(...extend(6))).toBe('rule/extension-too-long');
    expect(story.refused(...extend(5))).toBe('accepted');
    expect(
      processing({})
        .record(...extend(15))
        .refused('extension.notified', '2026-05-27'),
    ).toBe('rule/extension-notice-late');
    expect(
      processing({ 'extension.noticeBeforeExpiry': false })
        .record(...extend(15))
        .refused('extension.notified', '2026-05-27'),
    ).toBe('accepted');
  });

  const noticed = (settings: object, amount = 420) =>
    processing(settings)
      .record('fee.noticed', '2026-04-28', { mode: 'per-page', units: 72, amount })
      .record('fee.delivered', '2026-04-28');

  it('U8: part payment, the first day after payment, and late payment', () => {
    expect(
      noticed({ 'fee.partPayment': 'restartsReply' }).record('fee.paid', '2026-05-11', { amount: 100 }).state.value,
    ).toBe('processing');
    expect(due(noticed({}).record('fee.paid', '2026-05-11', { amount: 420 }))).toBe('2026-06-08');
    expect(due(noticed({ 'fee.dayOne': 'sameDay' }).record('fee.paid', '2026-05-11', { amount: 420 }))).toBe(
      '2026-06-05',
    );
    expect(noticed({}).refused('fee.paid', '2026-05-29', { amount: 420 })).toBe('rule/fee-overdue');
    expect(noticed({ 'fee.latePayment': 'accept' }).refused('fee.paid', '2026-05-29', { amount: 420 })).toBe(
      'accepted',
    );
  });

  it('U9: the price of items 31 to 40', () => {
    const item = { mode: 'per-item', units: 1, before: 30 };
    expect(processing({}).refused('fee.noticed', '2026-04-28', { ...item, amount: 200 })).toBe('accepted');
    expect(processing({ 'fee.stepFrom31': 100 }).refused('fee.noticed', '2026-04-28', { ...item, amount: 100 })).toBe(
      'accepted',
    );
  });

  it('U32, U36: withdrawal until service, and the decision as the end of the clock', () => {
    const signed = (settings: object) =>
      processing(settings)
        .record('draft.prepared', '2026-05-26', { outcome: '1' })
        .record('secrecy.reviewed', '2026-05-26', { finding: 'cleared' })
        .record('draft.countersigned', '2026-05-26')
        .record('reply.signed', '2026-05-26');
    expect(signed({}).refused('request.withdrawn', '2026-05-27')).toBe('rule/already-decided');
    expect(signed({ 'withdraw.allowed': 'untilServed' }).refused('request.withdrawn', '2026-05-27')).toBe('accepted');
    expect(signed({}).clock('reply', '2026-05-28')?.state).toBe('overdue');
    expect(signed({ 'reply.endsOn': 'decision' }).clock('reply', '2026-05-28')?.state).toBe('met');
  });

  it('U35: a late correction is taken for an officer to judge, or never', () => {
    const lapsed = (settings: object) =>
      new Story(request, settings)
        .record('request.submitted', '2026-04-24', data)
        .record('request.registered', '2026-04-24')
        .record('correction.requested', '2026-04-28', { points: ['甲'], dueOn: '2026-05-08' })
        .record('correction.delivered', '2026-04-28')
        .sweep('2026-05-11');
    const late = ['correction.supplied', '2026-05-11'] as const;
    expect(lapsed({}).refused(...late)).toBe('accepted');
    expect(lapsed({ 'correction.afterDue': 'refuse' }).refused(...late)).toBe('rule/correction-overdue');
  });
});
