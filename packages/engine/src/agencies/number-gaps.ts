import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NumberGap, Store } from '../store/store.ts';

const PAGE = 1000;

/** Numbers of a series that no case has: recorded ones with their reason, and others, which have no explanation. */
export interface SeriesGaps {
  readonly series: string;
  /** The last number that was given out. */
  readonly last: number;
  readonly gaps: readonly { readonly from: number; readonly through: number; readonly why: NumberGap['why'] | null }[];
}

const USUAL = /^(.+)-(\d{5,})$/;

/**
 * The series that a number belongs to, and its place in it; `isKnown` says which series there are. A series is the name of
 * a counter: `依-kunming-2026` of `依-kunming-2026-00007`, `昆府〔2026〕{n}号` of `昆府〔2026〕7号`.
 */
export const placeInSeries = (
  number: string,
  isKnown: (series: string) => boolean,
): { readonly series: string; readonly value: number } | null => {
  const [, usual, digits] = USUAL.exec(number) ?? [];
  if (usual !== undefined && isKnown(usual)) return { series: usual, value: Number(digits) };
  const places = [...number.matchAll(/\d+/g)].map((match) => ({
    series: `${number.slice(0, match.index)}{n}${number.slice(match.index + match[0].length)}`,
    value: Number(match[0]),
  }));
  // A number of a series that is gone: its figures are at the end.
  const gone = usual === undefined ? places.at(-1) : { series: usual, value: Number(digits) };
  return places.find(({ series }) => isKnown(series)) ?? gone ?? null;
};

const missingIn = (values: readonly number[], last: number): readonly { from: number; through: number }[] => {
  const missing: { from: number; through: number }[] = [];
  let next = 1;
  for (const value of values.toSorted((a, b) => a - b)) {
    if (value > next) missing.push({ from: next, through: value - 1 });
    next = Math.max(next, value + 1);
  }
  if (next <= last) missing.push({ from: next, through: last });
  return missing;
};

/** What is missing, cut where recorded gaps begin and end. */
const explained = (missing: ReturnType<typeof missingIn>, recorded: readonly NumberGap[]): SeriesGaps['gaps'] =>
  missing.flatMap(({ from, through }) => {
    const parts: { from: number; through: number; why: NumberGap['why'] | null }[] = [];
    let next = from;
    for (const gap of recorded) {
      if (gap.through < next || gap.from > through) continue;
      if (gap.from > next) parts.push({ from: next, through: gap.from - 1, why: null });
      const end = Math.min(gap.through, through);
      parts.push({ from: Math.max(gap.from, next), through: end, why: gap.why });
      next = end + 1;
    }
    return next > through ? parts : [...parts, { from: next, through, why: null }];
  });

/** The gaps in the case numbers of an agency, by series; every series is named, also one without a gap. */
export const numberGaps = async (store: Pick<Store, 'records'>, agency: string): Promise<readonly SeriesGaps[]> => {
  const { records } = store;
  const series = await records.series(agency);
  const recorded = Map.groupBy(await records.gaps(agency), (one) => one.series);
  const values = new Map(series.map(({ name }) => [name, [] as number[]]));
  for (let after = ''; ;) {
    const page = await records.numbers(agency, after, PAGE);
    for (const { number } of page) {
      const place = placeInSeries(number, (name) => values.has(name));
      if (place !== null) values.get(place.series)?.push(place.value);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.id;
    await nextTurn();
  }
  return series.flatMap(({ name, last }) => {
    const found = values.get(name) ?? [];
    // The key of an agency may be that of another one too: a series without a case is not its own.
    if (found.length === 0) return [];
    const missing = missingIn(found, Math.max(last, ...found.slice(-1)));
    return [{ series: name, last, gaps: explained(missing, recorded.get(name) ?? []) }];
  });
};
