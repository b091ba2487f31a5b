import { describe, expect, it } from 'vitest';
import { auditReport } from './audit-report.ts';
import { plainDocument } from './document.ts';
import { balancedTables, suqian2023, yunnan2018 } from '../test-support/reports.ts';

const audit = (text: string) => auditReport(plainDocument(text));

describe('auditReport', () => {
  it('finds the two wrong figures of Yunnan 2018, each with its cause, and no other', () => {
    const wrong = audit(yunnan2018).filter(({ verdict }) => verdict === 'error' || verdict === 'rounding');
    expect(wrong.map(({ stated, computed, confidence }) => [stated, computed, confidence])).toEqual([
      ['39.29%', '64.73%', 'high'],
      ['19.53%', '20.53%', 'high'],
    ]);
    expect(wrong.every(({ likelyCause }) => likelyCause !== null)).toBe(true);
  });

  it.each([
    ['Suqian 2023', suqian2023],
    ['the made report', balancedTables],
  ])('finds no error and no slip in %s', (_, report) => {
    const wrong = audit(report).filter(({ verdict }) => verdict === 'error' || verdict === 'rounding');
    expect(wrong).toEqual([]);
  });

  it('returns findings in the order of the text, deterministically', () => {
    const found = audit(suqian2023);
    const offsets = found.map(({ where }) => where.offset);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    expect(audit(suqian2023)).toEqual(found);
  });

  it('does not ask for the base of a growth that last year’s report gives', () => {
    const [now, previous] = ['2021', '2020'].map((year) => `永宁市${year}年政府信息公开工作年度报告\n`);
    const text = '共收到政府信息公开申请360件,同比增长20%。收到来信30件,同比增长5%。';
    const found = auditReport(plainDocument(`${now ?? ''}${text}`), {
      previous: plainDocument(`${previous ?? ''}共收到政府信息公开申请300件。`),
    });
    expect(found.map(({ ruleId, stated }) => [ruleId, stated])).toEqual([
      ['X1', '20%'],
      ['P10', '5%'],
    ]);
  });

  it('returns no findings for a text without figures', () => {
    expect(audit('本年度未开展相关工作。')).toEqual([]);
  });
});
