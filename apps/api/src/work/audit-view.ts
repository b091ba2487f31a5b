import type { AuditFinding, Verdict } from '@gongkai/audit';

/** Characters of a report that is audited; that of a province has twenty thousand. */
export const LONGEST_REPORT = 400_000;

export const VERDICTS = [
  'pass',
  'error',
  'rounding',
  'cannot-assess',
  'integrity',
] as const satisfies readonly Verdict[];

/** The number of findings of each verdict. */
export type Counts = Readonly<Record<(typeof VERDICTS)[number], number>>;

/** Counts findings by verdict. */
export const countVerdicts = (findings: readonly AuditFinding[]): Counts => {
  const counts = { pass: 0, error: 0, rounding: 0, 'cannot-assess': 0, integrity: 0 };
  for (const { verdict } of findings) counts[verdict] += 1;
  return counts;
};
