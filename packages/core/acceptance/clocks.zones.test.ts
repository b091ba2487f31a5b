import { describe, expect, it } from 'vitest';
import type { AnyProcedure } from '../src/kernel/procedure.ts';
import { disclosureRequest } from '../src/procedures/disclosure-request/disclosure-request.ts';
import { Story } from '../test-support/story.ts';
import { answered, asked, due, extended, processing, registered } from './requests.ts';

const request: AnyProcedure = disclosureRequest;
const notice = { points: ['写明文号'], dueOn: '2026-03-20' };

describe('9. correction, once', () => {
  it('may be asked for through 2026-02-26 and not on the 27th', () => {
    const story = registered('2026-02-10');
    expect(due(story, '2026-02-10', 'correction-notice')).toBe('2026-02-26');
    expect(story.refused('correction.requested', '2026-02-26T23:59:59+08:00', notice)).toBe('accepted');
    expect(story.refused('correction.requested', '2026-02-27T00:00:00+08:00', notice)).toBe('rule/correction-late');
  });

  it('starts a new clock on Saturday 2026-02-28, due 2026-03-27, the old one closed', () => {
    const story = registered('2026-02-10').record('correction.requested', '2026-02-26', notice);
    expect(story.clock('reply', '2026-02-27')).toBeUndefined();
    story.record('correction.delivered', '2026-02-26').record('correction.supplied', '2026-02-28');
    expect(due(story, '2026-02-28')).toBe('2026-03-27');
    story.record('request.registered', '2026-03-02');
    expect(story.refused('correction.requested', '2026-03-02', notice)).toBe('rule/correction-once');
    story.record('processing.started', '2026-03-02');
    expect(story.refused('draft.prepared', '2026-03-03', { outcome: '4.3' })).toBe('accepted');
  });

  it('closes with 6.1 without one, counted under (六)1', () => {
    const story = registered('2026-02-10').record('correction.requested', '2026-02-26', notice);
    story.record('correction.delivered', '2026-02-26').sweep('2026-03-23');
    expect([story.state.value, request.outcomeOf(story.state.context)]).toEqual(['closed', '6.1']);
    expect(request.outcomes['6.1']?.cells).toEqual({ AR2019: 'r6', AR2021: 'r6_1' });
  });

  it('is accepted late and flagged where the setting says so', () => {
    const story = registered('2026-02-10', { 'correction.late': 'acceptAndFlag' });
    expect(story.record('correction.requested', '2026-02-27', notice).state.value).toBe('correcting');
    expect(story.clock('correction-notice', '2026-02-27')?.state).toBe('late');
  });

  it('knows neither limit nor abandonment in the text of 2008', () => {
    const story = registered('2018-02-12').record('correction.requested', '2018-03-05', { points: ['甲'] });
    expect(story.record('correction.delivered', '2018-03-05').sweep('2018-12-31').state.value).toBe('correcting');
    expect(story.refused('correction.supplied', '2018-10-01')).toBe('accepted');
  });
});

describe('10. the pause of a consultation', () => {
  const at = '2026-04-24';
  it('a: six working days are not counted: 06-03, never 06-06', () => {
    const story = processing(at);
    expect(due(story, at)).toBe('2026-05-26');
    expect(due(answered(asked(story, '2026-04-28', '2026-04-28'), '2026-05-09'), '2026-05-10')).toBe('2026-06-03');
  });

  it.each([
    ['2026-04-28', '2026-05-21', '2026-06-16'],
    ['2026-04-30', '2026-05-25', '2026-06-18'],
  ])('b: silent, letter received %s: its period ends %s, the reply is due %s', (delivered, ends, reply) => {
    const story = asked(processing(at), '2026-04-28', delivered);
    expect(due(story, '2026-05-10', 'consultation:c1')).toBe(ends);
    expect(story.clock('reply', '2026-05-10')).toMatchObject({ state: 'paused', due: null });
    expect(due(story, '2026-05-27')).toBe(reply);
    expect(due(story.sweep('2026-05-27'), '2026-05-27')).toBe(reply);
    expect(story.state.context).toMatchObject({ consultations: [{ how: 'silent', closedOn: ends }] });
  });

  it('c: overlapping letters pause once, nine working days: 06-08, not 06-10', () => {
    const story = asked(
      asked(processing(at), '2026-04-28', '2026-04-28'),
      '2026-05-07',
      '2026-05-07',
      'c2',
      'co-agency',
    );
    expect(due(answered(answered(story, '2026-05-09'), '2026-05-13', 'c2'), '2026-05-14')).toBe('2026-06-08');
  });

  it('d: a silent co-making agency is deemed to consent: the release is not held up', () => {
    const story = asked(processing(at), '2026-04-28', '2026-04-28', 'c1', 'co-agency').sweep('2026-05-22');
    expect(story.clock('consultation:c1', '2026-05-22')?.period.onExpiry?.zh).toBe('视为同意公开');
    expect(story.refused('draft.prepared', '2026-05-22', { outcome: '1' })).toBe('accepted');
  });

  it('e: a reasoned objection is overridden only by a written notice before disclosure', () => {
    const story = answered(asked(processing(at), '2026-04-28', '2026-04-28'), '2026-05-09', 'c1', {
      answer: 'objects',
      reasons: '商业秘密',
    });
    expect(story.refused('draft.prepared', '2026-05-11', { outcome: '1' })).toBe('rule/objection-stands');
    expect(story.refused('draft.prepared', '2026-05-11', { outcome: '3.4', reasons: '第三方不同意' })).toBe('accepted');
    story.record('objection.overridden', '2026-05-11', { consultation: 'c1', content: '内容', reasons: '公共利益' });
    expect(story.refused('draft.prepared', '2026-05-11', { outcome: '1' })).toBe('accepted');
  });

  it('f: sent 03-10 and back 03-24: 04-14; silent from 03-11: 04-01 and 04-23; opinion 03-20: 04-13', () => {
    const from = '2026-03-02';
    expect(due(answered(asked(processing(from), '2026-03-10', null), '2026-03-24'), '2026-03-25')).toBe('2026-04-14');
    const silent = asked(processing(from), '2026-03-09', '2026-03-11');
    expect(due(silent, '2026-03-12', 'consultation:c1')).toBe('2026-04-01');
    expect(due(silent, '2026-04-03')).toBe('2026-04-23');
    expect(due(answered(silent, '2026-03-20'), '2026-03-21')).toBe('2026-04-13');
  });
});

describe('11. extension, once, in time, with approval', () => {
  it('reaches from 02-28 at most to 2026-03-27', () => {
    const story = processing('2026-01-26');
    expect(due(story, '2026-01-26')).toBe('2026-02-28');
    story.record('extension.approved', '2026-02-28', { workingDays: 20, reason: '检索' });
    expect(due(story, '2026-02-28')).toBe('2026-02-28');
    expect(due(story.record('extension.notified', '2026-02-28'), '2026-02-28')).toBe('2026-03-27');
  });

  it.each([
    ['21 working days', '2026-02-27', { workingDays: 21, reason: '检索' }, undefined],
    ['no reason', '2026-02-27', { workingDays: 20 }, undefined],
    ['after expiry', '2026-03-01', { workingDays: 20, reason: '检索' }, undefined],
    [
      'the handler',
      '2026-02-27',
      { workingDays: 20, reason: '检索' },
      { id: 'processing.started', duties: ['office-head'] as const },
    ],
    ['without the duty', '2026-02-27', { workingDays: 20, reason: '检索' }, { id: 'x', duties: ['handler'] as const }],
  ])('is refused for %s, and nothing changes', (_, on, data, who) => {
    const story = processing('2026-01-26');
    const before = structuredClone(story.state);
    expect(story.refused('extension.approved', on, data, who)).not.toBe('accepted');
    expect(story.state).toEqual(before);
  });

  it('is refused a second time', () => {
    const story = extended(processing('2026-01-26'), '2026-02-27', 5);
    expect(story.refused('extension.approved', '2026-02-27', { workingDays: 5, reason: '检索' })).toBe(
      'rule/extension-once',
    );
  });

  it('is 15 + 15 under the text of 2008: 2018-12-20, 2019-01-11, 2019-02-01', () => {
    const story = processing('2018-12-20');
    expect(due(story, '2018-12-20')).toBe('2019-01-11');
    expect(story.refused('extension.approved', '2019-01-10', { workingDays: 16, reason: '检索' })).toBe(
      'rule/extension-too-long',
    );
    expect(due(extended(story, '2019-01-10', 15), '2019-01-10')).toBe('2019-02-01');
  });
});

describe('12. an extension removed keeps the pauses', () => {
  it('goes from 06-03 to 07-02 and back', () => {
    const story = answered(asked(processing('2026-04-24'), '2026-04-28', '2026-04-28'), '2026-05-09');
    expect(due(story, '2026-05-20')).toBe('2026-06-03');
    expect(due(extended(story, '2026-05-20', 20), '2026-05-20')).toBe('2026-07-02');
    expect(due(story.record('extension.revoked', '2026-05-21', { reason: '已查到' }), '2026-05-21')).toBe('2026-06-03');
  });
});

describe('13. a pause while overdue gives nothing back', () => {
  it('stays due 03-19 and late since then', () => {
    const story = asked(processing('2026-02-13'), '2026-03-26', '2026-03-26');
    expect(story.clock('reply', '2026-03-27')).toMatchObject({ state: 'overdue', due: { on: '2026-03-19' } });
    answered(story, '2026-04-10');
    expect(story.clock('reply', '2026-04-10')).toMatchObject({ state: 'overdue', due: { on: '2026-03-19' } });
  });
});

describe('14. backdating and repetition', () => {
  it('refuses a letter before receipt, an answer before its letter, and the future', () => {
    const story = processing('2026-04-24');
    expect(story.refused('consultation.sent', '2026-04-23', { consultation: 'c1', party: 'third-party' })).toBe(
      'rule/before-receipt',
    );
    asked(story, '2026-04-28', null);
    expect(story.refused('consultation.answered', '2026-04-27', { consultation: 'c1', answer: 'consents' })).toBe(
      'rule/before-its-letter',
    );
  });

  it('moves the date once for the same opinion twice', () => {
    const story = answered(asked(processing('2026-04-24'), '2026-04-28', '2026-04-28'), '2026-05-09');
    expect(story.refused('consultation.answered', '2026-05-09', { consultation: 'c1', answer: 'consents' })).toBe(
      'rule/consultation-closed',
    );
    expect(due(story, '2026-05-09')).toBe('2026-06-03');
  });

  const noticed = () =>
    processing('2026-04-24')
      .record('fee.noticed', '2026-04-27', { mode: 'per-page', units: 72, amount: 420 })
      .record('fee.delivered', '2026-04-28');

  it('counts the reply again from the day after full payment: 05-11 → 06-08', () => {
    const story = noticed();
    expect(due(story, '2026-04-28', 'fee-payment')).toBe('2026-05-28');
    story.record('fee.paid', '2026-05-08', { amount: 100 });
    expect(story.state.value).toBe('awaiting-fee');
    expect(due(story.record('fee.paid', '2026-05-11', { amount: 320 }), '2026-05-11')).toBe('2026-06-08');
    expect(story.refused('fee.paid', '2026-05-11', { amount: 320 })).toBe('fact/refused');
  });

  it('closes with 6.2 when it is not paid in full by 05-28', () => {
    const story = noticed().record('fee.paid', '2026-05-08', { amount: 100 });
    expect(story.sweep('2026-05-28T23:59:59+08:00').state.value).toBe('awaiting-fee');
    story.sweep('2026-05-29T00:00:00+08:00');
    expect([story.state.value, request.outcomeOf(story.state.context)]).toEqual(['closed', '6.2']);
  });
});

describe('15. the rule by date', () => {
  it.each([
    ['2019-05-14', '2019-06-04', 'FOI2008'],
    ['2019-05-15', '2019-06-13', 'FOI2019'],
  ])('received %s is due %s under %s', (received, expected, regime) => {
    const story = processing(received);
    expect(due(story, received)).toBe(expected);
    expect(story.state.context).toMatchObject({ regime });
  });

  it('follows the date of submission where the setting says so', () => {
    const posted = (settings: object) =>
      new Story(request, settings)
        .record('request.submitted', '2019-05-14', {
          channel: 'mail-ordinary',
          applicant: { kind: 'natural' },
          description: '某',
        })
        .record('receipt.confirmed', '2019-05-15');
    expect(due(posted({}), '2019-05-15')).toBe('2019-06-13');
    expect(due(posted({ 'regime.bindTo': 'submissionDate' }), '2019-05-15')).toBe('2019-06-05');
  });
});
