import { describe, expect, it } from 'vitest';
import { processing, request } from '../../../test-support/request-stories.ts';
import { OUTCOME_CODES } from './outcomes.ts';

const PARTS = {
  given: { given: [{ title: '某批复', pages: 3 }] },
  form: { form: 'electronic' },
  formReason: { formReason: '载体易损' },
  obtaining: { obtaining: '到窗口领取' },
  publicAt: { publicAt: 'https://www.example.gov.cn/1.html' },
  unheld: { unheld: 'not-ours' },
  competent: { competent: { name: '自然资源局', contact: '0871-1' } },
  earlier: { earlier: '依-kunming-2025-00001' },
  passages: { passages: [{ place: '第三页', ground: 'third-party' }] },
} as const;
type Part = keyof typeof PARTS;

// By hand, from Arts. 36 to 40 and the form of the report; a partial release may have any part.
const MAY: { readonly [K in Part]: readonly string[] } = {
  given: ['1', '2', '2008.public', '2008.granted', '2008.partial'],
  form: ['1', '2', '2008.public', '2008.granted', '2008.partial'],
  formReason: ['1', '2', '2008.public', '2008.granted', '2008.partial'],
  obtaining: ['1', '2', '5.3', '2008.public', '2008.granted', '2008.partial'],
  publicAt: ['1', '2', '5.3', '2008.public', '2008.partial'],
  unheld: ['2', '4.1', '2008.not-ours', '2008.absent', '2008.partial'],
  competent: ['2', '3.8', '4.1', '5.1', '2008.not-ours', '2008.other-route', '2008.partial'],
  earlier: ['2', '5.2', '5.5', '2008.partial'],
  passages: ['2', '2008.partial'],
};

const drafting = (outcome: string) => processing(outcome.startsWith('2008') ? '2018-03-01' : '2026-03-02');
const on = (outcome: string) => (outcome.startsWith('2008') ? '2018-03-05' : '2026-03-05');
const tried = (outcome: string, more: object) =>
  drafting(outcome).refused('draft.prepared', on(outcome), { outcome, reasons: '理由', ...more });
const codes = OUTCOME_CODES.filter((code) => !['4.3', '5.4', '6.1', '6.2', '6.3'].includes(code));

describe('what a reply gives, or where it sends the applicant', () => {
  it.each(Object.keys(PARTS) as Part[])('%s belongs to the outcomes that may have it', (part) => {
    const grounds = (code: string) => (code === '2' && part !== 'passages' ? { grounds: ['third-party'] } : {});
    const accepted = codes.filter((code) => tried(code, { ...grounds(code), ...PARTS[part] }) === 'accepted');
    expect(accepted).toEqual(codes.filter((code) => MAY[part].includes(code)));
    for (const code of codes.filter((one) => !MAY[part].includes(one))) {
      expect([code, tried(code, PARTS[part])]).toEqual([code, 'rule/content-misfit']);
    }
  });

  it('does not say both that it does not exist and where it is', () => {
    expect(tried('4.1', { unheld: 'absent', ...PARTS.competent })).toBe('rule/content-misfit');
    expect(tried('4.1', { unheld: 'not-ours', ...PARTS.competent })).toBe('accepted');
  });

  it('has grounds by its passages (Art. 37), and none that it does not name', () => {
    expect(tried('2', PARTS.passages)).toBe('accepted');
    expect(tried('2', { ...PARTS.passages, grounds: ['third-party', 'internal-affairs'] })).toBe('accepted');
    expect(tried('2', { ...PARTS.passages, grounds: ['internal-affairs'] })).toBe('rule/content-misfit');
    expect(tried('2', {})).toBe('rule/grounds-missing');
    const rest = [{ place: '附件', ground: 'not-government-information' }];
    const story = drafting('2').record('draft.prepared', '2026-03-05', {
      outcome: '2',
      reasons: '理由',
      passages: [...PARTS.passages.passages, ...PARTS.passages.passages, ...rest],
    });
    expect('grounds' in story.state.context && story.state.context.grounds).toEqual([
      'third-party',
      'not-government-information',
    ]);
  });

  it('holds passages to an objection that stands, as it does grounds (Art. 32)', () => {
    const objected = drafting('2')
      .record('consultation.sent', '2026-03-03', { consultation: 'c1', party: 'third-party' })
      .record('consultation.answered', '2026-03-04', { consultation: 'c1', answer: 'objects', reasons: '商业秘密' });
    const draft = (ground: string) =>
      objected.refused('draft.prepared', '2026-03-05', {
        outcome: '2',
        reasons: '理由',
        passages: [{ place: '第三页', ground }],
      });
    expect([draft('third-party'), draft('internal-affairs')]).toEqual(['accepted', 'rule/objection-stands']);
  });

  it('is seen by those alone who handle the case', () => {
    for (const type of ['draft.prepared', 'reply.given-on-spot', 'reply.supplemented']) {
      const { keys } = request.publicIn(type);
      const open = Object.keys(PARTS).filter((part) => keys[part]?.all === true);
      expect(open).toEqual(['form', 'unheld']);
    }
  });
});
