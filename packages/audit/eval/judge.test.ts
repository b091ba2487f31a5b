import { auditReport, plainDocument } from '@gongkai/audit';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { type Passage, PASSAGES } from './passages.ts';

const auditOf = ({ text, previous }: Passage) =>
  auditReport(plainDocument(text), previous === null ? {} : { previous: plainDocument(previous) });

describe('an audit of a passage', () => {
  it.each(PASSAGES)('finds exactly the expected findings in $id', (passage) => {
    const { missed, unfounded } = judge(passage, auditOf(passage));
    expect({
      missed,
      unfounded: unfounded.map(({ verdict, ruleId, stated, computed }) => ({ verdict, ruleId, stated, computed })),
    }).toEqual({ missed: [], unfounded: [] });
  });
});

describe('a judgement', () => {
  const passage: Passage = {
    id: 'made',
    covers: ['P01'],
    level: 'county',
    year: 2020,
    text: '共公开130条,其中文件50条、动态40条、其他30条。',
    previous: null,
    findings: [{ verdict: 'error', rule: 'P01', at: '130条', stated: '130', computed: '120' }],
  };
  const findings = auditOf(passage);

  it('accepts another rule of the same group', () => {
    const renamed = findings.map((one) => ({ ...one, ruleId: 'P21' }));
    expect(judge(passage, renamed)).toMatchObject({ missed: [], unfounded: [] });
  });

  it.each([
    ['another kind of rule', { ruleId: 'P08' }],
    ['another verdict', { verdict: 'rounding' as const }],
    ['another figure', { stated: '131条' }],
    ['another right figure', { computed: '121' }],
  ])('does not take %s for the same', (_, change) => {
    const changed = findings.map((one) => ({ ...one, ...change }));
    expect(judge(passage, changed)).toMatchObject({ missed: [{}], unfounded: [{}] });
  });

  it('counts a second finding of one cause as unfounded', () => {
    expect(judge(passage, [...findings, ...findings.map((one) => ({ ...one }))]).unfounded).toHaveLength(1);
  });

  it('allows additional passes and open findings', () => {
    const harmless = findings.map((one) => ({ ...one, verdict: 'cannot-assess' as const }));
    expect(judge(passage, harmless)).toMatchObject({ missed: [{}], unfounded: [] });
  });
});
