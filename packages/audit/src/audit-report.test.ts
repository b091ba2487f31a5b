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

  it('returns no findings for a text without figures', () => {
    expect(audit('本年度未开展相关工作。')).toEqual([]);
  });
});
