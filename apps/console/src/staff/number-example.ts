/** The pattern that offices use as a rule. */
export const USUAL = '{代字}{类字}〔{year}〕{n}号';

/** A pattern as a form has it. */
export interface NumberPattern {
  readonly pattern: string;
  readonly code: string;
  readonly kind: string;
  readonly width: number;
  readonly start: number;
}

/** What is wrong with a pattern, as the server will say it as well; null where nothing is. */
export const patternFault = ({ pattern }: NumberPattern): 'parts' | 'adjacent' | 'digits' | null => {
  const times = (part: string): number => pattern.split(part).length - 1;
  if (times('{year}') !== 1 || times('{n}') !== 1) return 'parts';
  if (/\{year\}\{n\}|\{n\}\{year\}/.test(pattern)) return 'adjacent';
  return /\p{Nd}/u.test(pattern.replaceAll(/\{[^{}]*\}/g, '')) ? 'digits' : null;
};

/** The first number of a year by a pattern: what the next case would get in a year that begins. */
export const exampleOf = ({ pattern, code, kind, width, start }: NumberPattern, year: string): string =>
  pattern
    .replace('{代字}', () => code)
    .replace('{类字}', () => kind)
    .replace('{year}', () => year)
    .replace('{n}', () => String(start).padStart(width, '0'));
