import type { Text } from '@gongkai/core';

/** What becomes of a row of the form of 2014 in the form of 2021. */
export interface CrosswalkRow {
  readonly from: string;
  /** The cell in which its figure is counted; null where it is counted in none. */
  readonly to: string | null;
  /** Other cells that a part of it may belong to. */
  readonly or: readonly string[];
  /**
   * `exact`: the same thing. Each other is a loss: `merged` with other rows, `one-of-several` cells that the old form does
   * not tell apart, or `no-cell` at all.
   */
  readonly how: 'exact' | 'merged' | 'one-of-several' | 'no-cell';
  readonly note: Text;
}
