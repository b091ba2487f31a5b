import type { Mention } from '../text/index.ts';

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

/** How many figures a list may have. */
export const LONGEST_LIST = 80;
