import type { WarningRule } from './warnings.ts';

const FORM = /^(-?\d{1,3})(wd|h):([a-z][a-z-]{0,39})$/;

/** The reminders of a node that is told nothing else. */
export const USUAL_WARNINGS: readonly WarningRule[] = [
  { before: 5, unit: 'working-day', to: 'holder' },
  { before: 1, unit: 'working-day', to: 'superior' },
  { before: 1, unit: 'hour', to: 'holder' },
];

/**
 * Reads `5wd:holder,1wd:superior,1h:holder`, the form of the setting, with the parts that are no reminder; an empty text
 * switches them off. Whoever opens one store has to be told the same, for each writes down when the next one is due.
 */
export const readWarningRules = (
  text: string,
): { readonly rules: readonly WarningRule[]; readonly bad: readonly string[] } => {
  const rules: WarningRule[] = [];
  const bad: string[] = [];
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [, before, unit, to] = FORM.exec(part.trim()) ?? [];
    if (before === undefined || to === undefined) bad.push(part);
    else rules.push({ before: Number(before), unit: unit === 'h' ? 'hour' : 'working-day', to });
  }
  return { rules, bad };
};
