import * as z from 'zod';
import { words } from '../kernel/schemas.ts';

/** The pattern of numbers that offices use as a rule: 代字, 类字, year, number. */
export const USUAL_PATTERN = '{代字}{类字}〔{year}〕{n}号';

const PART = /\{[^{}]*\}/g;
const KNOWN = new Set(['{代字}', '{类字}', '{year}', '{n}']);
const DIGIT = /\p{Nd}/u;

const count = (text: string, part: string): number => text.split(part).length - 1;

/** What is wrong with the text of a pattern; null where nothing is. */
const faultOf = (pattern: string): string | null => {
  const unknown = (pattern.match(PART) ?? []).filter((part) => !KNOWN.has(part));
  if (unknown.length > 0) return `${unknown.join(', ')}: known are {代字}, {类字}, {year} and {n}`;
  const plain = pattern.replaceAll(PART, '');
  if (/[{}]/.test(plain)) return 'a brace without its partner';
  if (count(pattern, '{year}') !== 1 || count(pattern, '{n}') !== 1) return 'has {year} and {n} once each';
  if (count(pattern, '{代字}') > 1 || count(pattern, '{类字}') > 1) return 'has {代字} and {类字} once at most';
  // Otherwise a number would not show where the year ends, or to which register it belongs.
  if (DIGIT.test(plain)) return 'has no digits beside {year} and {n}';
  return /\{year\}\{n\}|\{n\}\{year\}/.test(pattern) ? 'has something between {year} and {n}' : null;
};

const withoutDigits = (most: number) =>
  words(most).refine((text) => !DIGIT.test(text) && !/[{}]/.test(text), 'has neither digits nor braces');

/** How the numbers of one register of an agency are written. */
export const numberPattern = z.strictObject({
  pattern: words(60)
    .superRefine((text, context) => {
      const fault = faultOf(text);
      if (fault !== null) context.addIssue({ code: 'custom', message: fault });
    })
    .default(USUAL_PATTERN)
    .meta({ description: 'parts {代字}, {类字}, {year} and {n}; the number begins again each year' }),
  code: withoutDigits(20).optional().meta({ description: '代字: the short name of the agency in its numbers' }),
  kind: withoutDigits(20).optional().meta({ description: '类字: the character of the register in its numbers' }),
  width: z.int().min(1).max(8).default(1).meta({ description: 'digits of {n} at least; zeros are put before it' }),
  start: z
    .int()
    .min(1)
    .max(10_000_000)
    .default(1)
    .meta({ description: 'the first number of a year; numbers that are left out are listed as a gap' }),
});

/** A pattern with its defaults. */
export type NumberPattern = z.output<typeof numberPattern>;

const filled = ({ pattern, code = '', kind = '' }: NumberPattern): string =>
  pattern.replace('{代字}', () => code).replace('{类字}', () => kind);

/**
 * The name of the series of a year: its numbers without `{n}`.
 * @example seriesOfPattern({ pattern: '{代字}〔{year}〕{n}号', code: '昆府', width: 1, start: 1 }, '2026') // => '昆府〔2026〕{n}号'
 */
export const seriesOfPattern = (pattern: NumberPattern, year: string): string =>
  filled(pattern).replace('{year}', () => year);

/**
 * A number of a series.
 * @example numberInSeries('昆府〔2026〕{n}号', 7, 3) // => '昆府〔2026〕007号'
 */
export const numberInSeries = (series: string, value: number, width: number): string =>
  series.replace('{n}', () => String(value).padStart(width, '0'));

/**
 * What is left of a pattern when the figures are taken out: two registers with the same would give the same number.
 * @example skeletonOf({ pattern: '{代字}〔{year}〕{n}号', code: '昆府', width: 1, start: 1 }) // => '昆府〔#〕#号'
 */
export const skeletonOf = (pattern: NumberPattern): string => filled(pattern).replaceAll(/\{(?:year|n)\}/g, '#');
