import { describe, expect, it } from 'vitest';
import { processing, registered, searched } from '../../../test-support/request-stories.ts';

const signed = (on: string, day: string) =>
  processing(on)
    .record('draft.prepared', day, { outcome: '4.2' })
    .record('secrecy.reviewed', day, { finding: 'cleared' })
    .record('draft.countersigned', day)
    .record('reply.signed', day);

describe('an accepted reason for excessive requests (Art. 35)', () => {
  const asked = () => processing('2026-03-02').record('reasons.requested', '2026-03-04', { note: '过多' });

  it('says whether and until when the reply is delayed', () => {
    expect(asked().refused('reasons.accepted', '2026-03-05')).toBe('fact/malformed');
    const delayed = asked().record('reasons.accepted', '2026-03-05', { delayedUntil: '2026-06-30' });
    expect(delayed.clock('reply', '2026-03-05')?.due?.on).toBe('2026-06-30');
    const undelayed = asked().record('reasons.accepted', '2026-03-05', { delayedUntil: null });
    expect(undelayed.clock('reply', '2026-03-05')?.due?.on).toBe('2026-03-30');
  });

  it('gives nothing back once the reply is overdue', () => {
    const late = { delayedUntil: '2026-06-30' };
    expect(asked().refused('reasons.accepted', '2026-03-30', late)).toBe('accepted');
    expect(asked().refused('reasons.accepted', '2026-03-31', late)).toBe('rule/reply-overdue');
    const story = asked().record('reasons.accepted', '2026-03-31', { delayedUntil: null });
    expect(story.clock('reply', '2026-03-31')).toMatchObject({ state: 'overdue', due: { on: '2026-03-30' } });
  });
});

describe('a reply on the spot', () => {
  it('may be outcome 3.8, which says where to ask (Arts. 33(1), 36(7))', () => {
    expect(
      registered('2026-03-02').refused('reply.given-on-spot', '2026-03-02', { outcome: '3.8', reasons: '理由' }),
    ).toBe('accepted');
  });

  it.each(['2', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7'])('cannot be outcome %s', (outcome) => {
    expect(registered('2026-03-02').refused('reply.given-on-spot', '2026-03-02', { outcome, reasons: '理由' })).toBe(
      'rule/on-spot-review',
    );
  });

  it.each(['2008.partial', '2008.granted', '2008.secret', '2008.privacy'])('cannot be outcome %s', (outcome) => {
    expect(registered('2018-03-01').refused('reply.given-on-spot', '2018-03-01', { outcome, reasons: '理由' })).toBe(
      'rule/on-spot-review',
    );
  });

  it.each(['1', '4.1', '4.2', '5.3'])('can be outcome %s', (outcome) => {
    expect(
      searched(registered('2026-03-02'), '2026-03-02').refused('reply.given-on-spot', '2026-03-02', {
        outcome,
        reasons: '理由',
      }),
    ).toBe('accepted');
  });
});

describe('an order to handle the request again', () => {
  const order = { by: 'court', document: '判决书', dueOn: '2026-06-30' };

  it('needs an act: a withdrawn request was not refused by anybody', () => {
    const story = processing('2026-03-02').record('request.withdrawn', '2026-03-03');
    expect(story.refused('request.remanded', '2026-05-20', order)).toBe('rule/nothing-to-set-aside');
  });

  it('reaches what was closed by the agency, and what was served', () => {
    const lapsed = registered('2026-02-10')
      .record('correction.requested', '2026-02-12', { points: ['甲'], dueOn: '2026-02-27' })
      .record('correction.delivered', '2026-02-13')
      .sweep('2026-03-02');
    expect(lapsed.record('request.remanded', '2026-05-20', order).state.value).toBe('processing');
    const served = signed('2026-03-02', '2026-03-10').record('reply.served', '2026-03-11', { way: 'direct' });
    expect(served.refused('request.remanded', '2026-05-20', order)).toBe('accepted');
  });
});

describe('a letter that went out in time and is recorded later', () => {
  it('ends the reply clock on the day it was posted (235号)', () => {
    const story = signed('2026-03-02', '2026-03-27').sweep('2026-03-31').record('complaint.made', '2026-04-01', {
      to: '上级',
    });
    expect(story.refused('reply.served', '2026-03-26', { way: 'post' })).toBe('rule/before-its-letter');
    story.record('reply.served', '2026-03-30', { way: 'post' });
    expect(story.clock('reply', '2026-04-01')?.state).toBe('met');
  });

  it('has the extension from the day of its notice, also while reasons are awaited', () => {
    const c1 = { consultation: 'c1' };
    const story = processing('2026-03-02')
      .record('consultation.sent', '2026-03-03', { ...c1, party: 'third-party' })
      .record('extension.approved', '2026-03-05', { workingDays: 5, reason: '检索' })
      .record('consultation.answered', '2026-03-10', { ...c1, answer: 'consents' })
      .record('reasons.requested', '2026-03-11', { note: '过多' });
    expect(story.refused('extension.notified', '2026-03-04')).toBe('rule/before-its-letter');
    story.record('extension.notified', '2026-03-06');
    expect(story.state.value).toBe('giving-reasons');
    // Twenty working days after 03-02, five from the consultation of 03-03 to 03-10, and five of the extension.
    expect(story.clock('reply', '2026-03-11')?.due?.on).toBe('2026-04-14');
  });
});
