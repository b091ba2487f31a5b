import { describe, expect, it } from 'vitest';
import { due, opening, processing, registered, submitted } from '../../../test-support/request-stories.ts';

const on = (day: string, hour: string) => `${day}T${hour}:00+08:00`;
const notice = { points: ['甲'], dueOn: '2026-03-20' };
const letter = { consultation: 'a', party: 'third-party' };
const fee = { mode: 'per-page', units: 72, amount: 420 };

describe('a letter is not sent before the request comes, to the instant', () => {
  const evening = () =>
    submitted(on('2026-03-02', '20:00'))
      .record('request.registered', on('2026-03-02', '20:10'))
      .record('processing.started', on('2026-03-02', '20:20'));

  it.each([
    ['correction.requested', notice],
    ['consultation.sent', letter],
    ['fee.noticed', fee],
  ])('%s', (type, data) => {
    expect(evening().refused(type, on('2026-03-02', '08:00'), data)).toBe('rule/before-receipt');
    expect(evening().refused(type, on('2026-03-02', '20:00'), data)).toBe('accepted');
    // A letter that is recorded late keeps its own day and hour.
    const later = evening().record('secrecy.referred', on('2026-03-03', '16:00'), { to: '保密局' });
    expect(later.refused(type, on('2026-03-02', '20:30'), data)).toBe('accepted');
  });

  it('by the hour of its receipt, where that is later than its submission', () => {
    const signed = () =>
      submitted(on('2026-03-02', '09:00'), { ...opening, channel: 'mail-signed' }).record(
        'receipt.signed',
        on('2026-03-03', '16:00'),
      );
    expect(signed().refused('request.registered', on('2026-03-03', '09:00'))).toBe('rule/before-receipt');
    const story = signed().record('request.registered', on('2026-03-03', '16:10'));
    expect(story.refused('correction.requested', on('2026-03-03', '09:00'), notice)).toBe('rule/before-receipt');
    expect(story.refused('reply.given-on-spot', on('2026-03-03', '09:00'), { outcome: '1' })).toBe(
      'rule/before-receipt',
    );
    expect(story.refused('reply.given-on-spot', on('2026-03-03', '16:20'), { outcome: '1' })).toBe('accepted');
  });

  it('by the hour of the corrected request, which is received again', () => {
    const story = registered('2026-03-02')
      .record('correction.requested', '2026-03-03', notice)
      .record('correction.supplied', on('2026-03-05', '16:00'));
    expect(story.refused('request.registered', on('2026-03-05', '09:00'))).toBe('rule/before-receipt');
    expect(story.refused('request.registered', on('2026-03-05', '16:00'))).toBe('accepted');
  });
});

describe('what follows a letter is not before it, to the instant', () => {
  it.each(['correction.delivered', 'correction.undelivered', 'correction.supplied'])('%s', (type) => {
    const story = registered('2026-03-02').record('correction.requested', on('2026-03-03', '16:00'), notice);
    expect(story.refused(type, on('2026-03-03', '09:00'))).toBe('rule/before-its-letter');
    expect(story.refused(type, on('2026-03-03', '16:00'))).toBe('accepted');
  });

  it.each([
    ['consultation.delivered', {}],
    ['consultation.undelivered', {}],
    ['consultation.recalled', { reason: '已自行查明' }],
    ['consultation.answered', { answer: 'consents' }],
  ])('%s', (type, data) => {
    const story = processing('2026-03-02')
      .record('consultation.sent', on('2026-03-03', '09:00'), { ...letter, consultation: 'b' })
      .record('consultation.sent', on('2026-03-03', '16:00'), letter);
    const told = { consultation: 'a', ...data };
    expect(story.refused(type, on('2026-03-03', '09:00'), told)).toBe('rule/before-its-letter');
    expect(story.refused(type, on('2026-03-03', '16:00'), told)).toBe('accepted');
    expect(story.refused(type, on('2026-03-03', '09:00'), { ...told, consultation: 'b' })).toBe('accepted');
  });

  it.each([
    ['fee.delivered', {}],
    ['fee.undelivered', {}],
    ['fee.paid', { amount: 420 }],
  ])('%s', (type, data) => {
    const story = processing('2026-03-02').record('fee.noticed', on('2026-03-03', '16:00'), fee);
    expect(story.refused(type, on('2026-03-03', '09:00'), data)).toBe('rule/before-its-letter');
    expect(story.refused(type, on('2026-03-03', '16:00'), data)).toBe('accepted');
  });

  it('nor the notice of an extension before its approval', () => {
    const story = processing('2026-03-02').record('extension.approved', on('2026-03-03', '16:00'), {
      workingDays: 5,
      reason: '检索',
    });
    expect(story.refused('extension.notified', on('2026-03-03', '09:00'))).toBe('rule/before-its-letter');
    expect(story.refused('extension.notified', on('2026-03-03', '16:00'))).toBe('accepted');
  });

  it('nor before the earlier notice, where the later one of two was lost', () => {
    const story = processing('2016-02-01')
      .record('correction.requested', on('2016-02-03', '16:00'), { points: ['甲'] })
      .record('correction.requested', on('2016-02-05', '16:00'), { points: ['乙'] })
      .record('correction.undelivered', '2016-02-15');
    expect(story.refused('correction.delivered', on('2016-02-03', '09:00'))).toBe('rule/before-its-letter');
    expect(story.refused('correction.delivered', on('2016-02-03', '17:00'))).toBe('accepted');
  });
});

describe('service follows the signature, and a return follows service, to the instant', () => {
  const signed = () =>
    processing('2026-03-02')
      .record('draft.prepared', '2026-03-05', { outcome: '5.2' })
      .record('draft.countersigned', '2026-03-05')
      .record('reply.signed', on('2026-03-05', '16:00'));
  const post = { way: 'post' };

  it('on the day of the signature', () => {
    expect(signed().refused('reply.served', on('2026-03-05', '09:00'), post)).toBe('rule/before-its-letter');
    expect(signed().refused('reply.served', on('2026-03-05', '16:00'), post)).toBe('accepted');
  });

  it('on the day of service, and of the return', () => {
    const served = () => signed().record('reply.served', on('2026-03-05', '17:00'), post);
    expect(served().refused('reply.returned', on('2026-03-05', '08:00'), { reason: '拒收' })).toBe(
      'rule/before-its-letter',
    );
    const returned = served().record('reply.returned', on('2026-03-09', '16:00'), { reason: '拒收' });
    expect(returned.refused('reply.served', on('2026-03-09', '09:00'), post)).toBe('rule/before-its-return');
    expect(returned.refused('reply.served', on('2026-03-09', '16:00'), post)).toBe('accepted');
  });
});

describe('a letter after the hour at which the day of the office ends', () => {
  it('stops the clock from the next day only, so that it gives back no day that is over', () => {
    const settings = { 'day.end': '17:30', 'pause.convention': 'fromSent_throughAnswer' };
    const answered = (hour: string) =>
      processing('2026-03-02', settings)
        .record('consultation.sent', on('2026-03-30', hour), letter)
        .record('consultation.answered', '2026-03-31', { consultation: 'a', answer: 'consents' });
    // 03-30 is the twentieth working day; 03-30 and 03-31 do not count where the letter was sent in time.
    expect(due(answered('17:00'), '2026-03-31')).toBe('2026-04-01');
    expect(due(answered('18:00'), '2026-03-31')).toBe('2026-03-30');
  });
});
