import { instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { processing, request, searched } from '../../../test-support/request-stories.ts';
import type { Story } from '../../../test-support/story.ts';
import { disclosureRequest } from './disclosure-request.ts';
import { needsReasons, OUTCOME_CODES, OUTCOMES } from './outcomes.ts';

const served = (on: string, outcome: string, more: object = {}, settings: object = {}) =>
  answeredOn(processing(on, settings), on, outcome, more);
const answeredOn = (story: Story, on: string, outcome: string, more: object = {}) =>
  story
    .record('draft.prepared', on, { outcome, reasons: '理由', ...more })
    .record('secrecy.reviewed', on, { finding: 'cleared' })
    .record('draft.countersigned', on)
    .record('reply.signed', on)
    .record('reply.served', on, { way: 'direct' });
const way = (story: Story, on = '2026-05-20') =>
  request.route?.(story.state.context, instantOf(`${on}T10:00:00+08:00`));
const first = (story: Story, on?: string) => way(story, on)?.first ?? null;

describe('outcomes', () => {
  it('tell their group and whether reconsideration comes before court (U11)', () => {
    const kindOf = (code: keyof typeof OUTCOMES) => [OUTCOMES[code].group, OUTCOMES[code].reconsiderationFirst];
    expect(kindOf('1')).toEqual(['granted', false]);
    expect(kindOf('2')).toEqual(['partial', 'if-withheld-under-14-to-16']);
    expect(kindOf('3.1')).toEqual(['refused', true]);
    expect(kindOf('3.7')).toEqual(['refused', true]);
    expect(kindOf('3.8')).toEqual(['refused', 'uncertain']);
    expect(kindOf('4.2')).toEqual(['cannot-provide', false]);
    expect(kindOf('5.4')).toEqual(['not-handled', false]);
    expect(kindOf('6.1')).toEqual(['other', false]);
    expect(kindOf('6.3')).toEqual(['other', null]);
    expect(kindOf('2008.secret')).toEqual(['refused', true]);
    expect(kindOf('2008.partial')).toEqual(['partial', 'if-withheld-under-14-to-16']);
    expect(kindOf('2008.not-government')).toEqual(['refused', false]);
    expect(kindOf('2008.amend')).toEqual(['other', false]);
  });
});

describe('outcomes that state their reasons', () => {
  const [with2019, with2008] = [
    /^(2|3\.\d|4\.1|6\.3)$/,
    /^2008\.(partial|secret|commercial|privacy|security|other-law|not-government)$/,
  ];

  it.each(OUTCOME_CODES)('%s', (code) => {
    expect(needsReasons(code)).toBe(with2019.test(code) || with2008.test(code));
  });
});

describe('the way to court (route.compulsory, route.silence)', () => {
  it('leads over reconsideration from 2024 where information is withheld', () => {
    expect(first(served('2026-03-02', '3.5'))).toBe('reconsideration');
    expect(way(served('2026-03-02', '3.5'))?.basis.mark).toBe('verified');
    expect(first(served('2023-12-29', '3.5'))).toBe('either');
    expect(first(served('2026-03-02', '3.8'))).toBe('either');
    expect(first(served('2026-03-02', '4.2'))).toBe('either');
    expect(first(processing('2026-03-02').record('request.withdrawn', '2026-03-03'))).toBeNull();
  });

  // Received 2018-03-01 under the text of 2008, whose refusals have the grounds of Arts. 14 to 16 (行政复议法2023 Art. 23(1)(4)).
  it.each([
    ['2008.secret', 'reconsideration'],
    ['2008.commercial', 'reconsideration'],
    ['2008.privacy', 'reconsideration'],
    ['2008.security', 'reconsideration'],
    ['2008.other-law', 'reconsideration'],
    ['2008.not-government', 'either'],
    ['2008.not-ours', 'either'],
    ['2008.absent', 'either'],
    ['2008.amend', 'either'],
    ['2008.other-route', 'either'],
    ['2008.public', 'either'],
    ['2008.granted', 'either'],
  ])('of %s after an order of 2024 is %s', (outcome, way2024) => {
    const ordered = () =>
      served('2018-03-01', '2008.absent').record('request.remanded', '2024-03-01', {
        by: 'court',
        document: '判决书',
        dueOn: '2024-03-29',
      });
    const refused = answeredOn(ordered(), '2024-03-20', outcome);
    expect(first(refused)).toBe(way2024);
    expect(way(refused)?.basis).toMatchObject({
      mark: 'verified',
      instrument: way2024 === 'reconsideration' ? 'reconsideration-law-2023' : 'spc-2025-8',
    });
    expect(first(served('2018-03-01', outcome))).toBe('either');
  });

  it('of a partial release under the text of 2008 follows its grounds', () => {
    const partial = (grounds: readonly string[]) =>
      answeredOn(
        served('2018-03-01', '2008.absent').record('request.remanded', '2024-03-01', {
          by: 'court',
          document: '判决书',
        }),
        '2024-03-20',
        '2008.partial',
        { grounds },
      );
    expect([first(partial(['third-party'])), first(partial(['not-held']))]).toEqual(['reconsideration', 'either']);
    // Without one, the rest is 不应当公开的内容 (2008 Art. 22): withheld, and not merely absent.
    expect([first(partial([])), way(partial([]))?.basis.mark]).toEqual(['reconsideration', 'design-choice']);
    expect(first(served('2018-03-01', '2008.partial'))).toBe('either');
  });

  it('of a refusal under the text of 2008 follows the setting by its ground', () => {
    const settings = { 'route.compulsory': ['3.1'] };
    const late = (outcome: string) => first(answeredOn(processing('2018-03-01', settings), '2024-03-20', outcome));
    expect([late('2008.secret'), late('2008.privacy')]).toEqual(['reconsideration', 'either']);
  });

  it('follows the grounds of a partial release', () => {
    const grounds = ['internal-affairs'];
    expect(first(served('2026-03-02', '2', { grounds }))).toBe('reconsideration');
    const found = searched(processing('2026-03-02'), '2026-03-02');
    expect(first(answeredOn(found, '2026-03-02', '2', { grounds: ['not-held'] }))).toBe('either');
    const list = { 'route.compulsory': ['3.1', '3.8'] };
    expect(first(served('2026-03-02', '2', { grounds }, list))).toBe('either');
    expect(first(served('2026-03-02', '3.8', {}, list))).toBe('reconsideration');
  });

  it('of a partial release rests on the regulation of 2026 since its first day, read second-hand', () => {
    const marks = ['2026-06-30', '2026-07-01'].map(
      (on) => way(served(on, '2', { grounds: ['internal-affairs'] }))?.basis,
    );
    expect(marks.map((basis) => basis?.mark)).toEqual(['design-choice', 'second-hand']);
    expect(marks[1]?.text).toContain('复议法实施条例(2026年修订)》第三十一条');
  });

  it('against silence is either one until the regulation of 2026, then reconsideration, each marked to be checked', () => {
    const silent = processing('2026-03-02');
    expect([first(silent, '2026-06-30'), first(silent, '2026-07-01')]).toEqual(['either', 'reconsideration']);
    expect(way(silent, '2026-07-01')).toMatchObject({ basis: { mark: 'second-hand' } });
    expect(way(silent, '2026-07-01')?.note?.zh).toContain('法释〔2025〕8号');
    expect(way(silent, '2026-06-30')?.note?.zh).toContain('请法制机构核对');
    expect(first(processing('2022-03-02'), '2023-12-31')).toBe('either');
    expect(first(processing('2026-03-02', { 'route.silence': 'either' }), '2026-07-01')).toBe('either');
    expect(first(processing('2026-03-02', { 'route.silence': 'reconsiderationFirst' }))).toBe('reconsideration');
  });
});

describe('settings with a bound', () => {
  it('massDelay.max limits the delay of Art. 35 in working days', () => {
    const asked = (settings: object) =>
      processing('2026-03-02', settings).record('reasons.requested', '2026-03-03', { note: '过多' });
    const until = (delayedUntil: string) => ['reasons.accepted', '2026-03-05', { delayedUntil }] as const;
    expect(asked({}).refused(...until('2027-03-05'))).toBe('accepted');
    expect(asked({ 'massDelay.max': 20 }).refused(...until('2026-04-02'))).toBe('accepted');
    expect(asked({ 'massDelay.max': 20 }).refused(...until('2026-04-03'))).toBe('rule/delay-too-long');
  });

  it('outcome.6.3.reasons lists how a request may otherwise end', () => {
    const otherwise = (ending: object, settings: object = {}) =>
      processing('2026-03-02', settings).refused('draft.prepared', '2026-03-03', {
        outcome: '6.3',
        reasons: '移送',
        ...ending,
      });
    expect([otherwise({ ending: 'transfer' }), otherwise({})]).toEqual(['accepted', 'accepted']);
    const narrow = { 'outcome.6.3.reasons': ['withdrawal', 'merger'] };
    expect([otherwise({ ending: 'merger' }, narrow), otherwise({ ending: 'transfer' }, narrow)]).toEqual([
      'accepted',
      'rule/ending-not-listed',
    ]);
    expect(otherwise({}, narrow)).toBe('rule/ending-not-listed');
    expect(processing('2026-03-02').refused('draft.prepared', '2026-03-03', { outcome: '4.2', ending: 'merger' })).toBe(
      'rule/ending-not-listed',
    );
  });

  it('of an earlier version, with one value each, are dropped from a case and refused for a new one', () => {
    const earlier = { 'receipt.oral': 'recorded', 'reasons.silence': 'noEffect', 'day.end': '17:30' };
    expect(processing('2026-03-02', earlier).state.context).toMatchObject({ settings: { 'day.end': '17:30' } });
    expect(disclosureRequest.settings.safeParse(earlier).success).toBe(false);
  });
});
