import { describe, expect, it } from 'vitest';
import { type Case, officer } from './story.ts';
import { arrived, extended, inHand, letter, opinion } from './steps.ts';

const twenty = { workingDays: 20, reason: '需要检索的档案数量大' };
const reason = '需要检索';

describe('scenario 11: an extension', () => {
  it('received 2026-01-26, due 02-28, at most 03-27', () => {
    const story = inHand('2026-01-26');
    expect(story.due('reply', '2026-01-26')).toBe('2026-02-28');
    expect(extended(story, '2026-02-27', 20).due('reply', '2026-02-27')).toBe('2026-03-27');
  });

  it('is measured from the base, wherever in the period it is approved', () => {
    for (const on of ['2026-01-27', '2026-02-14', '2026-02-16', '2026-02-28']) {
      expect(extended(inHand('2026-01-26'), on, 20).due('reply', on)).toBe('2026-03-27');
    }
  });

  it('leaves the date where it is without a notice to the applicant, and is seen to be incomplete', () => {
    const story = inHand('2026-01-26').tell('extension.approved', '2026-02-13', twenty);
    expect(story.due('reply', '2026-02-13')).toBe('2026-02-28');
    expect(story.state.context).toMatchObject({ extension: { workingDays: 20, notifiedOn: null } });
    expect(story.clock('reply', '2026-03-01')?.state).toBe('overdue');
    expect(story.refused('extension.notified', '2026-03-01').code).toBe('rule/extension-notice-late');
    expect(story.due('reply', '2026-03-01')).toBe('2026-02-28');
  });

  it('takes effect by a notice at the last instant of the period', () => {
    const story = inHand('2026-01-26').tell('extension.approved', '2026-02-28', twenty);
    story.tell('extension.notified', '2026-02-28T23:59:59+08:00');
    expect(story.due('reply', '2026-03-02')).toBe('2026-03-27');
  });
});

describe('scenario 11: what is refused, and changes nothing', () => {
  const forbidden = (story: Case, on: string, data: object, kind: string, who = officer('office-head')) => {
    const before = structuredClone(story.state);
    const refusal = story.refused('extension.approved', on, data, { who });
    expect(story.state).toEqual(before);
    expect(story.replayed()).toEqual(before);
    expect(refusal.kind).toBe(kind);
    return refusal.code;
  };

  it('a second extension, notified or not', () => {
    const approved = inHand('2026-01-26').tell('extension.approved', '2026-02-12', { workingDays: 5, reason });
    expect(forbidden(approved, '2026-02-13', { workingDays: 5, reason }, 'conflict')).toBe('rule/extension-once');
    const notified = extended(inHand('2026-01-26'), '2026-02-12', 5);
    expect(forbidden(notified, '2026-02-13', { workingDays: 5, reason }, 'conflict')).toBe('rule/extension-once');
    expect(notified.due('reply', '2026-02-13')).toBe('2026-03-06');
  });

  it('one after an extension was revoked: at most one in total', () => {
    const story = extended(inHand('2026-01-26'), '2026-02-12', 5).tell('extension.revoked', '2026-02-13', { reason });
    expect(forbidden(story, '2026-02-14', { workingDays: 5, reason }, 'conflict')).toBe('rule/extension-once');
  });

  it('21 working days, none at all, a part of one, and no reason', () => {
    const story = inHand('2026-01-26');
    expect(forbidden(story, '2026-02-27', { workingDays: 21, reason }, 'invalid')).toBe('rule/extension-too-long');
    for (const workingDays of [0, -1, 1.5, '20', null])
      expect(forbidden(story, '2026-02-27', { workingDays, reason }, 'invalid')).toBe('fact/malformed');
    expect(forbidden(story, '2026-02-27', { workingDays: 20 }, 'invalid')).toBe('fact/malformed');
    expect(forbidden(story, '2026-02-27', { workingDays: 20, reason: '  ' }, 'invalid')).toBe('fact/malformed');
  });

  it('the handler as approver, and an approver without the duty', () => {
    const story = inHand('2026-01-26');
    const both = { id: 'handler', duties: ['handler', 'office-head'] as const };
    expect(forbidden(story, '2026-02-27', twenty, 'forbidden', both)).toBe('actor/separation-of-duties');
    for (const duty of ['handler', 'registrar', 'signatory', 'supervisor', 'applicant', 'system'] as const)
      expect(forbidden(story, '2026-02-27', twenty, 'forbidden', officer(duty))).toBe('actor/forbidden');
  });

  it('after expiry, swept or not', () => {
    const story = inHand('2026-01-26');
    expect(forbidden(story, '2026-03-01T00:00:00+08:00', twenty, 'conflict')).toBe('rule/extension-late');
    story.expire('2026-03-01');
    expect(forbidden(story, '2026-03-01', twenty, 'conflict')).toBe('rule/extension-late');
  });

  it('in the future, and before the latest fact', () => {
    const story = inHand('2026-01-26');
    const before = structuredClone(story.state);
    expect(story.refused('extension.approved', '2026-02-27', twenty, { now: '2026-02-26' }).code).toBe('fact/future');
    expect(story.refused('extension.approved', '2026-01-25', twenty).code).toBe('fact/out-of-order');
    expect(story.state).toEqual(before);
  });

  it('and said so beforehand: what may be done names the same reason', () => {
    const story = inHand('2026-01-26');
    const at = '2026-03-01T00:00:00+08:00';
    expect(story.can('extension.approved', officer('office-head'), '2026-02-28')?.allowed).toBe(true);
    expect(story.can('extension.approved', officer('office-head'), at)?.refusal?.code).toBe('rule/extension-late');
    expect(story.can('extension.approved', officer('office-head', 'handler'), '2026-02-28')?.refusal?.code).toBe(
      'actor/separation-of-duties',
    );
    expect(story.can('extension.approved', officer('handler'), '2026-02-28')?.refusal?.code).toBe('actor/forbidden');
  });
});

describe('scenario 11 under the text of 2008', () => {
  it('2018-12-20: 2019-01-11, at most 2019-02-01; 16 days are too many', () => {
    const story = inHand('2018-12-20');
    expect(story.due('reply', '2018-12-20')).toBe('2019-01-11');
    expect(story.refused('extension.approved', '2019-01-11', { workingDays: 16, reason }).code).toBe(
      'rule/extension-too-long',
    );
    expect(extended(story, '2019-01-11', 15).due('reply', '2019-01-11')).toBe('2019-02-01');
  });
});

describe('scenario 12: an extension removed keeps the pauses', () => {
  it('06-03, extended 07-02, removed 06-03; at every step as a replay from scratch', () => {
    const story = inHand('2026-04-24');
    const dates: string[] = [];
    const step = (next: Case, on: string) => {
      expect(next.state).toEqual(next.replayed());
      dates.push(`${on.slice(5)} ${next.due('reply', on) ?? 'paused'}`);
    };
    step(story, '2026-04-24');
    step(letter(story, '2026-04-28'), '2026-04-28');
    step(arrived(story, '2026-04-28'), '2026-04-28');
    step(opinion(story, '2026-05-09'), '2026-05-09');
    step(story.tell('extension.approved', '2026-05-20', twenty), '2026-05-20');
    step(story.tell('extension.notified', '2026-05-21'), '2026-05-21');
    step(story.tell('extension.revoked', '2026-05-22', { reason: '已检索完毕' }), '2026-05-22');
    expect(story.expire('2026-06-04').some((entry) => entry.startsWith('reply 2026-06-04T00:00:00'))).toBe(true);
    step(story, '2026-06-04');
    expect(dates).toEqual([
      '04-24 2026-05-26',
      '04-28 paused',
      '04-28 paused',
      '05-09 2026-06-03',
      '05-20 2026-06-03',
      '05-21 2026-07-02',
      '05-22 2026-06-03',
      '06-04 2026-06-03',
    ]);
  });

  it('the order of pause and extension makes no difference', () => {
    const story = extended(inHand('2026-04-24'), '2026-04-27', 20);
    opinion(arrived(letter(story, '2026-04-28'), '2026-04-28'), '2026-05-09');
    expect(story.due('reply', '2026-05-09')).toBe('2026-07-02');
    story.tell('extension.revoked', '2026-05-22', { reason });
    expect(story.due('reply', '2026-05-22')).toBe('2026-06-03');
    expect(story.state).toEqual(story.replayed());
  });
});
