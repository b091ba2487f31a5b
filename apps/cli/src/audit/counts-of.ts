import type { AuditFinding, Verdict } from '@gongkai/audit';

/** How many findings an audit made, by verdict. */
export type Counts = Readonly<Record<Verdict, number>>;

export const countsOf = (findings: readonly AuditFinding[]): Counts => {
  const counts = { error: 0, rounding: 0, integrity: 0, 'cannot-assess': 0, pass: 0 };
  for (const { verdict } of findings) counts[verdict] += 1;
  return counts;
};

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** `2 errors, 1 slip of rounding, 47 checks pass, 3 left open, the text is damaged in 2 ways`. */
export const countsInWords = (counts: Counts): string =>
  [
    many(counts.error, 'error'),
    ...(counts.rounding > 0 ? [many(counts.rounding, 'slip of rounding', 'slips of rounding')] : []),
    many(counts.pass, 'check passes', 'checks pass'),
    ...(counts['cannot-assess'] > 0 ? [`${counts['cannot-assess']} left open`] : []),
    ...(counts.integrity > 0 ? [`the copy is marked in ${many(counts.integrity, 'way')}`] : []),
  ].join(', ');
