import type { Text } from '@gongkai/core';

/** A yearly figure of an agency that no procedure counts: its label, unit, and allowed numbers. */
export interface Register {
  readonly label: Text;
  /** 条, 件, 次, 个, 人 …, as in the forms that it feeds. */
  readonly unit: string;
  /** Decimal places; 0 for whole numbers. */
  readonly decimals: 0 | 6;
  /** May be below zero. */
  readonly signed: boolean;
}

const register =
  (decimals: 0 | 6, signed: boolean) =>
  (zh: string, en: string, unit: string): Register => ({ label: { zh, en }, unit, decimals, signed });

/** A whole number that is not negative. */
export const count = register(0, false);

/** A whole number that may be negative. */
export const change = register(0, true);

/** Money in 万元, to the fen: six decimals. */
export const money = (zh: string, en: string): Register => register(6, false)(zh, en, '万元');
