import type { Mention } from '../text/index.ts';

/** A list of parts, with its possible totals. */
export interface List {
  /** How it is announced: 其中, a bracket after the total, 包括, 分别为, by its categories, by its shares. */
  readonly opener: 'among' | 'bracket' | 'named' | 'respectively' | 'category' | 'shares';
  /** Possible totals, nearest first. */
  readonly heads: readonly Mention[];
  /** Whether the heads are in the same sentence. */
  readonly near: boolean;
  readonly parts: readonly Mention[];
  /** Whether the text continues with figures that may belong to the total, or a figure without its unit is between. */
  readonly open: boolean;
  /** Whether counts of another unit are between the parts: some parts may be given in that unit. */
  readonly mixed: boolean;
}

/** The maximum number of figures in a list. */
export const LONGEST_LIST = 80;
