/** An exact fraction: no sum, share or growth is computed in binary floating point. The denominator is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const HUNDRED: Rational = { numerator: 100n, denominator: 1n };

/** Parses decimal digits, such as `3219.47`; the caller has removed separators. */
export const rational = (digits: string): Rational => {
  const [whole = '', fraction = ''] = digits.split('.');
  return { numerator: BigInt(whole + fraction), denominator: powerOfTen(fraction.length) };
};

/** One unit of the last decimal: `0.01` for two. */
export const lastPlace = (decimals: number): Rational => ({ numerator: 1n, denominator: powerOfTen(decimals) });

export const plus = (a: Rational, b: Rational): Rational =>
  a.denominator === b.denominator
    ? { numerator: a.numerator + b.numerator, denominator: a.denominator }
    : {
        numerator: a.numerator * b.denominator + b.numerator * a.denominator,
        denominator: a.denominator * b.denominator,
      };

export const negative = ({ numerator, denominator }: Rational): Rational => ({ numerator: -numerator, denominator });

export const minus = (a: Rational, b: Rational): Rational => plus(a, negative(b));

export const times = (a: Rational, b: Rational): Rational => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});

/** Divides; null if the divisor is zero. */
export const over = (a: Rational, b: Rational): Rational | null => {
  if (b.numerator === 0n) return null;
  const sign = b.numerator < 0n ? -1n : 1n;
  return { numerator: a.numerator * b.denominator * sign, denominator: a.denominator * b.numerator * sign };
};

/** Negative, zero or positive if the first is smaller, equal or greater. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : Number(difference > 0n);
};

export const equal = (a: Rational, b: Rational): boolean => compare(a, b) === 0;

export const absolute = (a: Rational): Rational => (a.numerator < 0n ? negative(a) : a);

export const sumOf = (numbers: readonly Rational[]): Rational => numbers.reduce(plus, ZERO);

/** Rounds half up, away from zero, to some decimals. */
export const rounded = (a: Rational, decimals: number): Rational => {
  const scale = powerOfTen(decimals);
  const { numerator, denominator } = absolute(a);
  const units = (2n * numerator * scale + denominator) / (2n * denominator);
  return { numerator: a.numerator < 0n ? -units : units, denominator: scale };
};

/** Formats a number with a fixed number of decimals, rounded half up: `20.53`. */
export const fixed = (a: Rational, decimals: number): string => {
  const { numerator } = rounded(a, decimals);
  const digits = String(numerator < 0n ? -numerator : numerator).padStart(decimals + 1, '0');
  const text =
    decimals === 0 ? digits : `${digits.slice(0, digits.length - decimals)}.${digits.slice(digits.length - decimals)}`;
  return numerator < 0n ? `-${text}` : text;
};

const MOST_DECIMALS = 8;

/** Formats a number with as many decimals as it has (at most eight): `3219.47`, `105`. */
export const decimalText = (a: Rational): string => {
  let decimals = 0;
  while (decimals < MOST_DECIMALS && !equal(rounded(a, decimals), a)) decimals += 1;
  return fixed(a, decimals);
};
