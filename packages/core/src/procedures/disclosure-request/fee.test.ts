import { describe, expect, it } from 'vitest';
import { served } from '../../../test-support/request-stories.ts';

const notice = { mode: 'per-page', units: 72, amount: 420 };

// Received 2025-03-03, served 03-20, replaced by the agency itself 06-03: the law sets no period for the new reply.
describe('a notice of a fee without a reply period (109号 Art. 6)', () => {
  const replaced = () =>
    served('2025-03-03', 'direct', '2025-03-20').record('reply.replaced', '2025-06-03', { reason: '依据有误' });

  it('is late, and the applicant owes nothing once it is recorded all the same', () => {
    const { refusal } = replaced().answer('fee.noticed', '2025-06-05', notice);
    expect([refusal?.code, refusal?.recordable]).toEqual(['rule/fee-late', true]);
    expect(replaced().may('fee.noticed', '2025-06-05')).toBe(false);
    const story = replaced().record('fee.noticed', '2025-06-05', {
      ...notice,
      acknowledged: ['rule/fee-late'],
      reason: '误发',
    });
    expect(story.state.value).toBe('processing');
    expect(story.sweep('2025-12-31').state.value).toBe('processing');
    expect(story.clock('fee-payment', '2025-06-05')).toBeUndefined();
  });

  it('may follow an order, which sets a period again', () => {
    const ordered = replaced().record('request.remanded', '2025-06-10', {
      by: 'court',
      document: '判决书',
      dueOn: '2025-06-30',
    });
    expect(ordered.refused('fee.noticed', '2025-06-12', notice)).toBe('accepted');
    expect(ordered.refused('fee.noticed', '2025-07-01', notice)).toBe('rule/fee-late');
  });
});
