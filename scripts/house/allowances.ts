import { z } from 'zod';
import { BARS, type Figure, RULES } from './figures.ts';

const allowances = z.record(z.string(), z.partialRecord(z.enum(RULES), z.number()));

/** Figures above their bar that are allowed for now, by group and rule. They may shrink, and never grow. */
export type Allowances = z.infer<typeof allowances>;

/** @throws z.ZodError for a rule that is not known. */
export const parseAllowances = (text: string): Allowances => allowances.parse(JSON.parse(text));

const mostOf = ({ group, rule }: Figure, allowed: Allowances): number =>
  Math.max(BARS[rule], allowed[group]?.[rule] ?? 0);

/** Returns the figures above their bar, where nothing higher is allowed. */
export const failuresOf = (figures: readonly Figure[], allowed: Allowances): readonly (Figure & { most: number })[] =>
  figures.map((one) => ({ ...one, most: mostOf(one, allowed) })).filter(({ figure, most }) => figure > most);

/** Returns the allowances without those that are no longer needed, each at its present figure where that is lower. */
export const shrunk = (figures: readonly Figure[], allowed: Allowances): Allowances => {
  const smaller: Allowances = {};
  for (const { group, rule, figure } of figures) {
    const most = allowed[group]?.[rule];
    if (most === undefined || figure <= BARS[rule]) continue;
    smaller[group] = { ...smaller[group], [rule]: Math.min(most, figure) };
  }
  return smaller;
};
