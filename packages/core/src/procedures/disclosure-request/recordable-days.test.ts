import { describe, expect, it } from 'vitest';
import { due, opening, processing, request, served, submitted } from '../../../test-support/request-stories.ts';

describe('a partial release', () => {
  it.each(['not-government-information', 'not-held'])('may leave out what is %s', (ground) => {
    const draft = { outcome: '2', reasons: '其余不属于政府信息', grounds: [ground] };
    expect(processing('2026-03-02').refused('draft.prepared', '2026-03-05', draft)).toBe('accepted');
  });

  it('still names why the rest is not given, and a refusal rests on a ground of withholding', () => {
    const story = processing('2026-03-02');
    expect(story.refused('draft.prepared', '2026-03-05', { outcome: '2', reasons: '其余' })).toBe(
      'rule/grounds-missing',
    );
    const both = { outcome: '3.5', reasons: '内部', grounds: ['internal-affairs', 'not-held'] };
    expect(story.refused('draft.prepared', '2026-03-05', both)).toBe('rule/grounds-misfit');
  });
});

describe('another agency that is asked', () => {
  const asked = () =>
    processing('2026-02-25').record('consultation.sent', '2026-03-02', { consultation: 'c1', party: 'other-agency' });

  it('stops the clock without a period, until it answers', () => {
    const story = asked().record('consultation.delivered', '2026-03-03', { consultation: 'c1' }).sweep('2026-05-29');
    expect(story.clock('reply', '2026-05-29')?.state).toBe('paused');
    expect(story.clock('consultation:c1', '2026-05-29')).toMatchObject({ state: 'waiting', due: null });
    const answered = asked().record('consultation.answered', '2026-03-16', { consultation: 'c1', answer: 'consents' });
    expect(due(answered, '2026-03-16')).toBe('2026-04-08');
  });

  it('or until it is no longer asked', () => {
    const story = asked().record('consultation.recalled', '2026-03-16', { consultation: 'c1', reason: '已自行查明' });
    expect(due(story, '2026-03-16')).toBe('2026-04-08');
  });

  it('bars no release, and its letters are governed by Art. 33(3)', () => {
    expect(asked().refused('draft.prepared', '2026-03-03', { outcome: '1' })).toBe('accepted');
    const again = asked().record('consultation.answered', '2026-03-03', { consultation: 'c1', answer: 'consents' });
    expect(again.basis('consultation.answered', '2026-03-04', { consultation: 'c1', answer: 'consents' })).toBe(
      '《中华人民共和国政府信息公开条例》第三十三条第三款',
    );
  });

  it('stops nothing under the text of 2008, which leaves out the time of third parties only', () => {
    const story = processing('2018-03-01').record('consultation.sent', '2018-03-02', {
      consultation: 'c1',
      party: 'other-agency',
    });
    expect(story.clock('reply', '2018-03-12')?.state).toBe('running');
  });
});

describe('the archive', () => {
  it('takes a case that lapsed or was withdrawn, which an excuse can still reopen', () => {
    expect(
      submitted('2026-03-02').record('request.withdrawn', '2026-03-03').refused('request.archived', '2026-03-04'),
    ).toBe('accepted');
    const lapsed = processing('2026-03-02')
      .record('correction.requested', '2026-03-03', { points: ['甲'], dueOn: '2026-03-10' })
      .record('correction.delivered', '2026-03-04')
      .sweep('2026-03-12')
      .record('request.archived', '2026-03-13')
      .record('correction.supplied', '2026-03-16')
      .record('lateness.judged', '2026-03-17', { finding: 'excused', reasons: '住院' });
    expect([lapsed.state.value, due(lapsed, '2026-03-17')]).toEqual(['received', '2026-04-14']);
  });

  it('takes no correction of a case that was answered', () => {
    expect(
      served('2026-03-02').record('request.archived', '2026-03-10').refused('correction.supplied', '2026-03-11'),
    ).toBe('rule/not-lapsed');
  });
});

describe('letters that are recorded late', () => {
  it('keep their own day: two consultations, the second recorded after the first was answered', () => {
    const story = processing('2026-03-02')
      .record('consultation.sent', '2026-03-09', { consultation: 'a', party: 'third-party' })
      .record('consultation.answered', '2026-03-16', { consultation: 'a', answer: 'consents' })
      .record('consultation.sent', '2026-03-14T10:00:00+08:00', { consultation: 'b', party: 'third-party' })
      .record('consultation.answered', '2026-03-18', { consultation: 'b', answer: 'consents' });
    expect(due(story, '2026-03-18')).toBe('2026-04-09');
  });

  // Two drafts: one gives everything out, the other is a repeated request.
  it.each([
    ['1', 'third-party', 'processing'],
    ['1', 'co-agency', 'processing'],
    ['1', 'other-agency', 'drafted'],
    ['5.2', 'third-party', 'drafted'],
  ])('a consultation after the draft: outcome %s, %s', (outcome, party, state) => {
    const story = processing('2026-03-02')
      .record('draft.prepared', '2026-03-16', { outcome })
      .record('consultation.sent', '2026-03-10', { consultation: 'a', party });
    expect(story.state.value).toBe(state);
    story.record('consultation.answered', '2026-03-12', { consultation: 'a', answer: 'consents' });
    // 03-11 and 03-12 do not count.
    expect(due(story, '2026-03-16')).toBe('2026-04-01');
  });

  it('leave no draft to sign that gives out what a third party may still object to', () => {
    const story = processing('2026-03-02')
      .record('draft.prepared', '2026-03-16', { outcome: '1' })
      .record('secrecy.reviewed', '2026-03-16', { finding: 'cleared' })
      .record('draft.countersigned', '2026-03-16')
      .record('consultation.sent', '2026-03-10', { consultation: 'a', party: 'third-party' });
    expect([story.state.value, story.refused('reply.signed', '2026-03-16')]).toEqual(['processing', 'fact/refused']);
    expect(story.refused('draft.prepared', '2026-03-16', { outcome: '1' })).toBe('rule/consultation-open');
  });

  it('are not before receipt', () => {
    const notice = { points: ['甲'], dueOn: '2026-03-20' };
    expect(processing('2026-03-03').refused('correction.requested', '2026-03-02', notice)).toBe('rule/before-receipt');
  });
});

describe('an extension until a named day', () => {
  const granted = (until: string) =>
    processing('2026-01-30')
      .record('extension.approved', '2026-02-26', { until, reason: '检索' })
      .record('extension.notified', '2026-02-26');

  it('is converted into working days and shown', () => {
    expect(granted('2026-03-14').clock('reply', '2026-02-27')).toMatchObject({
      due: { on: '2026-03-13' },
      extendedBy: 6,
    });
    expect(granted('2026-04-02').clock('reply', '2026-02-27')).toMatchObject({
      due: { on: '2026-04-02' },
      extendedBy: 20,
    });
  });

  it('moves by the days on which the clock is stopped later, and counts as extended', () => {
    const story = granted('2026-03-13')
      .record('consultation.sent', '2026-03-02', { consultation: 'c1', party: 'third-party' })
      .record('consultation.answered', '2026-03-04', { consultation: 'c1', answer: 'consents' });
    expect(due(story, '2026-03-04')).toBe('2026-03-17');
  });

  it('is refused past the limit, before the end of the period, and beside a number of days', () => {
    const story = processing('2026-01-30');
    const code = (data: object) => story.refused('extension.approved', '2026-02-26', { reason: '检索', ...data });
    expect(code({ until: '2026-04-03' })).toBe('rule/extension-too-long');
    expect(code({ until: '2026-03-05' })).toBe('rule/extension-length');
    expect(code({ until: '2026-03-13', workingDays: 5 })).toBe('rule/extension-length');
    expect(code({})).toBe('rule/extension-length');
  });
});

describe('the hours of one day', () => {
  it('let no fact come before the first', () => {
    const story = submitted('2026-03-02T20:00:00+08:00');
    expect(story.refused('request.registered', '2026-03-02T08:00:00+08:00')).toBe('fact/out-of-order');
    expect(story.refused('request.registered', '2026-03-02T20:00:00+08:00')).toBe('accepted');
  });
});

describe('a request without what Art. 29 asks for', () => {
  const suggested = (applicant: object) =>
    request.suggestions(submitted('2026-03-02', { ...opening, applicant }).state.context);

  it('arrived, is marked, and the notice of correction is suggested with what is missing', () => {
    const [first] = suggested({ kind: 'natural', name: '李' });
    expect(first).toMatchObject({
      fact: 'correction.requested',
      data: { points: ['提供申请人的身份证明', '补充联系方式'] },
    });
    expect(request.summary(submitted('2026-03-02').state.context).tags).toEqual(['incomplete']);
  });

  it('is not marked where nothing is missing', () => {
    expect(suggested({ kind: 'natural', name: '李', identityProof: true, contact: '139' })).toEqual([]);
  });
});

describe('the secrecy review', () => {
  const drafted = (outcome: string, settings: object = {}) =>
    processing('2026-03-02', settings).record('draft.prepared', '2026-03-05', { outcome, reasons: '理由' });

  it('is not needed where nothing is released, unless the office asks for it', () => {
    expect(drafted('5.2').refused('draft.countersigned', '2026-03-06')).toBe('accepted');
    expect(drafted('4.1').refused('draft.countersigned', '2026-03-06')).toBe('accepted');
    expect(drafted('1').refused('draft.countersigned', '2026-03-06')).toBe('rule/secrecy-review-missing');
    expect(drafted('5.2', { 'secrecy.always': true }).refused('draft.countersigned', '2026-03-06')).toBe(
      'rule/secrecy-review-missing',
    );
  });
});
