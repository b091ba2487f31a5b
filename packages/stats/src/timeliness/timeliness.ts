import { computeIncidents, type IncidentFigures } from '../figures/incident-figures.ts';
import { shareOrNull } from '../figures/figure.ts';
import { countOf, countsBetween, countsBy, type YearCounts } from '../tally/counted.ts';
import type { Tally } from '../tally/tally.ts';
import { computeDistribution, type Distribution } from './distribution.ts';
import { monthsIn, type MonthSpan, spanBounds } from './span.ts';

/** The timeliness of requests and incidents. */
export interface Timeliness {
  readonly received: number;
  readonly handled: number;
  /** Handled within the base period, within the extended one, after both. */
  readonly inTime: number;
  readonly extended: number;
  readonly late: number;
  /** Not finished at the end of the span. */
  readonly open: number;
  /** Open requests whose period is over; they are late as well. */
  readonly openLate: number;
  /** Percentage handled in time or extended, of what was handled or is open and late; null if that is 0. */
  readonly shareInTime: string | null;
  /** Working days that the replies took, without days that do not count. */
  readonly days: Distribution;
  readonly incidents: IncidentFigures;
}

/** One agency in one month. */
export interface TimelinessRow extends Timeliness {
  readonly agency: string;
  readonly month: string;
}

/** The months and agencies that are counted; all agencies of the tally by default. */
export interface SpanScope extends MonthSpan {
  readonly agencies?: readonly string[];
}

const computeTimeliness = ({ before, within }: YearCounts): Timeliness => {
  const handledAs = (timeliness: string) => countOf(within, 'request.handled', { timeliness: [timeliness] });
  const atEnd = (...terms: Parameters<typeof countOf>[1][]) =>
    terms.map((one) => countOf(before, one) + countOf(within, one));
  const [inTime, extended, late] = [handledAs('in-time'), handledAs('extended'), handledAs('late')];
  const [received = 0, finished = 0, overdue = 0] = atEnd('request.received', 'request.handled', 'request.overdue');
  const lateBefore = countOf(before, 'request.handled', { timeliness: ['late'] });
  const handled = countOf(within, 'request.handled');
  const openLate = overdue - lateBefore - late;
  return {
    received: countOf(within, 'request.received'),
    handled,
    inTime,
    extended,
    late,
    open: received - finished,
    openLate,
    shareInTime: shareOrNull(inTime + extended, handled + openLate),
    days: computeDistribution(countsBy(within, 'request.days', 'days')),
    incidents: computeIncidents(within),
  };
};

/**
 * Computes the timeliness of requests and incidents over whole months and any agencies together. Open and late is what
 * was overdue by the end of the last month, less what was handled late by then.
 * @throws StatsError `stats/bad-month`
 */
export const timeliness = (tally: Tally, { agencies, ...span }: SpanScope): Timeliness =>
  computeTimeliness(countsBetween(tally, spanBounds(span), agencies));

/**
 * Computes the timeliness of each agency and month, in order.
 * @throws StatsError `stats/bad-month`
 */
export const timelinessTable = (tally: Tally, { agencies, ...span }: SpanScope): readonly TimelinessRow[] => {
  const months = monthsIn(span);
  return [...new Set(agencies ?? tally.agencies.keys())].toSorted().flatMap((agency) =>
    months.map((month): TimelinessRow => {
      return { agency, month, ...timeliness(tally, { from: month, through: month, agencies: [agency] }) };
    }),
  );
};
