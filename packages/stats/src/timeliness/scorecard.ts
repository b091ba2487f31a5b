import type { Text } from '@gongkai/core';
import { StatsError } from '../errors.ts';
import { shareOrNull } from '../figures/figure.ts';
import { percentage } from '../share.ts';
import type { Tally } from '../tally/tally.ts';
import { monthNumber, monthOf, type MonthSpan } from './span.ts';
import { type Timeliness, timeliness } from './timeliness.ts';

interface Fraction {
  readonly part: number;
  readonly whole: number;
}

interface MeasureRule {
  readonly label: Text;
  readonly of: (one: Timeliness) => Fraction;
}

const hours =
  (of: (one: Timeliness) => { readonly kept: number; readonly late: number; readonly openLate: number }) =>
  (one: Timeliness): Fraction => {
    const { kept, late, openLate } = of(one);
    return { part: kept, whole: kept + late + openLate };
  };

// Design choice: which measures there are, and that each is a share where more is better.
const MEASURES = {
  'not-overdue': {
    label: { zh: '在办未逾期率', en: 'open requests that are not overdue' },
    of: ({ open, openLate }) => ({ part: open - openLate, whole: open }),
  },
  'in-time': {
    label: { zh: '依申请公开按时办结率', en: 'requests handled in time' },
    of: (one) => ({ part: one.inTime + one.extended, whole: one.handled + one.openLate }),
  },
  'release-5h': {
    label: { zh: '5小时内发布权威信息率', en: 'authoritative releases within 5 hours' },
    of: hours(({ incidents }) => incidents.release),
  },
  'press-24h': {
    label: { zh: '24小时内举行新闻发布会率', en: 'press conferences within 24 hours' },
    of: hours(({ incidents }) => incidents.press),
  },
  'response-48h': {
    label: { zh: '48小时内回应率', en: 'responses within 48 hours' },
    of: hours(({ incidents }) => incidents.response),
  },
} as const satisfies Record<string, MeasureRule>;

/** The name of a measure. */
export type MeasureId = keyof typeof MEASURES;

const ALL: readonly MeasureId[] = ['not-overdue', 'in-time', 'release-5h', 'press-24h', 'response-48h'];

/** 日监测, 月检查, 季通报, 年考核 (Yunnan, 2018); a tally has months only, so the daily rhythm reads what is open now. */
const RHYTHMS = {
  daily: { label: { zh: '日监测', en: 'daily watch' }, months: 1, measures: ['not-overdue'] },
  monthly: { label: { zh: '月检查', en: 'monthly check' }, months: 1, measures: ALL },
  quarterly: { label: { zh: '季通报', en: 'quarterly bulletin' }, months: 3, measures: ALL },
  annual: { label: { zh: '年考核', en: 'annual assessment' }, months: 12, measures: ALL },
} as const satisfies Record<string, { label: Text; months: number; measures: readonly MeasureId[] }>;

/** The name of a rhythm. */
export type Rhythm = keyof typeof RHYTHMS;

/** All rhythms, from the day to the year. */
export const RHYTHM_IDS = Object.keys(RHYTHMS) as readonly Rhythm[];

/** The weight of each measure: 1 by default, 0 leaves it out. */
export type Weights = Readonly<Partial<Record<MeasureId, number>>>;

/** One agency in a scorecard. */
export interface ScorecardRow {
  readonly agency: string;
  readonly values: readonly (Fraction & { readonly id: MeasureId; readonly share: string | null })[];
  /** The weighted mean of the shares, in percent; null without shares, or without weights. */
  readonly score: string | null;
}

/** The scorecard of a rhythm, one row per agency. */
export interface Scorecard {
  readonly rhythm: Rhythm;
  readonly label: Text;
  readonly span: MonthSpan;
  readonly measures: readonly { readonly id: MeasureId; readonly label: Text; readonly weight: number }[];
  readonly rows: readonly ScorecardRow[];
}

/** The rhythm, and a month of the time that it covers. */
export interface ScorecardScope {
  readonly rhythm: Rhythm;
  /** `YYYY-MM` */
  readonly month: string;
  /** One row each; all agencies of the tally by default. */
  readonly agencies?: readonly string[];
  readonly weights?: Weights;
}

const THOUSANDTHS = 1000;

const readWeight = (weights: Weights, id: MeasureId): number => {
  const weight = weights[id] ?? 1;
  if (!Number.isSafeInteger(weight * THOUSANDTHS) || weight < 0 || weight > 1_000_000) {
    throw new StatsError(
      'stats/bad-weight',
      `The weight ${weight} of ${id} is not a number from 0 to 1,000,000 in thousandths`,
    );
  }
  return weight;
};

// Exact in integers: the same facts give the same score on every machine.
const computeScore = (values: ScorecardRow['values'], weights: Weights): string | null => {
  let [part, whole, sum] = [0n, 1n, 0n];
  for (const one of values) {
    const weight = BigInt(Math.round(readWeight(weights, one.id) * THOUSANDTHS));
    if (one.share === null || weight === 0n) continue;
    part = part * BigInt(one.whole) + weight * BigInt(one.part) * whole;
    whole *= BigInt(one.whole);
    sum += weight;
  }
  return sum === 0n ? null : percentage(part, whole * sum, 2);
};

const spanOf = (rhythm: Rhythm, month: string): MonthSpan => {
  const { months } = RHYTHMS[rhythm];
  const first = monthNumber(month) - (monthNumber(month) % months);
  return { from: monthOf(first), through: monthOf(first + months - 1) };
};

/**
 * Computes the scorecard of agencies for the day, month, quarter or year that contains a month, from facts alone.
 * @throws StatsError `stats/bad-month`, `stats/bad-weight`
 */
export const scorecard = (tally: Tally, { rhythm, month, agencies, weights = {} }: ScorecardScope): Scorecard => {
  const { label, measures } = RHYTHMS[rhythm];
  const span = spanOf(rhythm, month);
  const rows = [...new Set(agencies ?? tally.agencies.keys())].toSorted().map((agency): ScorecardRow => {
    const figures = timeliness(tally, { ...span, agencies: [agency] });
    const values = measures.map((id: MeasureId) => {
      const { part, whole } = MEASURES[id].of(figures);
      return { id, part, whole, share: shareOrNull(part, whole) };
    });
    return { agency, values, score: computeScore(values, weights) };
  });
  const heads = measures.map((id: MeasureId) => ({ id, label: MEASURES[id].label, weight: readWeight(weights, id) }));
  return { rhythm, label, span, measures: heads, rows };
};
