import { describe, expect, it } from 'vitest';
import { processing } from '../../../test-support/request-stories.ts';
import type { Story } from '../../../test-support/story.ts';

const byReview = (dueOn?: string) => ({ by: 'review-organ', document: '复议决定书', ...(dueOn && { dueOn }) });
const byCourt = (dueOn?: string) => ({ by: 'court', document: '判决书', ...(dueOn && { dueOn }) });

const serve = (story: Story, on: string) =>
  story
    .record('draft.prepared', on, { outcome: '4.2' })
    .record('draft.countersigned', on)
    .record('reply.signed', on)
    .record('reply.served', on, { way: 'post' });

describe('decisions of organs and courts', () => {
  const remedies = (story: Story) =>
    story
      .contributions()
      .flatMap((one) => (one.startsWith('request.remedy ') ? [one.slice('request.remedy '.length)] : []));
  const unlawful = (by: object) => ({ ...by, finding: 'unlawful' });

  it('are a suit after reconsideration only where both were about one reply', () => {
    const ordered = processing('2025-03-03').record('request.remanded', '2025-06-03', byReview('2025-07-01'));
    const story = serve(ordered, '2025-06-20');
    story.record('reply.set-aside', '2026-01-15', unlawful(byCourt()));
    expect(remedies(story)).toEqual(['2025-06-03 review-organ corrected', '2026-01-15 court corrected']);
  });

  it('are one after reconsideration about the same silence, and about the reply that an organ set aside', () => {
    const silent = processing('2025-03-03').record('request.remanded', '2025-06-03', byReview('2025-07-01'));
    silent.record('request.remanded', '2025-09-01', byCourt('2025-09-30'));
    expect(remedies(silent)[1]).toBe('2025-09-01 court-after-review corrected');
    const again = serve(processing('2025-03-03'), '2025-03-20').record(
      'request.remanded',
      '2025-06-03',
      byReview('2025-07-01'),
    );
    again.record('reply.set-aside', '2025-09-01', unlawful(byCourt()));
    expect(remedies(again)[1]).toBe('2025-09-01 court-after-review corrected');
  });

  it('are one where one document finds and orders, and two where it is another one, or about another reply', () => {
    const found = () => processing('2025-03-03').record('reply.set-aside', '2025-06-03', unlawful(byReview()));
    const both = found().record('request.remanded', '2025-06-03', byReview('2025-07-01'));
    expect(remedies(both)).toEqual(['2025-06-03 review-organ corrected']);
    const other = found().record('request.remanded', '2025-06-10', { ...byReview('2025-07-01'), document: '另一份' });
    expect(remedies(other)).toHaveLength(2);
    serve(both, '2025-06-20').record('reply.set-aside', '2025-09-01', unlawful(byReview()));
    expect(remedies(both)).toHaveLength(2);
    const settled = found().record('dispute.mediated', '2025-06-04', byReview());
    expect(remedies(settled)).toEqual(['2025-06-03 review-organ corrected']);
  });
});
