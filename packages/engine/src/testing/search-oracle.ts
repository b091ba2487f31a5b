import type { Scope } from '../store/scope.ts';
import type { Written } from './search-corpus.ts';

// A second reading of what search finds, by replacing texts one after another: slow, and written apart from the other one.

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

const markOf = (character: string): string => {
  if (isHan(character)) return `|${character}|`;
  if (/[\p{L}\p{N}\p{M}]/u.test(character)) return character;
  return /\s/u.test(character) ? '_' : '-';
};

const collapsed = (text: string, twice: string, once: string): string => {
  let made = text;
  while (made.includes(twice)) made = made.replaceAll(twice, once);
  return made;
};

/** The words of a text, with one space between them and around them. */
const flat = (text: string): string => {
  const marked = Array.from(text.normalize('NFKC').toLowerCase()).map(markOf).join('');
  const joined = collapsed(marked, '__', '_').replaceAll('|_|', '||').replaceAll('||', '');
  return collapsed(` ${joined.replaceAll('|', ' ').replaceAll('_', ' ').replaceAll('-', ' ')} `, '  ', ' ');
};

const partsOf = (query: string): readonly string[] =>
  query
    .normalize('NFKC')
    .split(/\s/u)
    .flatMap((chunk) => {
      const words = flat(chunk).trim();
      if (words === '' || !Array.from(words).every(isHan)) return words === '' ? [] : [words];
      if (Array.from(words).length <= 4) return [words];
      const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(words)].map(
        ({ segment }) => segment,
      );
      // Neighbouring single characters are one word, unless they only join others.
      const isJoint = (one: string): boolean => '的了和与及等'.includes(one);
      const spaced = segments
        .map((one) => (Array.from(one).length > 1 ? ` ${one} ` : isJoint(one) ? ' ' : one))
        .join('');
      const found = spaced.split(' ').filter((one) => one !== '');
      return found.length === 0 ? [words] : found;
    });

const has = (text: string, part: string): boolean =>
  isHan(Array.from(part)[0] ?? '') ? text.includes(part) : text.includes(` ${part}`);

/** Who looks, and how far. */
export interface Looking {
  readonly scope: Scope;
  readonly asked: null;
  readonly kind: Written['kind'] | null;
  readonly handled: readonly string[];
}

const rankOf = (one: Written, query: string, { handled }: Looking): number | null => {
  const number = flat(one.number);
  if (number === flat(query)) return 0;
  const parts = partsOf(query);
  const all = (text: string): boolean => parts.every((part) => has(text, part));
  const isOpen = one.kind !== 'case' || handled.includes(one.procedure ?? '');
  if (!isOpen) return all(number) ? 2 : null;
  if (all(flat(one.title))) return 1;
  // Words of different texts never touch.
  const text = [number, flat(one.title), ...one.texts.map(flat)].join('');
  return all(text) ? 2 : null;
};

/** The identifiers of what is found among these, in order; `below` names the agencies that a scope reaches. */
export const lookUp = (
  written: readonly Written[],
  query: string,
  looking: Looking,
  below: (agency: string) => readonly string[],
): readonly string[] => {
  const { scope, kind } = looking;
  const reached = scope.agency === null ? null : scope.below ? below(scope.agency) : [scope.agency];
  return written
    .filter((one) => (reached === null || reached.includes(one.agency)) && (kind === null || one.kind === kind))
    .flatMap((one) => {
      const rank = rankOf(one, query, looking);
      return rank === null ? [] : [{ rank, one }];
    })
    .toSorted((a, b) => a.rank - b.rank || b.one.newest - a.one.newest || (a.one.id < b.one.id ? 1 : -1))
    .map(({ one }) => one.id);
};
