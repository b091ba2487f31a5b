import { describe, expect, it } from 'vitest';
import { arrived, extended, inHand, letter, opinion } from './steps.ts';

const RECEIVED = '2026-04-24';
const started = (settings: object = {}) => inHand(RECEIVED, settings);

describe('scenario 10 a: an opinion', () => {
  it('six working days are not counted: 06-03, never 06-06', () => {
    const story = started();
    expect(story.due('reply', RECEIVED)).toBe('2026-05-26');
    arrived(letter(story, '2026-04-28'), '2026-04-28');
    expect(story.clock('reply', '2026-04-28')).toMatchObject({ state: 'paused', due: null });
    opinion(story, '2026-05-09');
    expect(story.due('reply', '2026-05-09')).toBe('2026-06-03');
    expect(story.due('reply', '2026-05-09')).not.toBe('2026-06-06');
    expect(story.clock('reply', '2026-05-09')).toMatchObject({
      state: 'running',
      measure: { excluded: [{ after: '2026-04-28', through: '2026-05-09' }] },
    });
  });
});

describe('scenario 10 b: silence', () => {
  it.each([
    ['2026-04-28', '2026-05-21', '2026-06-16'],
    ['2026-04-30', '2026-05-25', '2026-06-18'],
  ])('the letter arrives %s: over on %s, the reply due %s', (there, over, due) => {
    const story = arrived(letter(started(), '2026-04-28'), there);
    expect(story.due('consultation:letter-1', there)).toBe(over);
    expect(story.clock('reply', `${over}T23:59:59+08:00`)?.state).toBe('paused');
    expect(story.clock('reply', `${over}T16:00:00Z`)?.state).toBe('running');
    // The clock resumes by itself: before and after the sweep it reads the same.
    expect(story.due('reply', '2026-05-27')).toBe(due);
    const expired = story.expire('2026-05-27');
    expect(expired).toHaveLength(1);
    expect(expired[0]).toContain('consultation:letter-1');
    expect(story.due('reply', '2026-05-27')).toBe(due);
    expect(story.clock('reply', '2026-05-27')?.state).toBe('running');
  });

  it.each([
    ['2026-05-21', 'met', { how: 'consents', lateOn: null }],
    ['2026-05-22', 'late', { how: 'silent', lateOn: '2026-05-22' }],
  ])('an opinion of %s, recorded after the end of the period was: %s', (on, state, recorded) => {
    const story = arrived(letter(started(), '2026-04-28'), '2026-04-28');
    story.expire('2026-05-27');
    expect(story.clock('consultation:letter-1', '2026-05-27')?.state).toBe('void');
    opinion(story, on);
    expect(story.clock('consultation:letter-1', '2026-05-27')?.state).toBe(state);
    expect(story.state.context).toMatchObject({ consultations: [{ closedOn: '2026-05-21', ...recorded }] });
    expect(story.due('reply', '2026-05-27')).toBe('2026-06-16');
  });

  it('deems nothing: the agency decides, either way', () => {
    const story = arrived(letter(started(), '2026-04-28'), '2026-04-28');
    story.expire('2026-05-25');
    expect(story.state.context).toMatchObject({ consultations: [{ party: 'third-party', how: 'silent' }] });
    expect(story.clock('consultation:letter-1', '2026-05-25')?.period.onExpiry?.zh).toContain('决定');
    expect(story.admits('draft.prepared', '2026-05-25', { outcome: '1' })).toBe(true);
    expect(story.admits('draft.prepared', '2026-05-25', { outcome: '3.4', reasons: '商业秘密' })).toBe(true);
  });

  it('does not decide while the third party still has time', () => {
    const story = arrived(letter(started(), '2026-04-28'), '2026-04-28');
    expect(story.refused('draft.prepared', '2026-05-20', { outcome: '1' }).code).toBe('rule/consultation-open');
  });
});

describe('scenario 10 c: two letters at once', () => {
  it('the union of both, nine working days: 06-08, not 06-10', () => {
    const story = arrived(letter(started(), '2026-04-28'), '2026-04-28');
    arrived(letter(story, '2026-05-07', 'letter-2'), '2026-05-07', 'letter-2');
    opinion(story, '2026-05-09');
    expect(story.clock('reply', '2026-05-10')).toMatchObject({ state: 'paused', due: null });
    opinion(story, '2026-05-13', 'letter-2');
    expect(story.due('reply', '2026-05-13')).toBe('2026-06-08');
    expect(story.due('reply', '2026-05-13')).not.toBe('2026-06-10');
  });

  it('a letter inside another one adds nothing', () => {
    const story = arrived(letter(started(), '2026-04-28'), '2026-04-28');
    arrived(letter(story, '2026-04-29', 'letter-2', 'co-agency'), '2026-04-29', 'letter-2');
    opinion(story, '2026-05-07', 'letter-2');
    opinion(story, '2026-05-09');
    expect(story.due('reply', '2026-05-09')).toBe('2026-06-03');
  });
});

describe('scenario 10 d: a co-making agency', () => {
  it('is deemed to consent when it is silent for 15 working days', () => {
    const story = arrived(letter(started(), '2026-04-28', 'letter-1', 'co-agency'), '2026-04-28');
    expect(story.due('consultation:letter-1', '2026-04-28')).toBe('2026-05-21');
    story.expire('2026-05-22');
    expect(story.clock('consultation:letter-1', '2026-05-22')?.period.onExpiry?.zh).toBe('视为同意公开');
    expect(story.state.context).toMatchObject({ consultations: [{ party: 'co-agency', closedOn: '2026-05-21' }] });
    expect(story.due('reply', '2026-05-22')).toBe('2026-06-16');
    expect(story.admits('draft.prepared', '2026-05-22', { outcome: '1' })).toBe(true);
  });
});

describe('scenario 10 e: an objection', () => {
  const objected = (reasons?: string, settings: object = {}) =>
    opinion(
      arrived(letter(started(settings), '2026-04-28'), '2026-04-28'),
      '2026-05-09',
      'letter-1',
      'objects',
      reasons,
    );

  it('with good reason: withheld under 3.4, nothing released', () => {
    const story = objected('报价属商业秘密');
    expect(story.refused('draft.prepared', '2026-05-11', { outcome: '1' }).code).toBe('rule/objection-stands');
    expect(story.admits('draft.prepared', '2026-05-11', { outcome: '3.4', reasons: '第三方不同意' })).toBe(true);
  });

  it('is overridden only by a written notice of content and reasons, before disclosure', () => {
    const story = objected('报价属商业秘密');
    const whole = { consultation: 'letter-1', content: '拟公开的内容', reasons: '对公共利益有重大影响' };
    const { content: _content, ...noContent } = whole;
    const { reasons: _reasons, ...noReasons } = whole;
    expect(story.refused('objection.overridden', '2026-05-11', noContent).code).toBe('fact/malformed');
    expect(story.refused('objection.overridden', '2026-05-11', noReasons).code).toBe('fact/malformed');
    story.tell('objection.overridden', '2026-05-11', whole);
    expect(story.due('reply', '2026-05-11')).toBe('2026-06-03');
    expect(story.admits('draft.prepared', '2026-05-11', { outcome: '1' })).toBe(true);
  });

  it('without reasons does not bind: the agency decides (U38); with the other setting it withholds', () => {
    expect(objected().admits('draft.prepared', '2026-05-11', { outcome: '1' })).toBe(true);
    const strict = objected(undefined, { 'thirdParty.bareObjection': 'withhold' });
    expect(strict.refused('draft.prepared', '2026-05-11', { outcome: '1' }).code).toBe('rule/objection-stands');
  });

  it('cannot be overridden where there is none', () => {
    const story = opinion(arrived(letter(started(), '2026-04-28'), '2026-04-28'), '2026-05-09');
    const notice = { consultation: 'letter-1', content: '内容', reasons: '理由' };
    expect(story.refused('objection.overridden', '2026-05-11', notice).code).toBe('rule/no-objection');
  });
});

describe('scenario 10 f: received 2026-03-02', () => {
  it('sent 03-10, back 03-24: ten working days, due 04-14', () => {
    const story = opinion(letter(inHand('2026-03-02'), '2026-03-10'), '2026-03-24');
    expect(story.due('reply', '2026-03-24')).toBe('2026-04-14');
  });

  it('sent 03-09, there 03-11, silent: over on 04-01, due 04-23; an opinion on 03-20: 04-13', () => {
    const sent = () => arrived(letter(inHand('2026-03-02'), '2026-03-09'), '2026-03-11');
    expect(sent().due('consultation:letter-1', '2026-03-11')).toBe('2026-04-01');
    const silent = sent();
    silent.expire('2026-04-02');
    expect(silent.due('reply', '2026-04-02')).toBe('2026-04-23');
    expect(opinion(sent(), '2026-03-20').due('reply', '2026-03-20')).toBe('2026-04-13');
  });

  it('an opinion on the last day counts, one after it comes too late to move the date', () => {
    const sent = () => arrived(letter(inHand('2026-03-02'), '2026-03-09'), '2026-03-11');
    expect(opinion(sent(), '2026-04-01').due('reply', '2026-04-01')).toBe('2026-04-23');
    const late = sent();
    late.expire('2026-04-03');
    opinion(late, '2026-04-03', 'letter-1', 'objects', '商业秘密');
    expect(late.clock('consultation:letter-1', '2026-04-03')?.state).toBe('late');
    expect(late.due('reply', '2026-04-03')).toBe('2026-04-23');
  });

  it('is extended from the date that the pause has shifted', () => {
    const story = opinion(arrived(letter(inHand('2026-03-02'), '2026-03-09'), '2026-03-11'), '2026-03-20');
    expect(story.due('reply', '2026-03-20')).toBe('2026-04-13');
    // 04-13 + 5 WD by hand: 14, 15, 16, 17, 20 April.
    expect(extended(story, '2026-03-23', 5).due('reply', '2026-03-23')).toBe('2026-04-20');
  });
});
