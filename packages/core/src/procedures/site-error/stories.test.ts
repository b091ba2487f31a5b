import { formatInstant } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { siteError } from './site-error.ts';

// Due days counted by hand with packages/calendar/data/calendar.json. In 2026 the Saturdays 14 and 28 February, 9 May and
// 10 October and the Sundays 4 January and 20 September are worked; Spring Festival is off from 15 to 23 February.
const found = { site: '某市人民政府门户网站', description: '办事指南的联系电话打不通' };
const sponsor = { to: '某市交通运输局' };
const corrected = { finding: 'corrected', answer: '电话号码已更正' };
const unfounded = { finding: 'unfounded', answer: '经核实,号码无误' };
const YUNNAN = { 'error.yunnanLimit': true };

const reported = (on: string, settings: object = {}) =>
  new Story(siteError, settings).record('error.reported', on, found);
const fixing = (on: string, transferredOn: string, settings: object = {}) =>
  reported(on, settings).record('error.transferred', transferredOn, sponsor);
const extended = (on: string, noticeAt: string) =>
  fixing(on, on).record('error.extended', noticeAt, { reason: '需要原制作单位核对' });

const due = (story: Story, clock: string) => story.clock(clock, '2026-01-01')?.due?.on;
const expired = ({ state }: Story): readonly string[] => {
  const { expired: recorded = {} }: { readonly expired?: Readonly<Record<string, number>> } = state.context;
  return Object.entries(recorded).map(([clock, at]) => `${clock} ${formatInstant(at)}`);
};

describe('periods of a report', () => {
  it.each([
    ['Wed 31 December 2025, before New Year', '2025-12-31', '2026-01-04', '2026-01-06'],
    ['Thu 12 February, two days before the festival', '2026-02-12', '2026-02-13', '2026-02-24'],
    ['Fri 13 February, before a worked Saturday', '2026-02-13', '2026-02-14', '2026-02-25'],
    ['the worked Saturday itself', '2026-02-14', '2026-02-24', '2026-02-26'],
    ['New Year of the lunar calendar', '2026-02-17', '2026-02-24', '2026-02-26'],
    ['Fri 27 February, before a worked Saturday', '2026-02-27', '2026-02-28', '2026-03-03'],
    ['Mon 2 March, an ordinary week', '2026-03-02', '2026-03-03', '2026-03-05'],
    ['Fri 8 May, before a worked Saturday', '2026-05-08', '2026-05-09', '2026-05-12'],
    ['Fri 18 September, before a worked Sunday', '2026-09-18', '2026-09-20', '2026-09-22'],
    ['Wed 30 September, before the National Day', '2026-09-30', '2026-10-08', '2026-10-10'],
  ])('reported on %s (%s): transfer by %s, answer by %s', (_, on, transfer, reply) => {
    const story = reported(on);
    expect([due(story, 'transfer'), due(story, 'reply')]).toEqual([transfer, reply]);
  });

  it('do not depend on the hour of the report', () => {
    expect(due(reported('2026-03-02T00:00:00+08:00'), 'reply')).toBe('2026-03-05');
    expect(due(reported('2026-03-02T23:59:59+08:00'), 'reply')).toBe('2026-03-05');
  });

  it('are provisional where the next notice may still move their days, and do not expire then', () => {
    // Each notice also sets days at the end of December before it: 2027 has no notice yet, so 29 December is open.
    const story = reported('2026-12-25');
    expect(story.clock('reply', '2026-12-28')?.due?.provisional).toMatchObject({ missingYears: [2027] });
    expect(due(story, 'transfer')).toBe('2026-12-28');
    expect(expired(story.sweep('2027-03-31'))).toEqual(['transfer 2026-12-29T00:00:00+08:00']);
  });

  it('are met on the last day and missed on the next', () => {
    const state = (at: string) =>
      fixing('2026-03-02', '2026-03-03').record('error.answered', at, corrected).clock('reply', at);
    expect(state('2026-03-05T23:59:59+08:00')?.state).toBe('met');
    expect(state('2026-03-06T09:00:00+08:00')?.state).toBe('late');
    const late = reported('2026-03-02').record('error.transferred', '2026-03-04', sponsor);
    expect(late.clock('transfer', '2026-03-04')?.state).toBe('late');
  });

  it('expire once each, at the end of their last day, and change no state', () => {
    const story = reported('2026-03-02').sweep('2026-03-20');
    expect(expired(story)).toEqual(['transfer 2026-03-04T00:00:00+08:00', 'reply 2026-03-06T00:00:00+08:00']);
    expect(story.state.value).toBe('reported');
    const { version } = story.state;
    expect(story.sweep('2026-04-20').state.version).toBe(version);
  });

  it('bind the agency, and say how sure they are and what follows', () => {
    const { transfer, reply, rectification } = siteError.periods;
    expect([transfer, reply, rectification].map(({ binds, basis }) => [binds, basis.mark])).toEqual([
      ['agency', 'from-memory'],
      ['agency', 'from-memory'],
      ['agency', 'verified'],
    ]);
    expect([transfer.onExpiry, reply.onExpiry?.zh, rectification.onExpiry?.zh]).toEqual([undefined, '通报', '通报']);
  });
});

describe("Yunnan's limit of two working days from the transfer", () => {
  it('runs only where the setting says so', () => {
    expect(siteError.settings.parse({})).toEqual({ 'error.yunnanLimit': false });
    expect(fixing('2018-03-05', '2018-03-05').clock('rectification', '2018-03-06')).toBeUndefined();
    expect(due(fixing('2018-03-05', '2018-03-05', YUNNAN), 'rectification')).toBe('2018-03-07');
    expect(due(fixing('2018-03-05', '2018-03-05', YUNNAN), 'reply')).toBe('2018-03-08');
    expect(reported('2018-03-05', YUNNAN).clock('rectification', '2018-03-06')).toBeUndefined();
  });

  it('counts worked weekends and leaves out holidays', () => {
    // Sat 29 and Sun 30 September 2018 are worked, 1 to 7 October are off.
    const story = fixing('2018-09-28', '2018-09-29', YUNNAN);
    expect([due(story, 'transfer'), due(story, 'rectification'), due(story, 'reply')]).toEqual([
      '2018-09-29',
      '2018-10-08',
      '2018-10-08',
    ]);
    expect(due(fixing('2026-02-13', '2026-02-14', YUNNAN), 'rectification')).toBe('2026-02-25');
  });

  it('ends with the answer, and is not extended', () => {
    const story = fixing('2026-03-02', '2026-03-02', YUNNAN).record('error.extended', '2026-03-03', { reason: '核对' });
    expect([due(story, 'rectification'), due(story, 'reply')]).toEqual(['2026-03-04', '2026-03-10']);
    story.record('error.answered', '2026-03-05', corrected);
    expect(story.clock('rectification', '2026-03-05')?.state).toBe('late');
    expect(story.clock('reply', '2026-03-05')?.state).toBe('met');
  });
});

describe('a notice of extension that went out too late', () => {
  const late = { reason: '核对', acknowledged: ['rule/error-overdue'] };

  it('is recorded without effect: the answer stays late, and no extension is counted', () => {
    const story = fixing('2026-03-02', '2026-03-03').sweep('2026-03-06');
    const [before, figures] = [story.clock('reply', '2026-03-06'), story.contributions()];
    story.record('error.extended', '2026-03-06', late);
    expect(story.state.value).toBe('fixing');
    expect(story.clock('reply', '2026-03-06')).toEqual(before);
    expect(story.contributions()).toEqual(figures);
    expect(story.state.irregularities).toMatchObject([{ type: 'error.extended', codes: ['rule/error-overdue'] }]);
    expect(story.record('error.answered', '2026-03-09', corrected).clock('reply', '2026-03-09')?.state).toBe('late');
  });

  it('does not undo a lawful one of an earlier round', () => {
    const story = extended('2026-03-02', '2026-03-04').record('error.answered', '2026-03-05', corrected);
    story.record('error.reopened', '2026-03-16', { reason: '仍有误' });
    story.record('error.transferred', '2026-03-17', sponsor).sweep('2026-03-20');
    expect(due(story.record('error.extended', '2026-03-20', late), 'reply')).toBe('2026-03-19');
    expect(story.contributions()).toContain('site-error.extended 2026-03-04');
  });
});

describe('an extension of which the reporter was notified', () => {
  it('gives three more working days, counted from the same start', () => {
    const story = extended('2026-03-02', '2026-03-05T23:59:59+08:00');
    expect(story.state.value).toBe('extended');
    expect(due(story, 'reply')).toBe('2026-03-10');
    expect(due(extended('2026-02-12', '2026-02-13'), 'reply')).toBe('2026-02-27');
    expect(story.record('error.answered', '2026-03-10', corrected).clock('reply', '2026-03-10')?.state).toBe('met');
  });

  it('is refused once the period is over, unless acknowledged, and a second time', () => {
    const over = fixing('2026-03-02', '2026-03-03');
    expect(over.may('error.extended', '2026-03-05')).toBe(true);
    expect(over.may('error.extended', '2026-03-06')).toBe(false);
    expect(over.refused('error.extended', '2026-03-06', { reason: '核对' })).toBe('rule/error-overdue');
    expect(over.basis('error.extended', '2026-03-06', { reason: '核对' })).toContain('error-extended');
    expect(over.sweep('2026-03-06').refused('error.extended', '2026-03-06', { reason: '核对' })).toBe(
      'rule/error-overdue',
    );
    const { refusal } = over.answer('error.extended', '2026-03-06', { reason: '核对' });
    expect(refusal).toMatchObject({ recordable: true, follows: { zh: '登记后不延长答复期限' } });
    expect(extended('2026-03-02', '2026-03-04').refused('error.extended', '2026-03-05', { reason: '再核对' })).toBe(
      'fact/refused',
    );
  });

  it('does not count in a later round', () => {
    const story = extended('2026-03-02', '2026-03-04')
      .record('error.answered', '2026-03-09', corrected)
      .record('error.reopened', '2026-03-16', { reason: '仍打不通' });
    expect(due(story, 'reply')).toBe('2026-03-19');
    story.record('error.transferred', '2026-03-17', sponsor).record('error.extended', '2026-03-18', { reason: '核对' });
    expect(due(story, 'reply')).toBe('2026-03-24');
  });
});

describe('ends of a report', () => {
  it('publish what was corrected', () => {
    const story = fixing('2026-03-02', '2026-03-03').record('error.answered', '2026-03-04', corrected);
    expect(story.state.value).toBe('replied');
    expect(story.record('error.published', '2026-03-05').state.value).toBe('published');
  });

  it('answer an unfounded report, which ends the clock and is not published', () => {
    const story = fixing('2026-03-02', '2026-03-03').record('error.answered', '2026-03-05', unfounded);
    expect(story.state.value).toBe('unfounded');
    expect(story.clock('reply', '2026-03-05')?.state).toBe('met');
    expect(story.refused('error.published', '2026-03-05')).toBe('fact/refused');
  });

  it.each([
    ['error.directed', { to: 'petition' }, 'out-of-scope'],
    ['error.directed', { to: 'disclosure-request' }, 'out-of-scope'],
    ['error.directed', { to: 'hotline-12345' }, 'out-of-scope'],
    ['error.merged', { into: '错-kunming-2026-00001' }, 'merged'],
    ['error.withdrawn', {}, 'withdrawn'],
  ])('%s %j: %s, with all clocks ended', (type, data, state) => {
    for (const story of [
      reported('2026-03-02', YUNNAN),
      fixing('2026-03-02', '2026-03-02', YUNNAN),
      extended('2026-03-02', '2026-03-02'),
    ]) {
      expect(story.record(type, '2026-03-03', data).state.value).toBe(state);
      expect(story.clocks('2026-03-03').map((one) => one.state)).toEqual(story.clocks('2026-03-03').map(() => 'met'));
      expect(story.refused('error.published', '2026-03-04')).toBe('fact/refused');
      expect(story.sweep('2026-04-01').state.context).toMatchObject({ expired: {} });
    }
  });

  it('direct a reporter to no other channel', () => {
    expect(reported('2026-03-02').refused('error.directed', '2026-03-02', { to: 'court' })).toBe('fact/malformed');
  });

  it('are in order to the instant', () => {
    const late = reported('2026-03-02T10:00:00+08:00');
    expect(late.refused('error.transferred', '2026-03-02T09:59:59+08:00', sponsor)).toBe('fact/out-of-order');
    expect(late.refused('error.transferred', '2026-03-02T10:00:00+08:00', sponsor)).toBe('accepted');
  });

  it('need a transfer before an answer', () => {
    expect(reported('2026-03-02').refused('error.answered', '2026-03-02', corrected)).toBe('fact/refused');
  });
});

describe('a report that is handled again', () => {
  const again = { reason: '抽查发现未整改' };
  const answered = (finding: object) =>
    fixing('2026-02-27', '2026-02-28').record('error.answered', '2026-03-03', finding);

  it('has new periods from the day of its reopening', () => {
    const story = answered(corrected)
      .record('error.published', '2026-03-04')
      .record('error.reopened', '2026-03-20', again);
    expect(story.state.value).toBe('reopened');
    expect([due(story, 'transfer'), due(story, 'reply')]).toEqual(['2026-03-23', '2026-03-25']);
    expect(story.clock('reply', '2026-03-20')?.state).toBe('running');
    story.record('error.transferred', '2026-03-23', sponsor).record('error.answered', '2026-03-26', corrected);
    expect(story.clock('transfer', '2026-03-26')?.state).toBe('met');
    expect(story.clock('reply', '2026-03-26')?.state).toBe('late');
  });

  it('leaves the figures of the year before alone, and is counted again in its own', () => {
    const story = fixing('2025-12-26', '2025-12-29').record('error.answered', '2025-12-30', corrected);
    const before = story.contributions();
    story.record('error.reopened', '2026-01-12', again).record('error.transferred', '2026-01-12', sponsor);
    story.record('error.answered', '2026-01-13', corrected);
    expect(before).toEqual(['site-error.reported 2025-12-26', 'site-error.answered 2025-12-30']);
    expect(story.contributions().toSorted()).toEqual(
      [...before, 'site-error.answered 2026-01-13', 'site-error.reopened 2026-01-12'].toSorted(),
    );
  });

  it('may have been found unfounded or out of scope, not merged or withdrawn', () => {
    const ended = (type: string, data: object) => reported('2026-03-02').record(type, '2026-03-02', data);
    expect(answered(unfounded).record('error.reopened', '2026-03-20', again).state.value).toBe('reopened');
    expect(ended('error.directed', { to: 'petition' }).refused('error.reopened', '2026-03-20', again)).toBe('accepted');
    expect(ended('error.merged', { into: '另件' }).refused('error.reopened', '2026-03-20', again)).toBe('fact/refused');
    expect(ended('error.withdrawn', {}).refused('error.reopened', '2026-03-20', again)).toBe('fact/refused');
  });

  it('is opened later than what it reopens, so that no clock of the new round has ended', () => {
    const at = '2026-03-03T10:00:00+08:00';
    const story = fixing('2026-02-27', '2026-02-28').record('error.answered', at, corrected);
    expect(story.may('error.reopened', at)).toBe(false);
    expect(story.refused('error.reopened', at, again)).toBe('rule/error-reopened-at-once');
    story.record('error.reopened', '2026-03-03T10:00:01+08:00', again);
    expect(story.clock('reply', '2026-03-04')?.state).toBe('running');
    const directed = reported('2026-03-02').record('error.directed', '2026-03-02', { to: 'petition' });
    expect(directed.refused('error.reopened', '2026-03-02', again)).toBe('rule/error-reopened-at-once');
  });

  it('is opened by the supervisor too', () => {
    const supervisor = { id: 'chen', duties: ['supervisor'] };
    expect(answered(corrected).refused('error.reopened', '2026-03-20', again)).toBe('accepted');
    expect(answered(corrected).record('error.reopened', '2026-03-20', again, supervisor).state.value).toBe('reopened');
  });
});
