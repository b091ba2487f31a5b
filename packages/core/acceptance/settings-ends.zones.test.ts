import { describe, expect, it } from 'vitest';
import { arrived, inHand, letter, opinion, received, signed } from './steps.ts';
import { type Case, request } from './story.ts';

const count = (story: Case, indicator: string): readonly string[] =>
  story
    .contributions()
    .filter((one) => one.indicator === indicator)
    .map((one) => one.on);

describe('U5 correction.late', () => {
  it.each([
    [{}, false],
    [{ 'correction.late': 'acceptAndFlag' }, true],
  ])('%j: a notice on the eighth working day is admitted: %s', (settings, admitted) => {
    const story = received('2026-02-10', settings).tell('request.registered', '2026-02-11');
    const notice = { points: ['文号'], dueOn: '2026-03-20' };
    expect(story.admits('correction.requested', '2026-02-27', notice)).toBe(admitted);
  });
});

describe('U8 fee.partPayment, fee.dayOne, fee.latePayment', () => {
  const noticed = (settings: object = {}) =>
    inHand('2026-04-24', settings)
      .tell('fee.noticed', '2026-04-27', { mode: 'per-page', units: 72, amount: 420 })
      .tell('fee.delivered', '2026-04-28');

  it('part payment is not payment', () => {
    const story = noticed().tell('fee.paid', '2026-05-08', { amount: 100 });
    expect(story.state.value).toBe('awaiting-fee');
    story.expire('2026-05-29');
    expect(story.outcome()).toBe('6.2');
  });

  it('restartsReply: part payment starts the reply period again, 05-08 → 06-04', () => {
    const story = noticed({ 'fee.partPayment': 'restartsReply' }).tell('fee.paid', '2026-05-08', { amount: 100 });
    expect(story.due('reply', '2026-05-08')).toBe('2026-06-04');
    story.expire('2026-06-01');
    expect(story.outcome()).toBeNull();
  });

  it('day one is the day after payment; sameDay counts the day of payment', () => {
    expect(noticed().tell('fee.paid', '2026-05-11', { amount: 420 }).due('reply', '2026-05-11')).toBe('2026-06-08');
    const same = noticed({ 'fee.dayOne': 'sameDay' });
    expect(same.tell('fee.paid', '2026-05-11', { amount: 420 }).due('reply', '2026-05-11')).toBe('2026-06-05');
    // Paid on a Sunday, a day off: day one cannot be that day.
    const sunday = noticed({ 'fee.dayOne': 'sameDay' }).tell('fee.paid', '2026-05-10', { amount: 420 });
    expect(sunday.due('reply', '2026-05-10')).toBe('2026-06-05');
  });

  it('a payment after 05-28 is refused, swept or not; with accept it restarts the reply', () => {
    expect(noticed().admits('fee.paid', '2026-06-01', { amount: 420 })).toBe(false);
    const swept = noticed();
    swept.expire('2026-05-29');
    expect(swept.admits('fee.paid', '2026-06-01', { amount: 420 })).toBe(false);
    const accepted = noticed({ 'fee.latePayment': 'accept' });
    accepted.expire('2026-05-29');
    accepted.tell('fee.paid', '2026-06-01', { amount: 420 });
    expect(accepted.due('reply', '2026-06-01')).toBe('2026-06-30');
    expect(accepted.outcome()).toBeNull();
  });
});

describe('U9 fee.stepFrom31', () => {
  const admits = (settings: object, before: number, units: number, amount: number) =>
    inHand('2026-04-24', settings).admits('fee.noticed', '2026-04-27', { mode: 'per-item', units, before, amount });

  it.each([
    [{}, 200],
    [{ 'fee.stepFrom31': 100 }, 100],
  ])('%j: the 31st item of a month costs %i', (settings, price) => {
    for (const amount of [100, 200]) expect(admits(settings, 30, 1, amount)).toBe(amount === price);
  });

  it('items 1 … 10 are free, 11 … 30 cost 100, each further ten 100 more', () => {
    expect(admits({}, 0, 10, 100)).toBe(false);
    expect([admits({}, 10, 1, 100), admits({}, 0, 30, 2000), admits({}, 0, 31, 2200)]).toEqual([true, true, true]);
    expect([admits({}, 0, 41, 2000 + 2000 + 300), admits({}, 0, 51, 2000 + 2000 + 3000 + 400)]).toEqual([true, true]);
  });

  it('pages 1 … 30 are free, then 10, from 101 on 20, from 201 on 40', () => {
    const pages = (units: number, amount: number) =>
      inHand('2026-04-24').admits('fee.noticed', '2026-04-27', { mode: 'per-page', units, amount });
    expect([pages(30, 10), pages(31, 10), pages(100, 700), pages(101, 720)]).toEqual([false, true, true, true]);
    expect([pages(200, 2700), pages(201, 2740), pages(201, 2700)]).toEqual([true, true, false]);
  });
});

describe('U32 withdraw.allowed', () => {
  it.each([
    [{}, false],
    [{ 'withdraw.allowed': 'untilServed' }, true],
  ])('%j: after the decision a withdrawal is admitted: %s', (settings, admitted) => {
    expect(signed(inHand('2026-04-24', settings), '2026-05-11').admits('request.withdrawn', '2026-05-12')).toBe(
      admitted,
    );
  });

  it('before the decision it ends the request with 6.3 and all its clocks', () => {
    const story = arrived(letter(inHand('2026-04-24'), '2026-04-28'), '2026-04-28');
    story.tell('request.withdrawn', '2026-04-29');
    expect([story.state.value, story.outcome(), story.expiries()]).toEqual(['closed', '6.3', []]);
  });
});

describe('U35 correction.afterDue', () => {
  const late = (settings: object = {}) =>
    received('2026-02-10', settings)
      .tell('request.registered', '2026-02-11')
      .tell('correction.requested', '2026-02-26', { points: ['文号'], dueOn: '2026-03-20' })
      .tell('correction.delivered', '2026-02-26');
  const good = { finding: 'excused', reasons: '因病住院' };

  it('an officer decides whether the reason is good', () => {
    const story = late().tell('correction.supplied', '2026-03-21');
    expect([story.state.value, story.due('reply', '2026-03-21')]).toEqual(['correcting', null]);
    expect(story.tell('lateness.judged', '2026-03-23', good).due('reply', '2026-03-23')).toBe('2026-04-20');
  });

  it('still does so on the next working day, after the end of the period is recorded', () => {
    const story = late();
    story.expire('2026-03-23T09:00:00+08:00');
    story.tell('correction.supplied', '2026-03-23');
    expect([story.outcome(), story.due('lateness', '2026-03-23')]).toEqual(['6.1', '2026-03-24']);
    expect(story.admits('lateness.judged', '2026-03-24', good)).toBe(true);
  });

  it('refuse: no reason helps', () => {
    const story = late({ 'correction.afterDue': 'refuse' });
    expect(story.admits('correction.supplied', '2026-03-20T23:59:59+08:00', {})).toBe(true);
    expect(story.admits('correction.supplied', '2026-03-21')).toBe(false);
  });
});

describe('U37 stats.remand', () => {
  const remanded = (settings: object = {}) => {
    const story = signed(inHand('2025-11-03', settings), '2025-11-20', '3.7', '属执法案卷');
    story.tell('reply.served', '2025-11-20', { way: 'direct' });
    const order = { by: 'review-organ', document: '复决〔2026〕1号', dueOn: '2026-03-31' };
    story.tell('request.remanded', '2026-03-02', order);
    return signed(story, '2026-03-16').tell('reply.served', '2026-03-16', { way: 'direct' });
  };

  it('the order sets the period, and the first result stands: one received, one result, in its year', () => {
    const story = remanded();
    expect(count(story, 'request.received')).toEqual(['2025-11-03']);
    expect(count(story, 'request.result')).toEqual(['2025-11-20']);
    expect(story.contributions().find((one) => one.indicator === 'request.result')?.by).toMatchObject({
      outcome: '3.7',
    });
  });

  it('countAsNew: one more received in the year of the order and one more result', () => {
    const story = remanded({ 'stats.remand': 'countAsNew' });
    expect(count(story, 'request.received')).toEqual(['2025-11-03', '2026-03-02']);
    expect(count(story, 'request.result')).toEqual(['2025-11-20', '2026-03-16']);
  });
});

describe('U38 thirdParty.bareObjection', () => {
  it.each([
    [{}, true],
    [{ 'thirdParty.bareObjection': 'withhold' }, false],
  ])('%j: an objection without reasons leaves a release open: %s', (settings, admitted) => {
    const story = arrived(letter(inHand('2026-04-24', settings), '2026-04-28'), '2026-04-28');
    opinion(story, '2026-05-09', 'letter-1', 'objects');
    expect(story.admits('draft.prepared', '2026-05-11', { outcome: '1' })).toBe(admitted);
  });
});

describe('settings of a case', () => {
  it('are checked: an unknown key and an unknown value are refused', () => {
    expect(() => request({ 'pause.convention': 'whatever' })).toThrow('pause.convention');
    expect(() => request({ 'no.such': true })).toThrow('no.such');
  });

  it('are kept on the case that was opened with them', () => {
    const story = inHand('2026-04-24', { 'fee.dayOne': 'sameDay' });
    expect(story.state.context).toMatchObject({ settings: { 'fee.dayOne': 'sameDay' } });
    expect(story.replayed()).toEqual(story.state);
  });
});
