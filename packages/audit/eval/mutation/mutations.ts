/** One way to miscopy a figure. */
export interface Mutation {
  readonly how: 'one digit' | 'two neighbours' | 'off by one';
  readonly text: string;
}

const withDigit = (text: string, at: number, digit: string): string => text.slice(0, at) + digit + text.slice(at + 1);

/** Whether a figure has no leading zero. */
const written = (text: string): boolean => !/^0\d/.test(text);

const oneDigit = (text: string): readonly string[] =>
  text
    .split('')
    .flatMap((digit, at) =>
      digit === '.' ? [] : [3, 8].map((step) => withDigit(text, at, String((Number(digit) + step) % 10))),
    );

const twoNeighbours = (text: string): readonly string[] =>
  text.split('').flatMap((digit, at) => {
    const next = text.charAt(at + 1);
    if (next === '' || next === '.' || digit === '.' || next === digit) return [];
    return [withDigit(withDigit(text, at, next), at + 1, digit)];
  });

const offByOne = (text: string): readonly string[] => {
  const [whole = '', part] = text.split('.');
  const units = BigInt(whole + (part ?? ''));
  return [units - 1n, units + 1n]
    .filter((value) => value >= 0n)
    .map((value) => {
      const digits = String(value).padStart((part?.length ?? 0) + 1, '0');
      return part === undefined ? digits : `${digits.slice(0, -part.length)}.${digits.slice(-part.length)}`;
    });
};

/** Returns every miscopied form of a figure: a digit changed, two neighbours swapped, one more or less. */
export const buildMutations = (text: string): readonly Mutation[] => {
  const seen = new Set([text]);
  const fresh = (how: Mutation['how'], texts: readonly string[]): readonly Mutation[] =>
    texts.flatMap((one) => {
      if (seen.has(one) || !written(one)) return [];
      seen.add(one);
      return [{ how, text: one }];
    });
  return [
    ...fresh('one digit', oneDigit(text)),
    ...fresh('two neighbours', twoNeighbours(text)),
    ...fresh('off by one', offByOne(text)),
  ];
};
