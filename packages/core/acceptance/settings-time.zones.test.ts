import { describe, expect, it } from 'vitest';
import { asked, arrived, extended, inHand, letter, opinion, received, signed, takenUp } from './steps.ts';
import { request } from './story.ts';

// Every setting that moves a date: first the default, then each alternative. Received 2026-04-24, due 05-26, so that
// one working day more is 05-27, then 05-28, 05-29, 06-01, 06-02, 06-03, 06-04.
const RECEIVED = '2026-04-24';

describe('U1 regime.bindTo', () => {
  it.each([
    ['receiptDate', '2019-06-13'],
    ['submissionDate', '2019-06-05'],
  ])('%s: posted 2019-05-14, received 05-15, due %s', (bindTo, due) => {
    const story = request({ 'regime.bindTo': bindTo }).tell('request.submitted', '2019-05-14', asked('mail-signed'));
    expect(story.tell('receipt.signed', '2019-05-15').due('reply', '2019-05-15')).toBe(due);
  });
});

describe('U2 pause.convention', () => {
  it.each([
    ['afterSent_throughAnswer', '2026-06-03'],
    ['fromSent_throughAnswer', '2026-06-04'],
    ['afterSent_beforeAnswer', '2026-06-02'],
  ])('%s: sent 04-28, answered 05-09, due %s', (convention, due) => {
    const story = inHand(RECEIVED, { 'pause.convention': convention });
    opinion(arrived(letter(story, '2026-04-28'), '2026-04-28'), '2026-05-09');
    expect(story.due('reply', '2026-05-09')).toBe(due);
  });

  it.each(['afterSent_throughAnswer', 'fromSent_throughAnswer', 'afterSent_beforeAnswer'])(
    '%s: overlapping letters are still one pause',
    (convention) => {
      const both = inHand(RECEIVED, { 'pause.convention': convention });
      arrived(letter(both, '2026-04-28'), '2026-04-28');
      arrived(letter(both, '2026-05-06', 'letter-2'), '2026-05-06', 'letter-2');
      opinion(opinion(both, '2026-05-08', 'letter-2'), '2026-05-09');
      const one = inHand(RECEIVED, { 'pause.convention': convention });
      opinion(arrived(letter(one, '2026-04-28'), '2026-04-28'), '2026-05-09');
      expect(both.due('reply', '2026-05-09')).toBe(one.due('reply', '2026-05-09'));
    },
  );
});

describe('U3 pause.onDeliveryFailure', () => {
  const returned = (settings: object) =>
    letter(inHand(RECEIVED, settings), '2026-04-28').tell('consultation.undelivered', '2026-05-07', {
      consultation: 'letter-1',
    });

  it('resume: the four working days until the letter came back are not counted, 06-01', () => {
    expect(returned({}).due('reply', '2026-05-08')).toBe('2026-06-01');
    expect(returned({}).clock('reply', '2026-05-08')?.state).toBe('running');
  });

  it('keep: the clock is stopped until another letter is answered', () => {
    const story = returned({ 'pause.onDeliveryFailure': 'keep' });
    expect(story.clock('reply', '2026-05-08')).toMatchObject({ state: 'paused', due: null });
    expect(story.expire('2026-07-01')).toEqual([]);
    opinion(arrived(letter(story, '2026-05-08', 'letter-2'), '2026-05-08', 'letter-2'), '2026-05-09', 'letter-2');
    expect(story.due('reply', '2026-05-09')).toBe('2026-06-03');
  });
});

describe('U4 pause.reasonsRequest and pause.secrecyReferral', () => {
  it.each([
    [false, '2026-05-26', 'running'],
    [true, '2026-06-03', 'paused'],
  ])('reasons asked for 04-28, accepted 05-09, pause %s: due %s', (pause, due, state) => {
    const story = inHand(RECEIVED, { 'pause.reasonsRequest': pause });
    story.tell('reasons.requested', '2026-04-28', { note: '一年内申请数百件' });
    expect(story.clock('reply', '2026-04-30')?.state).toBe(state);
    expect(story.tell('reasons.accepted', '2026-05-09', { delayedUntil: null }).due('reply', '2026-05-09')).toBe(due);
  });

  it.each([
    [false, '2026-05-26', 'running'],
    [true, '2026-06-03', 'paused'],
  ])('secrecy referred 04-28, determined 05-09, pause %s: due %s', (pause, due, state) => {
    const story = inHand(RECEIVED, { 'pause.secrecyReferral': pause });
    story.tell('secrecy.referred', '2026-04-28', { to: '省保密局' });
    expect(story.clock('reply', '2026-04-30')?.state).toBe(state);
    story.tell('secrecy.determined', '2026-05-09', { finding: 'cleared' });
    expect(story.due('reply', '2026-05-09')).toBe(due);
  });

  it('a delay under Art. 35 replaces the period by a set date', () => {
    const story = inHand(RECEIVED).tell('reasons.requested', '2026-04-28', { note: '一年内申请数百件' });
    story.tell('reasons.accepted', '2026-05-09', { delayedUntil: '2026-08-31' });
    expect(story.due('reply', '2026-05-09')).toBe('2026-08-31');
    expect(story.expire('2026-08-31T23:59:59+08:00').filter((entry) => entry.startsWith('reply'))).toEqual([]);
  });
});

describe('U6 extension.maxTimes and extension.noticeBeforeExpiry', () => {
  it('twice may be set, but together never past 40 working days from receipt', () => {
    for (let second = 1; second <= 20; second += 1) {
      const story = extended(inHand('2026-01-26', { 'extension.maxTimes': 2 }), '2026-02-12', 10);
      if (story.admits('extension.approved', '2026-02-13', { workingDays: second, reason: '检索' }))
        extended(story, '2026-02-13', second);
      const due = story.due('reply', '2026-02-13') ?? '';
      expect(due > '2026-02-28' && due <= '2026-03-27').toBe(true);
    }
    const twice = extended(inHand('2026-01-26', { 'extension.maxTimes': 2 }), '2026-02-12', 10);
    expect(twice.admits('extension.approved', '2026-02-13', { workingDays: 10, reason: '检索' })).toBe(true);
    const once = extended(inHand('2026-01-26'), '2026-02-12', 10);
    expect(once.admits('extension.approved', '2026-02-13', { workingDays: 10, reason: '检索' })).toBe(false);
  });

  it('approved in time and notified after expiry has no effect; with false it has', () => {
    const approved = (settings: object) =>
      inHand('2026-01-26', settings).tell('extension.approved', '2026-02-28', { workingDays: 20, reason: '检索' });
    expect(approved({}).refused('extension.notified', '2026-03-02').code).toBe('rule/extension-notice-late');
    const later = approved({ 'extension.noticeBeforeExpiry': false });
    expect(later.tell('extension.notified', '2026-03-02').due('reply', '2026-03-02')).toBe('2026-03-27');
  });
});

describe('U15 day.end', () => {
  it('24:00, or the close of business', () => {
    const at = (settings: object, when: string) => inHand('2026-04-20', settings).clock('reply', when)?.state;
    expect(at({}, '2026-05-20T17:30:00+08:00')).toBe('running');
    expect(at({ 'day.end': '17:30' }, '2026-05-20T17:29:59+08:00')).toBe('running');
    expect(at({ 'day.end': '17:30' }, '2026-05-20T17:30:00+08:00')).toBe('overdue');
    const story = inHand('2026-04-20', { 'day.end': '17:30' });
    expect(story.due('reply', '2026-04-20')).toBe('2026-05-20');
    expect(story.expire('2026-05-20T17:30:00+08:00')).toContain('reply 2026-05-20T17:30:00+08:00');
  });
});

describe('U36 reply.endsOn', () => {
  it.each([
    [{}, 'late'],
    [{ 'reply.endsOn': 'decision' }, 'met'],
  ])('%j: signed 05-20, posted 05-21: %s', (settings, state) => {
    const story = signed(inHand('2026-04-20', settings), '2026-05-20').tell('reply.served', '2026-05-21', {
      way: 'post',
    });
    expect(story.clock('reply', '2026-05-21')?.state).toBe(state);
  });
});

describe('U30 and U31: receipt', () => {
  it('an oral request is received when its record is made', () => {
    const story = takenUp(request().tell('request.submitted', RECEIVED, asked('oral')), RECEIVED);
    expect(story.due('reply', RECEIVED)).toBe('2026-05-26');
    expect(received(RECEIVED).due('reply', RECEIVED)).toBe('2026-05-26');
  });
});
