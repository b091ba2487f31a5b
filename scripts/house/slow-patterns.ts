import scslre from 'scslre';
import { repeatedPrefixes } from './repeated-prefix.ts';

/** A regular expression as it is written or built. */
export interface WrittenPattern {
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Patterns whose input is bounded, by file, each with the bound. */
export const BOUNDED: ReadonlyMap<string, string> = new Map([
  ['packages/reading/src/read-html.ts <meta', 'the first 4,096 bytes of a page'],
]);

const isBounded = (path: string, source: string): boolean =>
  [...BOUNDED.keys()].some((key) => {
    const [file, beginning = ''] = key.split(' ');
    return file === path && source.startsWith(beginning);
  });

/**
 * The repetitions of a pattern that make its time grow faster than its input: nested or adjacent ones that share
 * characters, `(a+)+b`, and one that begins again at each character, `[一二]+(?=件)`.
 */
export const slowParts = (source: string, flags: string): readonly string[] => {
  const { reports } = scslre.analyse({ source, flags });
  const repeated = reports.map((one) =>
    'quant' in one ? one.quant.raw : `${one.startQuant.raw} … ${one.endQuant.raw}`,
  );
  return [...new Set([...repeated, ...repeatedPrefixes(source, flags)])];
};

/** The slow patterns of a file, one line each. */
export const slowPatterns = (path: string, patterns: readonly WrittenPattern[]): readonly string[] =>
  patterns.flatMap(({ line, source, flags }) => {
    const parts = isBounded(path, source) ? [] : slowParts(source, flags);
    return parts.length === 0
      ? []
      : [`${path}:${line} repeats ${parts.join(', ')} in /${source.slice(0, 80)}/${flags}`];
  });
