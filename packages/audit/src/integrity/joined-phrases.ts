import type { DamageMark } from './damage-mark.ts';

/** A phrase that may be joined with its neighbours. */
export interface Joinable extends DamageMark {
  /** The common part of all forms of a phrase. */
  readonly family: string;
  /** Whether it counts as a phrase of a betting site. */
  readonly counted: boolean;
}

const LONGEST_GAP = 20;
/** Search words joined in a list: bet365官网_旧版365下载_mobile 365, 澳门赌场,十大博彩公司. */
const JOIN = /^(?:,|(?=.*_)[^。;:\n《》“”()]*)$/;

const endOf = ({ offset, length }: DamageMark): number => offset + length;

/** Removes phrases that overlap a counted one or an earlier one; in order. */
const apart = (phrases: readonly Joinable[]): readonly Joinable[] => {
  const sorted = phrases.toSorted((a, b) => a.offset - b.offset);
  const counted: Joinable[] = [];
  for (const phrase of sorted) {
    const before = counted.at(-1);
    if (phrase.counted && (before === undefined || phrase.offset >= endOf(before))) counted.push(phrase);
  }
  const kept: Joinable[] = [];
  let next = 0;
  for (const phrase of sorted) {
    const last = kept.at(-1);
    const end = last === undefined ? 0 : endOf(last);
    const due = counted[next];
    if (phrase === due) {
      kept.push(phrase);
      next += 1;
    } else if (!phrase.counted && phrase.offset >= end && (due === undefined || endOf(phrase) <= due.offset)) {
      kept.push(phrase);
    }
  }
  return kept;
};

/** 365体育备用网址_365体育备用: each replaces a word, unless search words are between them. */
const eachForItself = (a: Joinable, gap: string, b: Joinable): boolean =>
  (a.form.startsWith(b.family) || b.form.startsWith(a.family)) && !/[^_,\s]/.test(gap);

/**
 * Joins phrases that follow each other like search words: together they replace one word. Two phrases of one stem
 * replace a word each.
 */
export const joinedPhrases = (text: string, phrases: readonly Joinable[]): readonly DamageMark[] => {
  const joined: Joinable[] = [];
  for (const phrase of apart(phrases)) {
    const before = joined.at(-1);
    const gap = before === undefined ? '' : text.slice(endOf(before), phrase.offset);
    if (before === undefined || eachForItself(before, gap, phrase) || gap.length > LONGEST_GAP || !JOIN.test(gap)) {
      joined.push(phrase);
      continue;
    }
    const length = endOf(phrase) - before.offset;
    const confidence = before.confidence === 'high' ? 'high' : phrase.confidence;
    const counted = before.counted || phrase.counted;
    const form = text.slice(before.offset, before.offset + length);
    joined.splice(-1, 1, { ...before, length, form, confidence, counted });
  }
  return joined
    .filter(({ counted }) => counted)
    .map(({ offset, length, form, confidence }) => ({ offset, length, form, confidence }));
};
