const GROUPED = new Intl.NumberFormat('en-US');

/** `35,295` */
export const count = (value: number): string => GROUPED.format(value);

/** `1 date`, `2 dates` */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** How long work took, and how much of it was done in a second. */
export const timed = (startedAt: number, done: number): { readonly seconds: number; readonly perSecond: number } => {
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds: Number(seconds.toFixed(3)), perSecond: Math.round(done / Math.max(seconds, 0.001)) };
};

/** `in 1.2 s (29,000 facts/s)` */
export const pace = ({ seconds, perSecond }: ReturnType<typeof timed>): string =>
  `in ${seconds.toFixed(1)} s (${count(perSecond)} facts/s)`;
