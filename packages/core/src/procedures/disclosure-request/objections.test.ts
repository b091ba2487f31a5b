import { describe, expect, it } from 'vitest';
import { anyProcedure } from '../../kernel/define-procedure.ts';
import { Story } from '../../test-support/story.ts';
import { disclosureRequest } from './index.ts';

const request = anyProcedure(disclosureRequest);
const opening = { channel: 'in-person', applicant: { kind: 'natural' }, description: '某规划' };
const processing = (on: string, settings: object = {}) =>
  new Story(request, settings)
    .record('request.submitted', on, opening)
    .record('request.registered', on)
    .record('processing.started', on);
const c1 = { consultation: 'c1' };
const objecting = (reasons: object = { reasons: '商业秘密' }) =>
  processing('2026-03-02')
    .record('consultation.sent', '2026-03-03', { ...c1, party: 'third-party' })
    .record('consultation.answered', '2026-03-10', { ...c1, answer: 'objects', ...reasons });
const draft = (outcome: string, grounds?: readonly string[]) =>
  [
    'draft.prepared',
    '2026-03-11',
    { outcome, reasons: '理由', ...(grounds === undefined ? {} : { grounds }) },
  ] as const;

describe('grounds of a draft', () => {
  it.each([
    ['1', ['state-secret'], 'rule/grounds-misfit'],
    ['3.1', ['third-party'], 'rule/grounds-misfit'],
    ['3.1', ['state-secret'], 'accepted'],
    ['3.1', ['state-secret', 'third-party'], 'accepted'],
    ['3.1', undefined, 'accepted'],
    ['3.4', ['internal-affairs'], 'rule/grounds-misfit'],
    ['3.4', ['third-party'], 'accepted'],
    ['3.7', ['enforcement-file'], 'accepted'],
    ['3.8', ['enforcement-file'], 'rule/grounds-misfit'],
    ['4.2', ['state-secret'], 'rule/grounds-misfit'],
    ['2', ['deliberative-process'], 'accepted'],
  ])('fit outcome %s or not: %j is %s', (outcome, grounds, answer) => {
    expect(processing('2026-03-02').refused(...draft(outcome, grounds))).toBe(answer);
  });

  it('of a partial release against a reasoned objection include the third party', () => {
    expect(objecting().refused(...draft('2', ['internal-affairs']))).toBe('rule/objection-stands');
    expect(objecting().refused(...draft('2', ['internal-affairs', 'third-party']))).toBe('accepted');
    expect(objecting({}).refused(...draft('2', ['internal-affairs']))).toBe('accepted');
    const overridden = objecting().record('objection.overridden', '2026-03-11', {
      ...c1,
      content: '甲',
      reasons: '乙',
    });
    expect(overridden.refused(...draft('2', ['internal-affairs']))).toBe('accepted');
  });

  it('are held to the same under the text of 2008', () => {
    const old = processing('2018-03-01')
      .record('consultation.sent', '2018-03-02', { ...c1, party: 'third-party' })
      .record('consultation.answered', '2018-03-06', { ...c1, answer: 'objects' });
    const partial = { outcome: '2008.partial', reasons: '部分' };
    expect(old.refused('draft.prepared', '2018-03-07', partial)).toBe('rule/objection-stands');
    expect(old.refused('draft.prepared', '2018-03-07', { ...partial, grounds: ['third-party'] })).toBe('accepted');
    const secret = { outcome: '2008.secret', reasons: '涉密', grounds: ['third-party'] };
    expect(old.refused('draft.prepared', '2018-03-07', secret)).toBe('rule/grounds-misfit');
  });
});

describe('an objection whose reasons are not good (TPC-09)', () => {
  const rejection = { ...c1, reasons: '所称并非商业秘密' };

  it('no longer stands once the agency has found so, without any notice to the third party', () => {
    const story = objecting().record('objection.rejected', '2026-03-11', rejection);
    expect(story.state.value).toBe('processing');
    expect(story.refused(...draft('1'))).toBe('accepted');
    expect(story.clock('reply', '2026-03-11')?.due?.on).toBe('2026-04-07');
    expect(story.refused('objection.rejected', '2026-03-11', rejection)).toBe('rule/no-objection');
    expect(story.refused('objection.overridden', '2026-03-11', { ...rejection, content: '甲' })).toBe(
      'rule/no-objection',
    );
  });

  it('is found by whoever decides for the agency, on an objection of a third party', () => {
    const handler = { id: 'li', duties: ['handler'] as const };
    expect(objecting().refused('objection.rejected', '2026-03-11', rejection, handler)).toBe('actor/forbidden');
    const unknown = { ...rejection, consultation: 'c2' };
    expect(objecting().refused('objection.rejected', '2026-03-11', unknown)).toBe('rule/consultation-unknown');
    const coAgency = processing('2026-03-02')
      .record('consultation.sent', '2026-03-03', { ...c1, party: 'co-agency' })
      .record('consultation.answered', '2026-03-10', { ...c1, answer: 'objects', reasons: '内部' });
    expect(coAgency.refused('objection.rejected', '2026-03-11', rejection)).toBe('rule/no-objection');
    expect(coAgency.refused('objection.overridden', '2026-03-11', { ...rejection, content: '甲' })).toBe(
      'rule/no-objection',
    );
  });

  it('stands under the text of 2008, which asks for consent and not for reasons', () => {
    const old = processing('2018-03-01')
      .record('consultation.sent', '2018-03-02', { ...c1, party: 'third-party' })
      .record('consultation.answered', '2018-03-06', { ...c1, answer: 'objects' });
    expect(old.refused('objection.rejected', '2018-03-07', rejection)).toBe('rule/not-in-2008');
  });
});
