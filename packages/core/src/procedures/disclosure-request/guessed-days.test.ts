import { describe, expect, it } from 'vitest';
import { processing } from '../../../test-support/request-stories.ts';

// Received 2027-01-18, while the notice for 2027 is not out: the best guess is 02-19, and 02-23 the latest day.
const RECEIVED = '2027-01-18';
const extension = { workingDays: 20, reason: '检索' };
const fee = { mode: 'per-item', units: 1, before: 10, amount: 100 };

describe('a period whose last day is guessed', () => {
  it('is not called overdue before the latest day it can end on has passed', () => {
    const story = processing(RECEIVED);
    expect(story.clock('reply', RECEIVED)?.due).toMatchObject({
      on: '2027-02-19',
      provisional: { latest: '2027-02-23' },
    });
    expect(story.clock('reply', '2027-02-20')).toMatchObject({ state: 'running', remaining: null });
    expect(story.clock('reply', '2027-02-23T23:59:59+08:00')?.state).toBe('running');
    expect(story.clock('reply', '2027-02-24T00:00:00+08:00')?.state).toBe('overdue');
  });

  it('takes no right from the agency', () => {
    expect(processing(RECEIVED).refused('extension.approved', '2027-02-23', extension)).toBe('accepted');
    expect(processing(RECEIVED).refused('extension.approved', '2027-02-24', extension)).toBe('rule/extension-late');
    expect(processing(RECEIVED).refused('fee.noticed', '2027-02-23', fee)).toBe('accepted');
    expect(processing(RECEIVED).refused('fee.noticed', '2027-02-24', fee)).toBe('rule/fee-late');
  });

  it('leaves the window for a notice of correction and for a payment open', () => {
    const notice = { points: ['甲'], dueOn: '2027-03-20' };
    const noticedOn = (on: string) => processing('2027-02-01').refused('correction.requested', on, notice);
    expect([noticedOn('2027-02-18'), noticedOn('2027-02-19')]).toEqual(['accepted', 'rule/correction-late']);
    const paidOn = (on: string) =>
      processing(RECEIVED)
        .record('fee.noticed', RECEIVED, fee)
        .record('fee.delivered', RECEIVED)
        .refused('fee.paid', on, { amount: 100 });
    expect([paidOn('2027-02-23'), paidOn('2027-02-24')]).toEqual(['accepted', 'rule/fee-overdue']);
  });

  it('is not judged late on a guess', () => {
    const servedOn = (on: string) =>
      processing(RECEIVED)
        .record('draft.prepared', '2027-01-20', { outcome: '4.2' })
        .record('secrecy.reviewed', '2027-01-20', { finding: 'cleared' })
        .record('draft.countersigned', '2027-01-20')
        .record('reply.signed', '2027-01-20')
        .record('reply.served', on, { way: 'direct' })
        .clock('reply', '2027-03-01')?.state;
    expect([servedOn('2027-02-23'), servedOn('2027-02-24')]).toEqual(['met', 'late']);
  });
});
