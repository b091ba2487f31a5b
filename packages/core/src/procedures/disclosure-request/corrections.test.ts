import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import type { AnyProcedure } from '../../kernel/procedure.ts';
import { disclosureRequest } from './disclosure-request.ts';

const request: AnyProcedure = disclosureRequest;
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

/** Delivered in time, lapsed on 2026-02-20, corrected on 02-25. */
const late = (settings: object = {}) =>
  noticed(settings)
    .record('correction.delivered', '2026-02-13')
    .sweep('2026-02-24')
    .record('correction.supplied', '2026-02-25');

describe('a correction that comes after its date (U35)', () => {
  it('is put on record without reopening the case, and an officer has one working day to judge its reason', () => {
    const story = late();
    expect(story.state.value).toBe('closed');
    expect(request.outcomeOf(story.state.context)).toBe('6.1');
    expect(story.clock('lateness', '2026-02-25')).toMatchObject({ state: 'running', due: { on: '2026-02-26' } });
    expect(story.clock('lateness', '2026-02-27')).toMatchObject({ state: 'overdue', expires: false });
    expect(story.sweep('2026-03-20').state.value).toBe('closed');
  });

  it('reopens the case from the day it came when the reason is good', () => {
    const story = late().record('lateness.judged', '2026-02-26', { finding: 'excused', reasons: '住院' });
    expect(story.state.value).toBe('received');
    expect(request.outcomeOf(story.state.context)).toBeNull();
    // Twenty working days after 2026-02-25.
    expect(story.clock('reply', '2026-02-26')?.due?.on).toBe('2026-03-24');
    expect(story.clock('lateness', '2026-02-26')?.state).toBe('met');
    expect(story.clock('correction', '2026-02-26')?.state).toBe('late');
  });

  it('leaves it closed when the reason is not good, for good', () => {
    const story = late().record('lateness.judged', '2026-02-26', { finding: 'not-excused', reasons: '无证明' });
    expect(story.state.value).toBe('closed');
    expect(request.outcomeOf(story.state.context)).toBe('6.1');
    expect(story.refused('lateness.judged', '2026-02-26', { finding: 'excused', reasons: '住院' })).toBe(
      'rule/nothing-late',
    );
    expect(story.refused('correction.supplied', '2026-02-27')).toBe('rule/correction-overdue');
  });

  it('is judged by an officer and never by the applicant', () => {
    const applicant = { id: 'wang', duties: ['applicant'] as const };
    const judgement = ['lateness.judged', '2026-02-26', { finding: 'excused', reasons: '住院' }] as const;
    expect(late().refused(...judgement, applicant)).toBe('actor/forbidden');
    expect(noticed().refused('correction.supplied', '2026-02-13', { acceptedReason: '住院' })).toBe('fact/malformed');
    for (const duty of ['registrar', 'handler', 'office-head'] as const)
      expect(late().refused(...judgement, { id: 'li', duties: [duty] })).toBe('accepted');
  });

  it('waits likewise where the expiry is not recorded yet, and is refused where the setting says so', () => {
    const unswept = () => noticed().record('correction.delivered', '2026-02-13');
    const story = unswept().record('correction.supplied', '2026-02-25');
    expect(story.state.value).toBe('correcting');
    expect(
      unswept()
        .record('correction.supplied', '2026-02-25')
        .record('lateness.judged', '2026-02-25', { finding: 'excused', reasons: '住院' }).state.value,
    ).toBe('received');
    story.record('lateness.judged', '2026-02-25', { finding: 'not-excused', reasons: '无证明' }).sweep('2026-02-26');
    expect(story.state.value).toBe('closed');
    expect(noticed().refused('lateness.judged', '2026-02-13', { finding: 'excused', reasons: '无' })).toBe(
      'rule/nothing-late',
    );
    const strict = noticed({ 'correction.afterDue': 'refuse' }).record('correction.delivered', '2026-02-13');
    expect(strict.refused('correction.supplied', '2026-02-25')).toBe('rule/correction-overdue');
  });
});
