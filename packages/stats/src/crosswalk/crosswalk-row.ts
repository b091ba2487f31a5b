import type { Text } from '@gongkai/core';

/** The place of a row of the form of 2014 in the form of 2021. */
export interface CrosswalkRow {
  readonly from: string;
  /** The cell in which its figure is counted; null if it is counted in none. */
  readonly to: string | null;
  /** Other cells that a part of it may belong to. */
  readonly or: readonly string[];
  /**
   * `exact`: the same thing. Every other value is a loss: `merged` with other rows, `one-of-several` cells that the old
   * form does not distinguish, or `no-cell`.
   */
  readonly how: 'exact' | 'merged' | 'one-of-several' | 'no-cell';
  readonly note: Text;
}
