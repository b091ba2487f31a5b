import { describe, expect, it } from 'vitest';
import { anyProcedure } from '../../kernel/define-procedure.ts';
import { Story } from '../../test-support/story.ts';
import { disclosureRequest } from './index.ts';

const request = anyProcedure(disclosureRequest);
const opening = { channel: 'in-person', applicant: { kind: 'natural' }, description: '某规划' };

/** Received on 2026-02-10; the notice of 02-12 sets 02-20. */
const noticed = (settings: object = {}) =>
  new Story(request, settings)
    .record('request.submitted', '2026-02-10', opening)
    .record('request.registered', '2026-02-10')
    .record('correction.requested', '2026-02-12', { points: ['写明文号'], dueOn: '2026-02-20' });

describe('a notice of correction that arrives on or after the date it sets', () => {
  it.each(['2026-02-20', '2026-02-25'])('is refused on %s without a new date, and takes one after it', (on) => {
    const story = noticed();
    expect(story.refused('correction.delivered', on)).toBe('rule/correction-date');
    expect(story.refused('correction.delivered', on, { dueOn: on })).toBe('rule/correction-date');
    story.record('correction.delivered', on, { dueOn: '2026-03-10' }).sweep('2026-03-10');
    expect(story.state.value).toBe('correcting');
    expect(story.clock('correction', on)?.due?.on).toBe('2026-03-10');
    expect(story.sweep('2026-03-11').state.value).toBe('closed');
  });

  it('may set a later date also when it arrives in time, and never an earlier one', () => {
    expect(noticed().refused('correction.delivered', '2026-02-13', { dueOn: '2026-02-19' })).toBe(
      'rule/correction-date',
    );
    const story = noticed().record('correction.delivered', '2026-02-13', { dueOn: '2026-02-27' });
    expect(story.clock('correction', '2026-02-13')?.due?.on).toBe('2026-02-27');
  });

  it('is offered as a possible fact, since its new date comes with it', () => {
    expect(noticed().may('correction.delivered', '2026-02-25')).toBe(true);
  });
});
