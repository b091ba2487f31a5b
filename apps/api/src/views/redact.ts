import type { AnyProcedure, Duty } from '@gongkai/core';

/** Duties that work on a case and may read what its applicant wrote; for other duties it is redacted. */
const HANDLING: readonly string[] = [
  'registrar',
  'handler',
  'reviewer',
  'secrecy-reviewer',
  'signatory',
  'office-head',
] satisfies readonly Duty[];

export const REDACTED = '〔略〕';

/** Whether holders of these duties may read personal data of the cases that they can reach: those who handle a case. */
export const mayReadPersonal = (held: readonly string[], { duties }: Pick<AnyProcedure, 'duties'>): boolean =>
  held.some((duty) => HANDLING.includes(duty) || Object.hasOwn(duties, duty));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hide = (value: unknown, path: readonly string[]): unknown => {
  const [head, ...rest] = path;
  if (head === undefined) return REDACTED;
  if (!isRecord(value) || !(head in value)) return value;
  return { ...value, [head]: hide(value[head], rest) };
};

const pathOf = (entry: string): readonly string[] => entry.slice(entry.indexOf(':') + 1).split('.');

// A correction names an entry of any type: what is personal in one of them is hidden in all.
const pathsOf = (type: string, personal: readonly string[]): readonly (readonly string[])[] =>
  type === 'entry.corrected'
    ? personal.map((entry) => ['data', ...pathOf(entry)])
    : personal.filter((entry) => entry.startsWith(`${type}:`)).map(pathOf);

/** A fact without the personal data that `personal` names as `type:path`. */
export const redacted = (
  fact: Readonly<Record<string, unknown>>,
  type: string,
  personal: readonly string[],
): Readonly<Record<string, unknown>> => {
  const hidden = pathsOf(type, personal).reduce<unknown>((value, path) => hide(value, path), fact);
  return isRecord(hidden) ? hidden : fact;
};
