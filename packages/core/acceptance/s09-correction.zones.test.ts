import { describe, expect, it } from 'vitest';
import { disclosureRequest } from '../src/index.ts';
import { arrived, inHand, letter, received } from './steps.ts';

const notice = { points: ['请写明批复文号'], dueOn: '2026-03-20' };

/** Received 02-10, asked on 02-26 to correct by 03-20, the letter delivered on the same day. */
const asked = (settings: object = {}) =>
  received('2026-02-10', settings)
    .tell('request.registered', '2026-02-11')
    .tell('correction.requested', '2026-02-26', notice)
    .tell('correction.delivered', '2026-02-26');

describe('scenario 9: a notice of correction', () => {
  const registered = (settings: object = {}) =>
    received('2026-02-10', settings).tell('request.registered', '2026-02-11');

  it('is allowed up to and including 2026-02-26 and refused after that', () => {
    expect(registered().due('correction-notice', '2026-02-11')).toBe('2026-02-26');
    expect(registered().admits('correction.requested', '2026-02-26T23:59:59+08:00', notice)).toBe(true);
    expect(registered().refused('correction.requested', '2026-02-27T00:00:00+08:00', notice)).toMatchObject({
      code: 'rule/correction-late',
      kind: 'invalid',
    });
  });

  it('is refused late also while the request is being processed', () => {
    const story = inHand('2026-02-10');
    expect(story.admits('correction.requested', '2026-02-26', notice)).toBe(true);
    expect(story.refused('correction.requested', '2026-02-27', notice).code).toBe('rule/correction-late');
  });

  it('leaves the reply clock running where it may not be sent any more', () => {
    const story = registered();
    story.expire('2026-02-28');
    expect(story.due('reply', '2026-02-28')).toBe('2026-03-16');
  });

  it('is accepted late and flagged under the other profile', () => {
    const story = registered({ 'correction.late': 'acceptAndFlag' });
    story.tell('correction.requested', '2026-02-27', notice);
    expect(story.clock('correction-notice', '2026-02-27')?.state).toBe('late');
    const inTime = registered({ 'correction.late': 'acceptAndFlag' });
    inTime.tell('correction.requested', '2026-02-26', notice);
    expect(inTime.clock('correction-notice', '2026-02-26')?.state).toBe('met');
  });

  it('names the points and a reasonable period', () => {
    expect(registered().refused('correction.requested', '2026-02-11', { dueOn: '2026-03-20' }).code).toBe(
      'fact/malformed',
    );
    expect(registered().refused('correction.requested', '2026-02-11', { points: [], dueOn: '2026-03-20' }).code).toBe(
      'fact/malformed',
    );
    expect(registered().refused('correction.requested', '2026-02-11', { points: ['文号'] }).code).toBe(
      'rule/correction-date',
    );
    const past = { points: ['文号'], dueOn: '2026-02-10' };
    expect(registered().refused('correction.requested', '2026-02-11', past).code).toBe('rule/correction-date');
  });
});

describe('scenario 9: the corrected application', () => {
  it('received Saturday 02-28 starts a new clock, due 03-27; the old one is closed, not paused', () => {
    const story = asked();
    const open = story.clock('reply', '2026-02-27');
    expect(open === undefined || open.state === 'void').toBe(true);
    story.tell('correction.supplied', '2026-02-28');
    expect(story.due('reply', '2026-02-28')).toBe('2026-03-27');
    expect(story.due('reply', '2026-02-28')).not.toBe('2026-03-16');
    expect(story.clock('reply', '2026-02-28')).toMatchObject({ state: 'running', measure: { excluded: [] } });
  });

  it('admits no second notice; still unclear, it ends with 4.3', () => {
    const story = asked().tell('correction.supplied', '2026-02-28').tell('request.registered', '2026-03-02');
    expect(story.refused('correction.requested', '2026-03-03', notice)).toMatchObject({
      code: 'rule/correction-once',
      kind: 'conflict',
    });
    story.tell('processing.started', '2026-03-03');
    expect(story.refused('correction.requested', '2026-03-03', notice).kind).toBe('conflict');
    expect(story.admits('draft.prepared', '2026-03-04', { outcome: '4.3' })).toBe(true);
  });

  it('is needed before 4.3: without a notice the content was never asked for', () => {
    expect(inHand('2026-02-10').refused('draft.prepared', '2026-02-12', { outcome: '4.3' }).code).toBe(
      'rule/needs-correction',
    );
  });

  it('does not come: closed on the day after with 6.1', () => {
    const story = asked();
    expect(story.expire('2026-03-20T23:59:59+08:00')).toEqual([]);
    expect(story.state.value).toBe('correcting');
    expect(story.expire('2026-03-21T00:00:00+08:00')).toEqual(['correction 2026-03-21T00:00:00+08:00']);
    // Whether the reason for a late correction is good is for an officer, inside one working day (U35).
    story.expire('2026-03-31');
    expect([story.state.value, story.outcome()]).toEqual(['closed', '6.1']);
  });

  it('counts 6.1 in row 1 of (六) in the form of 2021 and in the single row of 2019', () => {
    expect(disclosureRequest.outcomes['6.1']?.cells).toEqual({ AR2021: 'r6_1', AR2019: 'r6' });
  });

  it('has no date to keep while the letter is not delivered (Art. 30)', () => {
    const story = received('2026-02-10')
      .tell('request.registered', '2026-02-11')
      .tell('correction.requested', '2026-02-12', notice);
    expect(story.expire('2026-06-30')).toEqual([]);
    expect(story.state.value).toBe('correcting');
    expect(story.due('correction', '2026-04-01')).toBeNull();
  });
});

describe('scenario 9 under the text of 2008', () => {
  it('knows no limit of seven working days', () => {
    const story = received('2018-02-12').tell('request.registered', '2018-02-13');
    expect(story.clock('correction-notice', '2018-02-13')).toBeUndefined();
    expect(story.admits('correction.requested', '2018-03-07', { points: ['文号'] })).toBe(true);
  });

  it('knows no abandonment, whatever the notice says of a date', () => {
    for (const more of [{}, { dueOn: '2018-03-20' }]) {
      const story = received('2018-02-12').tell('request.registered', '2018-02-13');
      story.tell('correction.requested', '2018-03-01', { points: ['文号'], ...more });
      story.tell('correction.delivered', '2018-03-01');
      story.expire('2018-12-31');
      expect([story.state.value, story.outcome()]).toEqual(['correcting', null]);
    }
  });
});

describe('scenario 9 and the letters before it', () => {
  it('does not carry a pause over into the new period', () => {
    const story = arrived(letter(inHand('2026-02-10'), '2026-02-11'), '2026-02-12');
    if (!story.admits('correction.requested', '2026-02-13', notice)) return;
    story.tell('correction.requested', '2026-02-13', notice).tell('correction.delivered', '2026-02-13');
    story.tell('correction.supplied', '2026-02-28');
    story.expire('2026-03-31');
    const excluded = story.clock('reply', '2026-03-31')?.measure;
    expect(excluded).toMatchObject({ start: '2026-02-28' });
  });
});
