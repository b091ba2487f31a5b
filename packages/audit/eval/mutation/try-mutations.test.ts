import { auditReport, plainDocument } from '@gongkai/audit';
import { describe, expect, it } from 'vitest';
import { mappedReport } from './mapped-report.ts';
import { mappedReports } from './reports.ts';
import { createTrials } from './try-mutations.ts';

const audit = (text: string) => auditReport(plainDocument(text));

describe.each(mappedReports().map((report) => [report.name, report] as const))(
  'figures made wrong in %s',
  (_, report) => {
    // Every 41st keeps the test in seconds; npm run audit:mutate tries all of them.
    const { all, run } = createTrials(report, audit);
    const trials = all.filter((_pair, index) => index % 41 === 0).map(([figure, mutation]) => run(figure, mutation));
    const of = (fate: string) => trials.filter((trial) => trial.fate === fate);

    it('are found at their place if they break a stated relation, with few exceptions', () => {
      const breaking = of('found').length + of('missed').length;
      expect(breaking).toBeGreaterThan(15);
      expect(of('found').length / breaking).toBeGreaterThanOrEqual(0.95);
    });

    it('give no error if they are in no relation', () => {
      expect(of('false-error')).toEqual([]);
      expect(of('silent').length).toBeGreaterThan(3);
    });
  },
);

describe('a trial', () => {
  const text = '全年收到申请30件,其中网络申请20件,其他10件。办公室有7个房间。';
  const at = (words: string) => text.indexOf(words);
  const report = mappedReport('made', text, [{ kind: 'sum', left: [at('30件')], right: [at('20件'), at('10件')] }]);

  it('is missed by an audit without findings, and silent if no relation breaks', () => {
    const { run } = createTrials(report, () => []);
    expect(run(at('20件'), { how: 'one digit', text: '50' }).fate).toBe('missed');
    expect(run(at('7个'), { how: 'off by one', text: '8' }).fate).toBe('silent');
  });

  it('is found by an audit that points at the figure, itself or as an operand', () => {
    const { run } = createTrials(report, audit);
    expect(run(at('20件'), { how: 'one digit', text: '50' }).fate).toBe('found');
    expect(run(at('30件'), { how: 'off by one', text: '31' }).fate).toBe('found');
  });

  it('is a false error if an audit reports a figure in no relation', () => {
    const [passed] = audit(text);
    const { run } = createTrials(report, (changed) =>
      changed === text || passed === undefined ? [] : [{ ...passed, verdict: 'error' as const }],
    );
    expect(run(at('7个'), { how: 'off by one', text: '8' }).fate).toBe('false-error');
  });
});
