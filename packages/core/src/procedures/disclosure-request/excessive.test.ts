import { describe, expect, it } from 'vitest';
import { processing, served } from '../../../test-support/request-stories.ts';
import type { Story } from '../../../test-support/story.ts';

const asked = (story: Story, on: string) => story.record('reasons.requested', on, { note: '过多' });
const delay = (delayedUntil: string | null) => ({ delayedUntil });
const finished = () => served('2025-03-03', 'direct', '2025-03-20');
const order = (dueOn?: string) => ({ by: 'court', document: '判决书', ...(dueOn === undefined ? {} : { dueOn }) });

// Art. 35 delays the period of the law: an order binds the agency, and its own correction has no period.
describe('a delay for excessive requests where no statutory period runs', () => {
  it('is irregular after an order with a date, and leaves that date', () => {
    const story = asked(finished().record('request.remanded', '2025-06-03', order('2025-06-30')), '2025-06-05');
    const { refusal } = story.answer('reasons.accepted', '2025-06-06', delay('2025-09-30'));
    expect([refusal?.code, refusal?.recordable]).toEqual(['rule/delay-not-here', true]);
    expect(story.refused('reasons.accepted', '2025-06-06', delay(null))).toBe('accepted');
    const acknowledged = { acknowledged: ['rule/delay-not-here'], reason: '误用' };
    story.record('reasons.accepted', '2025-06-06', { ...delay('2025-09-30'), ...acknowledged });
    expect([story.state.value, story.clock('reply', '2025-06-06')?.due?.on]).toEqual(['processing', '2025-06-30']);
  });

  it('is irregular after a reply that the agency replaces, and sets no date', () => {
    const story = asked(finished().record('reply.replaced', '2025-06-03', { reason: '依据有误' }), '2025-06-05');
    expect(story.refused('reasons.accepted', '2025-06-06', delay('2025-09-30'))).toBe('rule/delay-not-here');
    story.record('reasons.accepted', '2025-06-06', {
      ...delay('2025-09-30'),
      acknowledged: ['rule/delay-not-here'],
      reason: '误用',
    });
    expect(story.clock('reply', '2025-06-06')).toBeUndefined();
  });

  it('is irregular a second time', () => {
    const delayed = asked(processing('2026-03-02'), '2026-03-03').record(
      'reasons.accepted',
      '2026-03-04',
      delay('2026-05-29'),
    );
    expect(asked(delayed, '2026-03-05').refused('reasons.accepted', '2026-03-06', delay('2026-07-31'))).toBe(
      'rule/delay-not-here',
    );
  });

  it('is possible after an order without a date, which has the statutory period run again', () => {
    const story = asked(finished().record('request.remanded', '2025-06-03', order()), '2025-06-05');
    expect(story.refused('reasons.accepted', '2025-06-06', delay('2025-09-30'))).toBe('accepted');
  });
});
