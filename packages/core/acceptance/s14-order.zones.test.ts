import { nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { traceClock } from '../src/index.ts';
import { arrived, inHand, letter, opinion } from './steps.ts';

describe('scenario 14: backdating', () => {
  const sent = { consultation: 'letter-1', party: 'third-party' };
  const consents = { consultation: 'letter-1', answer: 'consents' };
  const started = () => inHand('2026-04-24');

  it('no letter before receipt', () => {
    expect(started().refused('consultation.sent', '2026-04-23', sent, { now: '2026-04-28' }).kind).toBe('invalid');
  });

  it('no answer and no delivery before its letter', () => {
    const story = letter(started(), '2026-04-28');
    const now = { now: '2026-05-09' };
    expect(story.refused('consultation.answered', '2026-04-27', consents, now).kind).toBe('invalid');
    expect(story.refused('consultation.delivered', '2026-04-27', { consultation: 'letter-1' }, now).kind).toBe(
      'invalid',
    );
    expect(story.refused('consultation.answered', '2026-04-27', consents, now).kind).toBe('invalid');
  });

  it('neither in the future, be it by one second', () => {
    const now = { now: '2026-04-28T09:59:59+08:00' };
    expect(started().refused('consultation.sent', '2026-04-28', sent, now).code).toBe('fact/future');
    const story = letter(started(), '2026-04-27');
    expect(story.refused('consultation.answered', '2026-04-28', consents, now)).toMatchObject({
      code: 'fact/future',
      kind: 'invalid',
    });
  });

  it('a second letter that went out before the first was answered may be recorded after the answer', () => {
    const second = { consultation: 'letter-2', party: 'third-party' };
    const inOrder = letter(started(), '2026-04-28').tell('consultation.sent', '2026-05-08', second);
    opinion(inOrder, '2026-05-09');
    const late = opinion(arrived(letter(started(), '2026-04-28'), '2026-04-28'), '2026-05-09');
    late.tell('consultation.sent', '2026-05-08', second, { now: '2026-05-11' });
    const end = { consultation: 'letter-2', answer: 'consents' };
    for (const story of [inOrder, late]) story.tell('consultation.answered', '2026-05-13', end);
    expect(late.due('reply', '2026-05-13')).toBe(inOrder.due('reply', '2026-05-13'));
    expect(late.due('reply', '2026-05-13')).toBe('2026-06-08');
  });

  it('an opinion that came in time and is recorded late moves the date as on its day', () => {
    const story = arrived(letter(started(), '2026-04-28'), '2026-04-28');
    story.tell('consultation.answered', '2026-05-09', consents, { now: '2026-05-13' });
    expect(story.due('reply', '2026-05-13')).toBe('2026-06-03');
  });
});

describe('scenario 14: repetition', () => {
  it('two identical opinions on one day move the date once', () => {
    const story = opinion(arrived(letter(inHand('2026-04-24'), '2026-04-28'), '2026-04-28'), '2026-05-09');
    const again = { consultation: 'letter-1', answer: 'consents' };
    expect(story.refused('consultation.answered', '2026-05-09', again).kind).toBe('conflict');
    expect(story.due('reply', '2026-05-09')).toBe('2026-06-03');
  });

  const noticed = () =>
    inHand('2026-04-24')
      .tell('fee.noticed', '2026-04-27', { mode: 'per-page', units: 72, amount: 420 })
      .tell('fee.delivered', '2026-04-28');

  it('two identical payments on one day move the date once', () => {
    const story = noticed().tell('fee.paid', '2026-05-11', { amount: 420 });
    expect(story.refused('fee.paid', '2026-05-11', { amount: 420 }).kind).toBe('conflict');
    expect(story.due('reply', '2026-05-11')).toBe('2026-06-08');
  });

  it('full payment on 05-11: a new period whose first day is 05-12, due 06-08', () => {
    const reply = noticed().tell('fee.paid', '2026-05-11', { amount: 420 }).clock('reply', '2026-05-11');
    const counted = reply === undefined ? [] : traceClock(reply, nationalCalendar).filter((day) => day.counted);
    expect([counted.length, counted[0]?.date, counted.at(-1)?.date]).toEqual([20, '2026-05-12', '2026-06-08']);
  });

  it('is payable through 05-28 and not on 05-29', () => {
    expect(noticed().due('fee-payment', '2026-04-28')).toBe('2026-05-28');
    expect(noticed().admits('fee.paid', '2026-05-28T23:59:59+08:00', { amount: 420 })).toBe(true);
    expect(noticed().refused('fee.paid', '2026-05-29T00:00:00+08:00', { amount: 420 }).kind).toBe('conflict');
  });

  it.each([[[]], [[100]], [[100, 319]]])('paid %j by 05-28: closed with 6.2', (payments: readonly number[]) => {
    const story = noticed();
    for (const amount of payments) story.tell('fee.paid', '2026-05-08', { amount });
    expect(story.expire('2026-05-28T23:59:59+08:00')).toEqual([]);
    expect(story.state.value).toBe('awaiting-fee');
    expect(story.expire('2026-05-29T00:00:00+08:00')).toEqual(['fee-payment 2026-05-29T00:00:00+08:00']);
    expect([story.state.value, story.outcome()]).toEqual(['closed', '6.2']);
  });

  it('does not start to lapse before the notice is delivered', () => {
    const story = inHand('2026-04-24').tell('fee.noticed', '2026-04-27', { mode: 'per-page', units: 72, amount: 420 });
    expect(story.expire('2026-12-01')).toEqual([]);
    expect(story.state.value).toBe('awaiting-fee');
  });

  it('is noticed inside the reply period, through its last day 05-26', () => {
    const fee = { mode: 'per-page', units: 72, amount: 420 };
    expect(inHand('2026-04-24').admits('fee.noticed', '2026-05-26T23:59:59+08:00', fee)).toBe(true);
    expect(inHand('2026-04-24').refused('fee.noticed', '2026-05-27T00:00:00+08:00', fee).kind).toBe('conflict');
  });

  it('suspends the reply period: nothing is overdue on 05-27, and payment on 06-10 makes it 07-09', () => {
    const story = inHand('2026-04-24')
      .tell('fee.noticed', '2026-04-27', { mode: 'per-page', units: 72, amount: 420 })
      .tell('fee.delivered', '2026-05-20');
    expect(story.due('fee-payment', '2026-05-20')).toBe('2026-06-17');
    expect(story.expire('2026-06-10')).toEqual([]);
    expect(story.clock('reply', '2026-05-27')?.state).not.toBe('overdue');
    expect(story.tell('fee.paid', '2026-06-10', { amount: 420 }).due('reply', '2026-06-10')).toBe('2026-07-09');
  });
});
