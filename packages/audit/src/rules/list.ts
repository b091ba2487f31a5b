import type { Mention, Sentence } from '../text/index.ts';

/** A list of parts and what it may be the parts of. */
export interface List {
  /** How it is announced: 其中, a bracket behind the total, 包括, 分别为, by its categories, by its shares. */
  readonly opener: 'among' | 'bracket' | 'named' | 'respectively' | 'category' | 'shares';
  /** What may be the total, the nearest first. */
  readonly heads: readonly Mention[];
  /** Whether the head stands in the same sentence. */
  readonly near: boolean;
  readonly parts: readonly Mention[];
  /** Whether the text goes on with more that may belong to the total, or a figure without its unit stands between. */
  readonly open: boolean;
  /** Whether counts of another kind stand between the parts: some of the parts may be told in another unit. */
  readonly mixed: boolean;
}

/** A sentence that was read, and which of its figures are parts of another. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly parts: ReadonlySet<Mention>;
}

/** What a sentence is read in. */
export interface Surroundings {
  /** The compact text. */
  readonly text: string;
  readonly reportYear: number | null;
  /** Earlier sentences of the section that hold counts, the nearest last. */
  readonly earlier: readonly ReadSentence[];
}

/** How many figures a list may have. */
export const LONGEST_LIST = 80;
