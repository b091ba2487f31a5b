import { describe, expect, it } from 'vitest';
import { processing, registered, searched } from '../../../test-support/request-stories.ts';
import type { Story } from '../../../test-support/story.ts';
import { withholdGround } from './outcomes.ts';

const ALL = withholdGround.options;
const c1 = { consultation: 'c1' };
const answered = (story: Story, on: string, outcome: string, more: object = {}) =>
  story
    .record('draft.prepared', on, { outcome, reasons: '理由', ...more })
    .record('draft.countersigned', on)
    .record('reply.signed', on)
    .record('reply.served', on, { way: 'post' });
const finished = (on: string) => answered(searched(processing(on), on), on, on < '2019' ? '2008.absent' : '4.1');
const further = { way: 'post', secrecyReviewed: true, reasons: '理由' };

/** Each fact that carries an outcome with its grounds, where it may be recorded. */
const FACTS = [
  ['draft.prepared', (on: string) => processing(on), { reasons: '理由' }],
  ['reply.supplemented', (on: string) => finished(on), further],
] as const;

describe.each(FACTS)('the grounds of %s (Arts. 36, 37)', (type, ready, more) => {
  it.each([
    ['2026-03-02', '2', undefined, 'rule/grounds-missing'],
    ['2026-03-02', '2', [], 'rule/grounds-missing'],
    ['2026-03-02', '2', ['not-held'], 'accepted'],
    ['2026-03-02', '2', ALL, 'accepted'],
    ['2026-03-02', '3.6', ['state-secret'], 'rule/grounds-misfit'],
    ['2026-03-02', '3.6', ['deliberative-process', 'not-held'], 'rule/grounds-misfit'],
    ['2026-03-02', '3.6', ['deliberative-process', 'state-secret'], 'accepted'],
    ['2026-03-02', '3.6', undefined, 'accepted'],
    ['2026-03-02', '1', ['third-party'], 'rule/grounds-misfit'],
    ['2018-03-01', '2008.privacy', ['state-secret'], 'rule/grounds-misfit'],
    ['2018-03-01', '2008.privacy', ['third-party'], 'accepted'],
  ])('of %s with outcome %s: %j is %s', (on, outcome, grounds, code) => {
    const data = { ...more, outcome, ...(grounds === undefined ? {} : { grounds }) };
    expect(ready(on).refused(type, on, data)).toBe(code);
  });
});

describe('a further result after the reply', () => {
  const objected = () =>
    processing('2026-03-02')
      .record('consultation.sent', '2026-03-03', { ...c1, party: 'third-party' })
      .record('consultation.answered', '2026-03-10', { ...c1, answer: 'objects', reasons: '商业秘密' });
  const refused = (story: Story, data: object) => {
    const { refusal } = story.answer('reply.supplemented', '2026-03-20', { ...further, ...data });
    return refusal === null ? 'accepted' : [refusal.code, refusal.recordable];
  };

  it('is held to an objection that stands, as a draft is (Art. 32)', () => {
    const story = answered(objected(), '2026-03-12', '3.4');
    expect(refused(story, { outcome: '1' })).toEqual(['rule/objection-stands', true]);
    expect(refused(story, { outcome: '2', grounds: ['internal-affairs'] })).toEqual(['rule/objection-stands', true]);
    expect(refused(story, { outcome: '2', grounds: ['third-party'] })).toBe('accepted');
    expect(refused(story, { outcome: '3.4' })).toBe('accepted');
    const overridden = objected().record('objection.overridden', '2026-03-11', { ...c1, content: '甲', reasons: '乙' });
    expect(refused(answered(overridden, '2026-03-12', '3.5'), { outcome: '1' })).toBe('accepted');
  });

  it.each([
    ['third-party', 'rule/consultation-open'],
    ['co-agency', 'rule/co-agency-open'],
  ])('does not release while a %s may still answer', (party, code) => {
    const story = processing('2026-03-02').record('consultation.sent', '2026-03-03', { ...c1, party });
    expect(refused(answered(story, '2026-03-12', '4.2'), { outcome: '1' })).toEqual([code, true]);
  });
});

describe('a way of ending that is not listed', () => {
  it('is refused on the spot, in a draft and as a further result', () => {
    const narrow = { 'outcome.6.3.reasons': ['withdrawal'] };
    const data = { outcome: '6.3', reasons: '理由' };
    expect(registered('2026-03-02', narrow).refused('reply.given-on-spot', '2026-03-02', data)).toBe(
      'rule/ending-not-listed',
    );
    expect(processing('2026-03-02', narrow).refused('draft.prepared', '2026-03-02', data)).toBe(
      'rule/ending-not-listed',
    );
    const story = answered(processing('2026-03-02', narrow), '2026-03-03', '4.2');
    expect(story.refused('reply.supplemented', '2026-03-04', { ...further, ...data })).toBe('rule/ending-not-listed');
  });
});
