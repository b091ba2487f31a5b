import { type IncidentFigures, incidentsOf } from '../figures/incident-figures.ts';
import { shareOrNull } from '../figures/figure.ts';
import { countOf, countsBetween, countsBy, type YearCounts } from '../tally/counted.ts';
import type { Tally } from '../tally/tally.ts';
import { type Distribution, distributionOf } from './distribution.ts';
import { boundsOf, monthsIn, type Span } from './span.ts';

/** How requests and incidents were dealt with in time. */
export interface Timeliness {
  readonly received: number;
  readonly handled: number;
  /** Handled within the base period, within the extended one, after both. */
  readonly inTime: number;
  readonly extended: number;
  readonly late: number;
  /** Not finished at the end of the span. */
  readonly open: number;
  /** Those of them whose period is over: late as well. */
  readonly openLate: number;
  /** Percentage in time or extended of what was handled or is open and late; null where that is nothing. */
  readonly shareInTime: string | null;
  /** Working days of the replies given, without those that do not count. */
  readonly days: Distribution;
  readonly incidents: IncidentFigures;
}

/** One agency in one month. */
export interface TimelinessRow extends Timeliness {
  readonly agency: string;
  readonly month: string;
}

/** For which months and agencies; all agencies of the tally where none are named. */
export interface SpanScope extends Span {
  readonly agencies?: readonly string[];
}

const timelinessOf = ({ before, within }: YearCounts): Timeliness => {
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
    days: distributionOf(countsBy(within, 'request.days', 'days')),
    incidents: incidentsOf(within),
  };
};

/**
 * How requests and incidents were dealt with in time, over whole months and any agencies together. Open and late is what
 * was overdue by the end of the last month less what was handled late by then.
 * @throws StatsError `stats/bad-month`
 */
export const timeliness = (tally: Tally, { agencies, ...span }: SpanScope): Timeliness =>
  timelinessOf(countsBetween(tally, boundsOf(span), agencies));

/**
 * The same for each agency and month by itself, in their order.
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
