import { type AuditFinding, auditReport, plainDocument, type Verdict } from '@gongkai/audit';
import { describe, expect, it } from 'vitest';
import { yunnanReplaced } from '../test-support/reports.ts';
import { mappedReports } from './mutation/reports.ts';
import type { Relation } from './mutation/relation.ts';

const [yunnan, suqian, tables] = mappedReports().map((report) => ({
  ...report,
  findings: auditReport(plainDocument(report.text)),
}));
if (yunnan === undefined || suqian === undefined || tables === undefined) throw new Error('a report is missing');

const of = (findings: readonly AuditFinding[], verdict: Verdict) => findings.filter((one) => one.verdict === verdict);
const passesAt = (findings: readonly AuditFinding[], offset: number): boolean =>
  of(findings, 'pass').some(({ where }) => where.offset <= offset && offset < where.offset + where.length);

describe('the report of Yunnan for 2018', () => {
  it('has the share and the growth that are wrong, each with its cause, and no other error or rounding', () => {
    expect(of(yunnan.findings, 'error')).toEqual([
      expect.objectContaining({
        ruleId: 'P08',
        stated: '39.29%',
        computed: '64.73%',
        confidence: 'high',
        likelyCause: expect.stringMatching(/divided by the figure of this year/),
      }),
      expect.objectContaining({
        ruleId: 'P06',
        stated: '19.53%',
        computed: '20.53%',
        confidence: 'high',
        likelyCause: expect.stringMatching(/one unit too low/),
      }),
    ]);
    expect(of(yunnan.findings, 'rounding')).toEqual([]);
  });

  it('has 16 shares and 2 growth rates that agree', () => {
    const rates = yunnan.relations.flatMap((one) =>
      one.kind === 'share' || one.kind === 'growth' ? [[one.kind, one.percent] as const] : [],
    );
    const agreeing = rates.filter(([, offset]) => passesAt(yunnan.findings, offset)).map(([kind]) => kind);
    expect(agreeing.filter((kind) => kind === 'share')).toHaveLength(16);
    expect(agreeing.filter((kind) => kind === 'growth')).toHaveLength(2);
  });

  it('has totals that hold wherever a sentence states them', () => {
    const sums = yunnan.relations.filter((one): one is Extract<Relation, { kind: 'sum' }> => one.kind === 'sum');
    expect(sums).toHaveLength(14);
    expect(sums.filter(({ left: [total = -1] }) => !passesAt(yunnan.findings, total))).toEqual([]);
  });

  it('is damaged in 47 places by three phrases', () => {
    const [words, ...more] = of(yunnan.findings, 'integrity').filter(({ ruleId }) => ruleId === 'integrity/words');
    expect(more).toEqual([]);
    const offsets = yunnanReplaced.occurrences.map(([offset]) => offset);
    expect(words?.occurrences?.map(({ where }) => where.offset)).toEqual(offsets);
  });

  it('has no table that can be assessed', () => {
    expect(of(yunnan.findings, 'cannot-assess').map(({ reason }) => reason)).toContain('table-not-available');
  });
});

describe('the report of Suqian for 2023', () => {
  it('has no error and no rounding', () => {
    expect([...of(suqian.findings, 'error'), ...of(suqian.findings, 'rounding')]).toEqual([]);
  });

  it('has lists, fees and figures of the tables that agree', () => {
    const quoted = ['3607', '3493', '114', '1191', '328', '142', '1078', '406', '341', '121'];
    const stated = of(suqian.findings, 'pass').map((one) => one.stated?.match(/[\d.]+/)?.[0]);
    expect(stated).toEqual(expect.arrayContaining(['119', '25', '2950', ...quoted]));
  });

  it('does not judge growth without a base', () => {
    const growth = of(suqian.findings, 'cannot-assess').filter(({ reason }) => reason === 'no-base');
    expect(growth.map((one) => one.stated?.match(/[\d.]+/)?.[0])).toEqual(['70.3', '6.7']);
  });
});

describe('every equation of the forms', () => {
  it.each([
    ['report-tables', tables.findings],
    ['suqian-2023', suqian.findings],
  ])('holds in %s', (_, findings) => {
    const held = of(findings, 'pass').map(({ ruleId }) => ruleId);
    const times = (rule: string) => held.filter((one) => one === rule).length;
    expect([times('I1'), times('I2'), times('I3'), times('I5')]).toEqual([7, 7, 25, 3]);
    expect([...of(findings, 'error'), ...of(findings, 'rounding')]).toEqual([]);
  });
});
