import { describe, expect, it } from 'vitest';
import { processing, registered } from '../../../test-support/request-stories.ts';
import type { Story } from '../../../test-support/story.ts';

const reply = (story: Story, on: string) => {
  const found = story.clock('reply', on);
  return [found?.state, found?.due?.on];
};

const notice = { points: ['写明文号'], dueOn: '2026-03-27' };

const answered = (story: Story, on: string, outcome: string) =>
  story
    .record('draft.prepared', on, { outcome, reasons: '理由' })
    .record('secrecy.reviewed', on, { finding: 'cleared' })
    .record('draft.countersigned', on)
    .record('reply.signed', on)
    .record('reply.served', on, { way: 'post' });

describe('a notice of correction after the reply period, under the text of 2008', () => {
  // Received on Thursday 2018-03-01: the fifteenth working day is 03-22.
  const late = () => processing('2018-03-01').sweep('2018-04-10');
  const notice = { points: ['写明文号'] };

  it('goes out, since that text sets it no limit, and the reply stays overdue', () => {
    const story = late().record('correction.requested', '2018-04-10', notice);
    expect(story.state.value).toBe('correcting');
    expect(reply(story, '2018-04-11')).toEqual(['overdue', '2018-03-22']);
    expect(story.clock('earlier', '2018-04-11')).toBeUndefined();
    expect(story.contributions()).toContain('request.overdue 2018-03-22');
  });

  it('starts no period when the correction comes: the reply is late by the first one', () => {
    const story = late()
      .record('correction.requested', '2018-04-10', notice)
      .record('correction.supplied', '2018-04-12');
    expect([story.state.value, ...reply(story, '2018-04-12')]).toEqual(['received', 'overdue', '2018-03-22']);
    story.record('request.registered', '2018-04-12').record('processing.started', '2018-04-12');
    answered(story, '2018-04-20', '2008.granted');
    expect(reply(story, '2018-04-20')).toEqual(['late', '2018-03-22']);
    expect(story.contributions()).toContain('request.handled 2018-04-20 in-person natural late');
    expect(story.contributions()).toContain('request.overdue 2018-03-22');
  });

  it('gives nothing back where it is lost, nor by a second one', () => {
    const story = late().record('correction.requested', '2018-04-10', notice);
    story.record('correction.requested', '2018-04-11', notice).record('correction.undelivered', '2018-04-16');
    expect([story.state.value, ...reply(story, '2018-04-16')]).toEqual(['correcting', 'overdue', '2018-03-22']);
    story.record('correction.undelivered', '2018-04-17');
    expect([story.state.value, ...reply(story, '2018-04-17')]).toEqual(['processing', 'overdue', '2018-03-22']);
  });

  it('waits for the record of the expiry, and keeps its own day where it went out in time', () => {
    expect(processing('2018-03-01').refused('correction.requested', '2018-03-23', notice)).toBe(
      'rule/expiry-unrecorded',
    );
    const inTime = late().record('correction.requested', '2018-03-22', notice);
    expect(inTime.clock('earlier', '2018-04-10')).toMatchObject({ state: 'void', due: { on: '2018-03-22' } });
  });

  it('stops the clock of a later period, which is not over', () => {
    // The order of 04-10 sets 05-10; the expiry on record is that of the earlier period.
    const story = late()
      .record('request.remanded', '2018-04-10', { by: 'court', document: '判决书', dueOn: '2018-05-10' })
      .record('correction.requested', '2018-04-11', notice);
    expect(story.clock('reply', '2018-04-11')).toBeUndefined();
    expect(story.clock('earlier', '2018-04-11')).toMatchObject({ state: 'void', due: { on: '2018-05-10' } });
  });
});

describe('a notice of correction after the reply period, under the text of 2019', () => {
  const notice = (dueOn: string) => ({ points: ['写明文号'], dueOn });
  const acknowledged = { acknowledged: ['rule/correction-past-reply'], reason: '原通知未送达' };

  /** Received on 2026-03-02; the notice of 03-09 is lost on 03-11: due on 04-01 instead of 03-30. */
  const lost = () =>
    processing('2026-03-02')
      .record('correction.requested', '2026-03-09', notice('2026-03-27'))
      .record('correction.undelivered', '2026-03-11');

  it('may be sent again inside the reply period after it was lost', () => {
    expect(reply(lost(), '2026-03-11')).toEqual(['running', '2026-04-01']);
    expect(lost().refused('correction.requested', '2026-04-01', notice('2026-04-20'))).toBe('accepted');
  });

  it('is irregular after it, also where the first one was lost, and stops nothing', () => {
    const story = lost().sweep('2026-04-08');
    const { refusal } = story.answer('correction.requested', '2026-04-08', notice('2026-04-20'));
    expect(refusal).toMatchObject({ code: 'rule/correction-past-reply', recordable: true });
    story
      .record('correction.requested', '2026-04-08', { ...notice('2026-04-20'), ...acknowledged })
      .record('correction.supplied', '2026-04-10');
    expect([story.state.value, ...reply(story, '2026-04-10')]).toEqual(['processing', 'overdue', '2026-04-01']);
    expect(story.may('correction.requested', '2026-04-10')).toBe(false);
    answered(story, '2026-04-20', '5.2');
    expect(reply(story, '2026-04-20')).toEqual(['late', '2026-04-01']);
    expect(story.contributions()).toContain('request.handled 2026-04-20 in-person natural late');
  });

  it('is irregular also where late notices are accepted by setting', () => {
    const flagged = { 'correction.late': 'acceptAndFlag' };
    const story = processing('2026-03-02', flagged);
    expect(story.refused('correction.requested', '2026-03-30', notice('2026-04-20'))).toBe('accepted');
    expect(story.refused('correction.requested', '2026-03-31', notice('2026-04-20'))).toBe(
      'rule/correction-past-reply',
    );
  });

  it('is irregular by the shortest reason: the seven working days, where they are over', () => {
    expect(registered('2026-03-02').refused('correction.requested', '2026-04-07', notice('2026-04-20'))).toBe(
      'rule/correction-late',
    );
  });
});

describe('the letter of a notice that stops nothing', () => {
  const late = () =>
    processing('2026-03-02').record('correction.requested', '2026-03-12', {
      points: ['写明文号'],
      dueOn: '2026-03-27',
      acknowledged: ['rule/correction-late'],
      reason: '经办人病假',
    });

  it.each(['correction.delivered', 'correction.undelivered'])('is recorded once as %s, and moves nothing', (type) => {
    expect(late().refused(type, '2026-03-11')).toBe('rule/before-its-letter');
    const story = late().record(type, '2026-03-13');
    expect([story.state.value, ...reply(story, '2026-03-13')]).toEqual(['processing', 'running', '2026-03-30']);
    expect(story.refused('correction.delivered', '2026-03-13')).toBe('rule/no-notice');
    expect(story.refused('correction.undelivered', '2026-03-13')).toBe('rule/no-notice');
  });

  it('may be recorded after the draft, and beside a notice that was answered', () => {
    const drafted = late().record('draft.prepared', '2026-03-16', { outcome: '5.2' });
    expect(drafted.refused('correction.delivered', '2026-03-13')).toBe('accepted');
    const second = registered('2026-03-02')
      .record('correction.requested', '2026-03-03', notice)
      .record('correction.delivered', '2026-03-04')
      .record('correction.supplied', '2026-03-05')
      .record('request.registered', '2026-03-05')
      .record('correction.requested', '2026-03-06', {
        ...notice,
        acknowledged: ['rule/correction-once'],
        reason: '误发',
      });
    expect(second.refused('correction.delivered', '2026-03-30')).toBe('accepted');
  });

  it('is not there where no notice went out', () => {
    expect(processing('2026-03-02').refused('correction.delivered', '2026-03-13')).toBe('rule/no-notice');
  });
});

describe('two notices of correction under the text of 2008', () => {
  // Received on 2016-02-01.
  const both = () =>
    processing('2016-02-01')
      .record('correction.requested', '2016-02-03', { points: ['甲'] })
      .record('correction.delivered', '2016-02-04')
      .record('correction.requested', '2016-02-06', { points: ['乙'] });

  it('leave the first one pending when the second is lost', () => {
    const story = both().record('correction.undelivered', '2016-02-15');
    expect(story.state.value).toBe('correcting');
    expect(story.clock('reply', '2016-02-15')).toBeUndefined();
    expect(story.clock('earlier', '2016-02-15')).toMatchObject({ state: 'void', due: { on: '2016-02-25' } });
    // The first one arrived, so that it cannot be lost any more.
    expect(story.refused('correction.undelivered', '2016-02-16')).toBe('rule/already-delivered');
    // Fifteen working days after 02-17.
    story.record('correction.supplied', '2016-02-17');
    expect([story.state.value, ...reply(story, '2016-02-17')]).toEqual(['received', 'running', '2016-03-09']);
  });

  it('give the clock back when both are lost, without the days since the first', () => {
    const story = processing('2016-02-01')
      .record('correction.requested', '2016-02-03', { points: ['甲'] })
      .record('correction.requested', '2016-02-05', { points: ['乙'] })
      .record('correction.undelivered', '2016-02-15');
    expect(story.state.value).toBe('correcting');
    story.record('correction.undelivered', '2016-02-16');
    // Two of the fifteen days had passed by 02-03; thirteen follow 02-16.
    expect([story.state.value, ...reply(story, '2016-02-16')]).toEqual(['processing', 'running', '2016-03-04']);
  });

  it('are both answered by one correction', () => {
    const story = both().record('correction.supplied', '2016-02-17').record('request.registered', '2016-02-17');
    story
      .record('correction.requested', '2016-02-18', { points: ['丙'] })
      .record('correction.undelivered', '2016-02-22');
    expect(story.state.value).toBe('processing');
  });
});
