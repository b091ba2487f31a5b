/** Numbers from 0 to 1 that a seed determines (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The items in an order that the seed determines: what comes first is a random sample, wherever one stops. */
export const shuffle = <T>(items: readonly T[], seed = 1): readonly T[] => {
  const random = randomFrom(seed);
  return items
    .map((item) => ({ item, ticket: random() }))
    .toSorted((a, b) => a.ticket - b.ticket)
    .map(({ item }) => item);
};

const Z = 1.96;

/** The 95 % interval of Wilson for a share that was counted in a sample. */
export const intervalOf = (hits: number, count: number): readonly [low: number, high: number] => {
  if (count === 0) return [0, 1];
  const share = hits / count;
  const middle = share + (Z * Z) / (2 * count);
  const spread = Z * Math.sqrt((share * (1 - share)) / count + (Z * Z) / (4 * count * count));
  const scale = 1 + (Z * Z) / count;
  return [(middle - spread) / scale, (middle + spread) / scale];
};
