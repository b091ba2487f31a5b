import type { AuditFinding } from '@gongkai/audit';
import { type ExpectedFinding, type Passage, spansOf } from './passages.ts';

/** Groups of rules that make the same statement about a figure: one sum may be P01, P19 or P21. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['change', /^(?:P08|P09|P1[0-4]|X1|X4)$/],
  ['share', /^(?:P05|P06|P07|P23)$/],
  ['quoted', /^(?:SC3|X5|P25|P26|P28|P36)$/],
  ['sum', /^P\d\d$/],
  ['table', /^(?:I[1235]|J\d|K\d|SC2)$/],
  ['year', /^(?:I4|X[2-8]|SC1)$/],
];

const kindOf = (rule: string): string => KINDS.find(([, pattern]) => pattern.test(rule))?.[0] ?? rule;

const sameNumber = (wanted: string | undefined, given: string | null): boolean => {
  if (wanted === undefined) return true;
  const number = /-?\d+(?:\.\d+)?/.exec((given ?? '').replaceAll(',', ''))?.[0];
  return number !== undefined && Number(number) === Number(wanted);
};

const matches = (passage: Passage, wanted: ExpectedFinding, finding: AuditFinding): boolean =>
  finding.verdict === wanted.verdict &&
  kindOf(finding.ruleId) === kindOf(wanted.rule) &&
  sameNumber(wanted.stated, finding.stated) &&
  sameNumber(wanted.computed, finding.computed) &&
  spansOf(passage, wanted).some(
    ([from, to]) => finding.where.offset < to && from < finding.where.offset + finding.where.length,
  );

/** The result of an audit of a passage, compared with the expected findings. */
export interface Judgement {
  readonly passage: Passage;
  readonly met: readonly ExpectedFinding[];
  readonly missed: readonly ExpectedFinding[];
  /** Errors, roundings and damage that were not expected. */
  readonly unfounded: readonly AuditFinding[];
}

/** Compares findings with those written by hand. Additional `pass` and `cannot-assess` findings are allowed. */
export const judge = (passage: Passage, findings: readonly AuditFinding[]): Judgement => {
  const used = new Set<AuditFinding>();
  const met = passage.findings.filter((wanted) => {
    const fitting = findings.filter((one) => !used.has(one) && matches(passage, wanted, one));
    const own = fitting.find(({ ruleId }) => ruleId === wanted.rule) ?? fitting[0];
    if (own !== undefined) used.add(own);
    return own !== undefined;
  });
  const claims = findings.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'cannot-assess');
  return {
    passage,
    met,
    missed: passage.findings.filter((wanted) => !met.includes(wanted)),
    unfounded: claims.filter((one) => !used.has(one)),
  };
};
