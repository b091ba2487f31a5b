/** An exact decimal: `units` of 10 to the power of minus `places`. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

/** Reads plain digits such as `3219.47`. */
export const decimal = (text: string): Decimal => {
  const [whole = '', part = ''] = text.split('.');
  return { units: BigInt(whole + part), places: part.length };
};

const scaled = ({ units, places }: Decimal, to: number): bigint => units * 10n ** BigInt(to - places);

/** The values in units of the finest among them. */
export const inUnits = (values: readonly Decimal[]): readonly bigint[] => {
  const places = Math.max(0, ...values.map((one) => one.places));
  return values.map((one) => scaled(one, places));
};
