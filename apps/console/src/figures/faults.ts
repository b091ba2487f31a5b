import type { Form, YearTable } from './figure-reads.ts';

type Finding = YearTable['findings'][number];
type Rule = Form['rules'][number];

/** A broken rule with its sides. */
export interface BrokenRule {
  readonly finding: Finding;
  readonly rule: Rule | null;
}

/** What is wrong with one cell, or with one rule: all that one cell may explain is one fault. */
export interface Fault {
  readonly number: number;
  readonly kind: 'error' | 'check';
  /** The cell that the rules have in common, or the first one. */
  readonly cell: string;
  /** The cells that prove it. */
  readonly others: readonly string[];
  readonly broken: readonly BrokenRule[];
  /** The only value of the cell that makes all of them right; null where no single value does. */
  readonly right: number | null;
}

// Sums of money have two decimals; a difference of binary fractions would show more.
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The value of a cell that makes a rule of equality right. */
const valueFor = ({ finding, rule }: BrokenRule, cell: string, figure: number): number | null => {
  if (rule === null) return finding.expected;
  if (rule.kind !== 'equal') return null;
  const gap = finding.stated - finding.expected;
  if (rule.left.includes(cell)) return exact(figure - gap);
  return rule.right.includes(cell) ? exact(figure + gap) : null;
};

const rightValue = (cell: string, broken: readonly BrokenRule[], figures: ReadonlyMap<string, number | null>) => {
  const figure = figures.get(cell) ?? null;
  if (figure === null || (broken.length < 2 && broken.every(({ rule }) => rule !== null))) return null;
  const values = new Set(broken.map((one) => valueFor(one, cell, figure)));
  const [only = null] = values;
  return values.size === 1 && only !== null && only >= 0 ? only : null;
};

/** The cell that most of the broken rules share and that alone would set them right; otherwise the first of the first. */
const culpritOf = (broken: readonly BrokenRule[], figures: ReadonlyMap<string, number | null>): string => {
  const shared = new Map<string, BrokenRule[]>();
  for (const one of broken) {
    for (const cell of new Set(one.finding.cells)) shared.set(cell, [...(shared.get(cell) ?? []), one]);
  }
  const best = [...shared]
    .filter(([cell, rules]) => rules.length > 1 && rightValue(cell, rules, figures) !== null)
    .toSorted(([, a], [, b]) => b.length - a.length)[0];
  return best?.[0] ?? broken[0]?.finding.cells[0] ?? '';
};

const faultsOf = (
  kind: Fault['kind'],
  broken: readonly BrokenRule[],
  figures: ReadonlyMap<string, number | null>,
): readonly Omit<Fault, 'number'>[] => {
  const faults: Omit<Fault, 'number'>[] = [];
  for (let left = broken; left.length > 0;) {
    const cell = culpritOf(left, figures);
    const own = left.filter(({ finding }) => finding.cells.includes(cell));
    const isShared = own.length > 1 && rightValue(cell, own, figures) !== null;
    const taken = isShared ? own : left.slice(0, 1);
    const others = [...new Set(taken.flatMap(({ finding }) => finding.cells))].filter((one) => one !== cell);
    faults.push({ kind, cell, others, broken: taken, right: rightValue(cell, taken, figures) });
    left = left.filter((one) => !taken.includes(one));
  }
  return faults;
};

/** The faults of a table: errors first, then what is to be explained, numbered through. */
export const findFaults = (form: Form, { cells, findings, sinceLastYear }: YearTable): readonly Fault[] => {
  const figures = new Map(cells.map(({ id, figure }) => [id, figure]));
  const rules = new Map(form.rules.map((rule) => [rule.rule, rule]));
  const named = (finding: Finding): BrokenRule => ({ finding, rule: rules.get(finding.rule) ?? null });
  const hard = findings.filter(({ soft }) => !soft).map(named);
  const soft = [...findings.filter((one) => one.soft), ...sinceLastYear].map(named);
  return [...faultsOf('error', hard, figures), ...faultsOf('check', soft, figures)].map((fault, index) => ({
    ...fault,
    number: index + 1,
  }));
};
