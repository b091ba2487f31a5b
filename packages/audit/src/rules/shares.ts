import {
  findSlip,
  fixed,
  HUNDRED,
  judgeFigure,
  type Mention,
  minus,
  over,
  type Rational,
  sameUnit,
  times,
} from '../text/index.ts';

/** The share that is printed after a count. */
export interface Share {
  readonly percent: Mention;
  /** Whether its base is the total, or not named; else it names another base. */
  readonly plain: boolean;
  /** The total that is named as the base: 分别占总数268件的41.8%、32.1%. */
  readonly base?: Mention;
}

const SHARE = /^[^,;:()%占]{0,24}[,(、:]?(?:约|均|仅|共|各|大约)?(?:占比?|比重|比例)([^,;。()]{0,30})$/;
const PLAIN = /^[比例重为达约:的了到]*$|总|全部|所有|合计/;

const RESPECTIVELY =
  /^[,(、]?(?:(?:各自|分别|依次)(?:约)?占(?:比|总数|全部|总量)?(?:的|为|比为)?|占[^,;:。()占]{0,30}(?:各自|分别|依次)(?:约|为|是)*)$/;

const OF_TOTAL = /^[,、(](?:各自|分别|依次)(?:约)?占[^,;:。()占]{0,12}$/;

/** Finds the share of the count at an index: 25条,占20.83% or 25条(占总数的20.83%). */
export const findShare = (mentions: readonly Mention[], index: number): Share | null => {
  const percent = mentions[index + 1];
  if (mentions[index]?.kind !== 'count' || percent?.kind !== 'percent') return null;
  // The share of a series does not belong to the last count alone.
  if (RESPECTIVELY.test(percent.lead)) return null;
  const base = SHARE.exec(percent.lead)?.[1];
  return base === undefined ? null : { percent, plain: PLAIN.test(base) };
};

/** Finds shares that are printed as a series after their counts: …3件、9件,分别占25%和75%; …,占比分别为25%和75%. */
const respectiveShares = (
  mentions: readonly Mention[],
  at: number,
  base: Mention | null = null,
): readonly (readonly [Mention, Share])[] => {
  const percents = [mentions[at]].filter((one) => one !== undefined);
  for (const next of mentions.slice(at + 1)) {
    if (next.kind !== 'percent' || !/^[、,和及与]$/.test(next.lead)) break;
    percents.push(next);
  }
  const end = base === null ? at : at - 1;
  const counts = mentions.slice(Math.max(0, end - percents.length), end);
  const [first] = counts;
  if (percents.length < 2 || counts.length < percents.length || first === undefined) return [];
  if (!counts.every((one) => one.kind === 'count' && sameUnit(one, first))) return [];
  return percents.flatMap((percent, index) => {
    const count = counts[index];
    if (count === undefined) return [];
    return [[count, { percent, plain: true, ...(base === null ? {} : { base }) }] as const];
  });
};

/** Finds the shares of a sentence, by their counts. */
export const sharesIn = (mentions: readonly Mention[]): ReadonlyMap<Mention, Share> => {
  const shares = new Map<Mention, Share>();
  for (const [index, mention] of mentions.entries()) {
    const base = mentions[index - 1];
    if (mention.kind === 'percent' && mention.lead === '的' && base?.kind === 'count' && OF_TOTAL.test(base.lead)) {
      for (const [count, own] of respectiveShares(mentions, index, base)) shares.set(count, own);
      continue;
    }
    const share = findShare(mentions, index);
    if (share !== null) shares.set(mention, share);
    else if (mention.kind === 'percent' && RESPECTIVELY.test(mention.lead)) {
      for (const [count, own] of respectiveShares(mentions, index)) shares.set(count, own);
    }
  }
  return shares;
};

/** Compares a printed share with a count and a whole; the share of 0 in 0 is 0. */
export const fitsShare = (part: Rational, whole: Rational, percent: Mention): 'pass' | 'rounding' | 'error' => {
  const exact = over(times(HUNDRED, part), whole);
  if (exact === null) return part.numerator === 0n && percent.value.numerator === 0n ? 'pass' : 'error';
  return judgeFigure(exact, percent.value, percent.decimals);
};

const computePercent = (part: Rational, whole: Rational, decimals: number): string | null => {
  const exact = over(times(HUNDRED, part), whole);
  return exact === null ? null : `${fixed(exact, decimals)}%`;
};

/** Returns the share computed from a count and a whole, as a part of a draft. */
export const withComputed = (part: Mention, whole: Rational | null, { decimals }: Mention): { computed?: string } => {
  const computed = whole === null ? null : computePercent(part.value, whole, decimals);
  return computed === null ? {} : { computed };
};

/** Describes the slip in a printed share; null if no simple slip explains it. */
export const shareCause = (count: Rational, whole: Rational, { value, decimals }: Mention): string | null => {
  const exact = over(times(HUNDRED, count), whole);
  if (exact === null) return null;
  const slip = findSlip(exact, value, decimals);
  if (slip !== null) return slip;
  const rest = fixed(minus(HUNDRED, exact), decimals);
  return rest === fixed(value, decimals) ? 'the share of all other parts was printed' : null;
};
