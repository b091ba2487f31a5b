import { describe, expect, it } from 'vitest';
import { opening, processing, registered, request } from '../../../test-support/request-stories.ts';
import { Story } from '../../../test-support/story.ts';

const fee = { mode: 'per-page', units: 72, amount: 420 };

describe('a fee while the reply has a date that was set', () => {
  const delayed = () =>
    processing('2026-03-02')
      .record('reasons.requested', '2026-03-03', { note: '过多' })
      .record('reasons.accepted', '2026-03-05', { delayedUntil: '2026-03-20' });
  const ordered = () =>
    processing('2026-03-02')
      .record('draft.prepared', '2026-03-05', { outcome: '4.2' })
      .record('secrecy.reviewed', '2026-03-05', { finding: 'cleared' })
      .record('draft.countersigned', '2026-03-05')
      .record('reply.signed', '2026-03-05')
      .record('reply.served', '2026-03-05', { way: 'direct' })
      .record('request.remanded', '2026-05-06', { by: 'court', document: '判决书', dueOn: '2026-05-22' });

  it('stops it while payment is awaited', () => {
    const story = delayed().record('fee.noticed', '2026-03-19', fee).record('fee.delivered', '2026-03-20');
    expect(story.clock('reply', '2026-03-24')).toMatchObject({ state: 'paused', due: null });
    expect(story.sweep('2026-03-24').state.value).toBe('awaiting-fee');
  });

  it('moves the date of the agency by the working days of the wait, and no further', () => {
    const story = delayed().record('fee.noticed', '2026-03-18', fee).record('fee.paid', '2026-03-25', { amount: 420 });
    // Two working days were left after 03-18 (19 and 20 March); they follow 03-25.
    expect(story.clock('reply', '2026-03-25')?.due?.on).toBe('2026-03-27');
  });

  it('never turns the date of a court into twenty new working days', () => {
    const story = ordered().record('fee.noticed', '2026-05-20', fee).record('fee.paid', '2026-05-21', { amount: 420 });
    expect(story.clock('reply', '2026-05-21')?.due?.on).toBe('2026-05-25');
    const atOnce = ordered().record('fee.noticed', '2026-05-20', fee).record('fee.paid', '2026-05-20', { amount: 420 });
    expect(atOnce.clock('reply', '2026-05-20')?.due?.on).toBe('2026-05-22');
  });
});

describe('a notice of a fee on the last day of the reply period', () => {
  it('stops the reply clock, which is not overdue while payment is awaited', () => {
    const story = processing('2026-03-02')
      .record('fee.noticed', '2026-03-30', fee)
      .record('fee.delivered', '2026-04-01');
    story.sweep('2026-04-10');
    expect(story.clock('reply', '2026-04-10')).toMatchObject({ state: 'paused', due: null });
    expect(story.contributions().filter((one) => one.startsWith('request.overdue'))).toEqual([]);
    // Twenty working days after 04-10, without the holiday of 1 to 5 May and with Saturday, 9 May.
    expect(story.record('fee.paid', '2026-04-10', { amount: 420 }).clock('reply', '2026-04-10')).toMatchObject({
      state: 'running',
      due: { on: '2026-05-12' },
    });
  });

  it('leaves no lateness where the fee is never paid, or an order comes first', () => {
    const story = () =>
      processing('2026-03-02').record('fee.noticed', '2026-03-30', fee).record('fee.delivered', '2026-04-01');
    const late = (one: Story) => one.contributions().filter((text) => /overdue|late/.test(text));
    const lapsed = story().sweep('2026-06-01');
    expect([lapsed.state.value, late(lapsed)]).toEqual(['closed', []]);
    const order = { by: 'court', document: '判决书', dueOn: '2026-05-20' };
    expect(late(story().record('request.remanded', '2026-04-20', order))).toEqual([]);
  });

  it('stops also a day that the agency set', () => {
    const story = processing('2026-03-02')
      .record('reasons.requested', '2026-03-03', { note: '过多' })
      .record('reasons.accepted', '2026-03-05', { delayedUntil: '2026-03-20' })
      .record('fee.noticed', '2026-03-20', fee);
    expect(story.clock('reply', '2026-03-24')).toMatchObject({ state: 'paused', due: null });
  });
});

describe('a letter to the applicant that cannot be delivered (U3)', () => {
  it('gives the reply clock back after a lost notice of a fee, without the days of the letter', () => {
    const story = processing('2026-03-02').record('fee.noticed', '2026-03-04', fee);
    expect(story.refused('fee.undelivered', '2026-03-03')).toBe('rule/before-its-letter');
    story.record('fee.undelivered', '2026-03-11');
    expect(story.state.value).toBe('processing');
    // Five working days, 5 to 11 March, do not count; and a second notice may be sent, which stops the clock again.
    expect(story.clock('reply', '2026-03-11')?.due?.on).toBe('2026-04-07');
    story.record('fee.noticed', '2026-03-12', fee);
    expect(story.clock('reply', '2026-03-12')?.state).toBe('paused');
    story.record('fee.delivered', '2026-03-13');
    expect(story.refused('fee.undelivered', '2026-03-13')).toBe('rule/already-delivered');
  });

  it('gives it back after a lost notice of correction, which may be sent again', () => {
    const notice = { points: ['甲'], dueOn: '2026-03-27' };
    const story = registered('2026-03-02').record('correction.requested', '2026-03-04', notice);
    expect(story.refused('correction.undelivered', '2026-03-03')).toBe('rule/before-its-letter');
    story.record('correction.undelivered', '2026-03-13');
    expect(story.state.value).toBe('processing');
    expect(story.clock('reply', '2026-03-13')?.due?.on).toBe('2026-04-09');
    // The notice went out inside its seven working days, so that sending it again is not late.
    story.record('correction.requested', '2026-03-16', notice).record('correction.delivered', '2026-03-17');
    expect(story.refused('correction.undelivered', '2026-03-17')).toBe('rule/already-delivered');
    expect(story.record('correction.supplied', '2026-03-18').clock('reply', '2026-03-18')?.due?.on).toBe('2026-04-16');
  });

  it('waits for delivery where the setting keeps the clock stopped', () => {
    const keep = { 'pause.onDeliveryFailure': 'keep' };
    const story = processing('2026-03-02', keep).record('fee.noticed', '2026-03-04', fee);
    story.record('fee.undelivered', '2026-03-11');
    expect([story.state.value, story.clock('reply', '2026-04-30')?.state]).toEqual(['awaiting-fee', 'paused']);
    const notice = { points: ['甲'], dueOn: '2026-03-27' };
    const correcting = registered('2026-03-02', keep).record('correction.requested', '2026-03-04', notice);
    correcting.record('correction.undelivered', '2026-03-11');
    expect([correcting.state.value, correcting.clock('reply', '2026-04-30')]).toEqual(['correcting', undefined]);
  });
});

describe('a secrecy review that takes something out (SEC-04)', () => {
  const drafted = (outcome: string) =>
    processing('2026-03-02').record('draft.prepared', '2026-03-05', {
      outcome,
      reasons: '理由',
      ...(outcome === '2' ? { grounds: ['state-secret'] } : {}),
    });
  const redact = ['secrecy.reviewed', '2026-03-06', { finding: 'redact', note: '第三段' }] as const;

  it('keeps a partial release with the reviewer, and sends a full one back to be drafted as partial', () => {
    expect(drafted('2').record(...redact).state.value).toBe('drafted');
    expect(drafted('1').record(...redact).state.value).toBe('processing');
  });

  it('finds nothing to take out of a reply that releases nothing', () => {
    expect(drafted('4.2').refused(...redact)).toBe('rule/nothing-to-redact');
  });
});

describe('clocks that are shown', () => {
  it('include the reply on the spot while its day runs', () => {
    const story = registered('2026-03-02');
    expect(story.clock('on-the-spot', '2026-03-02')).toMatchObject({ state: 'running', due: { on: '2026-03-02' } });
    expect(story.clock('on-the-spot', '2026-03-03')?.state).toBe('void');
    expect(
      story.record('reply.given-on-spot', '2026-03-02', { outcome: '5.3' }).clock('on-the-spot', '2026-03-02'),
    ).toMatchObject({ state: 'met' });
  });

  it.each(['receiptDate', 'submissionDate'])('do not include the reply on the spot before receipt: %s', (bindTo) => {
    const posted = new Story(request, { 'regime.bindTo': bindTo });
    posted.record('request.submitted', '2026-03-02', { ...opening, channel: 'mail-ordinary' });
    expect(posted.clock('on-the-spot', '2026-03-02')).toBeUndefined();
  });

  it('include the reply clock that a notice of correction voided', () => {
    const story = registered('2026-03-02').record('correction.requested', '2026-03-04', {
      points: ['甲'],
      dueOn: '2026-03-27',
    });
    expect(story.clock('earlier', '2026-03-05')).toMatchObject({ state: 'void', due: { on: '2026-03-30' } });
    expect(story.clock('reply', '2026-03-05')).toBeUndefined();
  });

  it('include the time for the notice of a fee, which is that of the reply and no duty', () => {
    const story = processing('2026-03-02');
    expect(story.clock('fee-notice', '2026-03-03')).toMatchObject({ state: 'running', due: { on: '2026-03-30' } });
    expect(story.clock('fee-notice', '2026-03-31')?.state).toBe('void');
    expect(processing('2020-03-02').clock('fee-notice', '2020-03-03')).toBeUndefined();
    expect(story.record('fee.noticed', '2026-03-04', fee).clock('fee-notice', '2026-03-04')?.state).toBe('met');
  });
});

it('has periods that run out from receipt until the reply is served, and in no other state', () => {
  const states = Object.entries(request.admits).filter(([, facts]) => facts.has('clock.expired'));
  expect(states.map(([state]) => state)).toEqual([
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
  ]);
});
