import {
  absolute,
  HUNDRED,
  isDifference,
  judgeFigure,
  minus,
  over,
  plus,
  type Rational,
  rational,
  times,
} from '../text/index.ts';
import type { Draft } from './rule.ts';

const SHARE = /^P0[56]$/;
const GROWTH = /^P(?:08|09|11)$/;
const DECIMAL = /^\d+(?:\.\d+)?$/;

/** Recomputes a share, a growth or a difference from its figures, with blamed figures replaced by the right ones. */
const recompute = ({ operands, ruleId }: Draft, right: ReadonlyMap<number, Rational>): Rational | null => {
  const [first, second] = operands.map(({ start, value }) => right.get(start) ?? value);
  const [, behind] = operands;
  if (first === undefined || second === undefined || behind === undefined) return null;
  if (SHARE.test(ruleId)) return over(times(HUNDRED, first), second);
  if (ruleId === 'P12') return minus(first, second);
  if (!GROWTH.test(ruleId)) return null;
  if (!isDifference(behind)) return over(times(HUNDRED, minus(first, second)), second);
  const base = /减|少|降/.test(behind.lead) ? plus(first, second) : minus(first, second);
  return over(times(HUNDRED, second), base);
};

const follows = (draft: Draft, right: ReadonlyMap<number, Rational>): boolean => {
  const { stated, operands } = draft;
  if (!('value' in stated) || !operands.some(({ start }) => right.has(start))) return false;
  const exact = recompute(draft, right);
  return exact !== null && judgeFigure(absolute(exact), stated.value, stated.decimals) !== 'error';
};

/** Whether an error is about a derived figure: a share, a growth, a difference. */
const isDerived = ({ ruleId, stated }: Draft): boolean =>
  ruleId === 'P12' || ('kind' in stated && stated.kind === 'percent');

/** Keeps one finding per root cause: errors that follow from a blamed figure are dropped. */
export const deduplicate = (drafts: readonly Draft[]): readonly Draft[] => {
  const blamed = new Set<number>();
  const right = new Map<number, Rational>();
  const roots = new Set(
    drafts.filter((draft) => {
      const { verdict, stated, operands, computed = '' } = draft;
      if (verdict !== 'error' || isDerived(draft)) return false;
      if (blamed.has(stated.start) || operands.some(({ start }) => blamed.has(start))) return false;
      blamed.add(stated.start);
      if (DECIMAL.test(computed)) right.set(stated.start, rational(computed));
      return true;
    }),
  );
  return drafts.filter((draft) => {
    if (draft.verdict !== 'error' || roots.has(draft)) return true;
    if (!isDerived(draft) || blamed.has(draft.stated.start) || follows(draft, right)) return false;
    blamed.add(draft.stated.start);
    return true;
  });
};
