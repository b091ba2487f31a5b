import { instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { env } from '../../test-support/opened-case.ts';
import { processing, registered } from '../../test-support/request-stories.ts';
import type { Story } from '../../test-support/story.ts';
import { disclosureRequest } from '../procedures/disclosure-request/disclosure-request.ts';
import { OUTCOME_CODES } from '../procedures/disclosure-request/outcomes.ts';
import { barredChoices } from './barred-choices.ts';

const barred = (story: Story, type: string, on: string): readonly string[] => {
  const now = instantOf(`${on}T16:00:00+08:00`);
  return barredChoices(disclosureRequest, story.state, { type, now }, env).flatMap(({ field, values }) =>
    field === 'outcome' ? values : [`${field}?`],
  );
};

const OF_2008 = OUTCOME_CODES.filter((code) => code.startsWith('2008.'));

describe('the choices that a case refuses whatever else is said', () => {
  it('are the outcomes of the other text, those of a lapse, and those that need a notice before', () => {
    const found = barred(processing('2026-03-02'), 'draft.prepared', '2026-03-02');
    expect(found.toSorted()).toEqual([...OF_2008, '4.3', '5.4', '6.1', '6.2'].toSorted());
    const old = barred(processing('2018-03-01'), 'draft.prepared', '2018-03-01');
    expect(old.toSorted()).toEqual(
      OUTCOME_CODES.filter((code) => !OF_2008.includes(code) && code !== '6.3').toSorted(),
    );
  });

  it('follow the case: after a correction its outcome may be chosen', () => {
    const corrected = registered('2026-03-02')
      .record('correction.requested', '2026-03-02', { points: ['文号'], dueOn: '2026-03-20' })
      .record('correction.supplied', '2026-03-03')
      .record('request.registered', '2026-03-03')
      .record('processing.started', '2026-03-03');
    expect(barred(corrected, 'draft.prepared', '2026-03-03')).not.toContain('4.3');
  });

  it('are none of a fact without such a rule', () => {
    expect(barred(processing('2026-03-02'), 'note.added', '2026-03-02')).toEqual([]);
  });

  it.each(OUTCOME_CODES)('agree with the judgement of the whole fact: %s', (outcome) => {
    for (const [type, story] of [
      ['draft.prepared', processing('2026-03-02')],
      ['reply.given-on-spot', registered('2026-03-02')],
    ] as const) {
      const others = { reasons: '理由', ...(outcome === '2' ? { grounds: ['third-party'] } : {}) };
      const answer = story.answer(type, '2026-03-02', { outcome, ...others });
      const isTaken = answer.refusal === null || answer.refusal.recordable;
      expect([type, barred(story, type, '2026-03-02').includes(outcome)]).toEqual([type, !isTaken]);
    }
  });
});
