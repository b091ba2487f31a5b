import { describe, expect, it } from 'vitest';
import { asked, inHand, received } from './steps.ts';
import { request } from './story.ts';

/** Posted on the last day of the text of 2008 and received on the first day of the text of 2019. */
const across = (settings: object = {}) =>
  request(settings).tell('request.submitted', '2019-05-14', asked('mail-signed')).tell('receipt.signed', '2019-05-15');

describe('scenario 15: the rule by date', () => {
  it('received 2019-05-14: 15 WD, due 06-04, under the text of 2008', () => {
    const story = received('2019-05-14');
    expect(story.state.context).toMatchObject({ regime: 'FOI2008' });
    expect(story.due('reply', '2019-05-14')).toBe('2019-06-04');
    expect(story.due('reply', '2019-05-14')).not.toBe('2019-06-12');
    expect(story.clock('reply', '2019-05-14')?.period.basis.instrument).toBe('ogi-regulation-2008');
  });

  it('received 2019-05-15: 20 WD, due 06-13, under the text of 2019', () => {
    const story = received('2019-05-15');
    expect(story.state.context).toMatchObject({ regime: 'FOI2019' });
    expect(story.due('reply', '2019-05-15')).toBe('2019-06-13');
    expect(story.clock('reply', '2019-05-15')?.period.basis.instrument).toBe('ogi-regulation-2019');
  });

  it('turns at midnight in China, whatever the zone of the server', () => {
    const at = (when: string) => received(when).due('reply', '2019-05-20');
    expect([at('2019-05-14T15:59:59Z'), at('2019-05-14T16:00:00Z')]).toEqual(['2019-06-04', '2019-06-13']);
  });

  it('binds by receipt; bound by submission, the same facts stay under the text of 2008, and it shows', () => {
    expect(across().state.context).toMatchObject({ regime: 'FOI2019' });
    expect(across().due('reply', '2019-05-15')).toBe('2019-06-13');
    const bound = across({ 'regime.bindTo': 'submissionDate' });
    expect(bound.state.context).toMatchObject({ regime: 'FOI2008' });
    // 15 WD from 05-15, by hand: 05-16, 17, 20 … 24, 27 … 31, 06-03, 04, 05.
    expect(bound.clock('reply', '2019-05-15')).toMatchObject({
      due: { on: '2019-06-05' },
      period: { basis: { instrument: 'ogi-regulation-2008' }, length: { count: 15 } },
    });
  });

  it('does not change its text when the application is corrected or the request goes on after the date', () => {
    const story = received('2019-05-10').tell('request.registered', '2019-05-10');
    story.tell('correction.requested', '2019-05-13', { points: ['文号'] }).tell('correction.delivered', '2019-05-13');
    story.tell('correction.supplied', '2019-05-20');
    expect(story.state.context).toMatchObject({ receivedOn: '2019-05-20', regime: 'FOI2008' });
    const running = inHand('2019-05-10');
    expect(running.due('reply', '2019-05-10')).toBe('2019-05-31');
    expect(running.due('reply', '2019-05-20')).toBe('2019-05-31');
    expect(running.state.context).toMatchObject({ regime: 'FOI2008' });
  });
});

describe('the text of 2008 apart from its reply period', () => {
  it('knows 15 + 15 and no 20: an extension of 16 is too long, one of 15 is not', () => {
    const more = (workingDays: number) => ({ workingDays, reason: '检索' });
    expect(inHand('2019-05-14').refused('extension.approved', '2019-05-20', more(16)).code).toBe(
      'rule/extension-too-long',
    );
    expect(inHand('2019-05-15').admits('extension.approved', '2019-05-20', more(20))).toBe(true);
    expect(inHand('2019-05-14').admits('extension.approved', '2019-05-20', more(15))).toBe(true);
  });

  it('has no limit of 15 WD for a third party, whose silence therefore never ends the pause by itself', () => {
    const story = inHand('2018-04-02').tell('consultation.sent', '2018-04-03', {
      consultation: 'letter-1',
      party: 'third-party',
    });
    story.tell('consultation.delivered', '2018-04-04', { consultation: 'letter-1' });
    expect(story.due('consultation:letter-1', '2018-04-04')).toBeNull();
    expect(story.expire('2018-12-01').filter((entry) => entry.startsWith('consultation'))).toEqual([]);
    expect(story.clock('reply', '2018-12-01')).toMatchObject({ state: 'paused', due: null });
  });

  it('knows neither a co-making agency (Art. 34) nor reasons for a mass of requests (Art. 35) nor the tariff', () => {
    const story = inHand('2018-04-02');
    const coAgency = { consultation: 'letter-1', party: 'co-agency' };
    expect(story.admits('consultation.sent', '2018-04-03', coAgency)).toBe(false);
    expect(story.admits('reasons.requested', '2018-04-03', { note: '数量过多' })).toBe(false);
    const fee = { mode: 'per-page', units: 72, amount: 420 };
    expect(story.admits('fee.noticed', '2018-04-03', fee)).toBe(false);
    expect(inHand('2020-12-30').admits('fee.noticed', '2020-12-31', fee)).toBe(false);
    expect(inHand('2021-01-04').admits('fee.noticed', '2021-01-05', fee)).toBe(true);
  });

  it('answers with its own outcomes and refuses those of the other text', () => {
    const old = inHand('2018-04-02');
    expect(old.admits('draft.prepared', '2018-04-03', { outcome: '2008.granted' })).toBe(true);
    expect(old.refused('draft.prepared', '2018-04-03', { outcome: '1' }).code).toBe('rule/outcome-of-other-text');
    const present = inHand('2019-05-15');
    expect(present.refused('draft.prepared', '2019-05-16', { outcome: '2008.granted' }).code).toBe(
      'rule/outcome-of-other-text',
    );
  });

  it('did not exist before 2008-05-01', () => {
    expect(request().refused('request.submitted', '2008-04-30', asked('in-person')).kind).toBe('invalid');
    expect(request().admits('request.submitted', '2008-05-01', asked('in-person'))).toBe(true);
  });
});
