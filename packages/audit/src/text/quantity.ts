import type { Rational } from './rational.ts';

/** A figure of running text that counts or measures something; every index points into the compact text. */
export interface Quantity {
  readonly kind: 'count' | 'percent' | 'points' | 'multiple' | 'bare';
  /** From the first digit to behind the unit. */
  readonly start: number;
  readonly end: number;
  /** As printed, in units of `scale` and `unit`: 1.3 of `1.3万条`. */
  readonly value: Rational;
  readonly decimals: number;
  readonly scale: '' | '万' | '亿';
  /** `条`, `万元` without its 万, `%`; empty for a bare number. */
  readonly unit: string;
  /** Said to be near, above or below the true figure: 近, 余, 约. */
  readonly approximate: boolean;
  /** A blank or a line end stands between its digits, or nothing before it: perhaps not the whole figure. */
  readonly broken: boolean;
}

/** Units of one class are one thing: persons are 人 or 名. Scales stay apart, for a figure in 万 is rounded. */
export const unitOf = ({ unit, scale }: Quantity): string => scale + (unit === '名' ? '人' : unit);

/** Whether two figures count one kind of thing, as printed in one scale. */
export const sameUnit = (a: Quantity, b: Quantity): boolean => a.kind === b.kind && unitOf(a) === unitOf(b);
