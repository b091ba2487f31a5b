import { CATEGORIES, GRADES, GROUNDS, type Indicator } from '../codes.ts';
import { type BreakdownAmount, countOf, type Scope, yearCounts } from '../tally/counted.ts';
import type { Tally } from '../tally/tally.ts';
import { type Figure, figures } from './figure.ts';

/** Compliance with one limit in hours, over the incidents that it bound. */
export interface LimitFigures {
  readonly bound: number;
  readonly kept: number;
  readonly late: number;
  /** Not answered, and not known to be past the limit. */
  readonly open: number;
  /** Not answered, and past the limit; these are late as well. */
  readonly openLate: number;
  /** Percentage kept, of those that are decided: kept, late, open and late. */
  readonly shareKept: string | null;
}

/** The incidents of a year, each in the month in which it occurred. */
export interface IncidentFigures {
  readonly total: number;
  readonly byCategory: readonly Figure[];
  readonly byGrade: readonly Figure[];
  /** Public opinion that is not an emergency, and what is not triaged yet: part of the total beside the categories. */
  readonly withoutCategory: number;
  /** Matters closed without an answer of their own, by ground; not part of the total. */
  readonly unanswered: readonly Figure[];
  /** First authoritative release: 5 hours (国办发〔2016〕80号). */
  readonly release: LimitFigures;
  /** Press conference: 24 hours (国办发〔2016〕61号). */
  readonly press: LimitFigures;
  /** Response to any other matter: 48 hours (国办发〔2016〕61号). */
  readonly response: LimitFigures;
  /** Matters answered, by the day of the first answer: one matter answered in several ways counts once (row 2.1 of 2014). */
  readonly answered: number;
  /** Press conferences held on incidents, by their day. */
  readonly conferences: number;
}

const limit = (rows: readonly BreakdownAmount[], indicator: Indicator): LimitFigures => {
  const state = (kept: string): number => countOf(rows, indicator, { kept: [kept] });
  const [kept, late, openLate] = [state('in-time'), state('late'), state('open-late')];
  const decided = kept + late + openLate;
  const [figure] = figures([['kept', kept]], decided);
  const shareKept = figure?.share ?? null;
  return { bound: countOf(rows, indicator), kept, late, open: state('open'), openLate, shareKept };
};

/** Computes the figures of incidents from the amounts of a year. */
export const computeIncidents = (rows: readonly BreakdownAmount[]): IncidentFigures => {
  const total = countOf(rows, 'incident.occurred');
  const by = (name: string, values: readonly string[]): readonly Figure[] =>
    figures(
      values.map((value) => [value, countOf(rows, 'incident.occurred', { [name]: [value] })]),
      total,
    );
  const grounds = GROUNDS.map((value) => [value, countOf(rows, 'incident.dismissed', { ground: [value] })] as const);
  return {
    total,
    byCategory: by('category', CATEGORIES),
    byGrade: by('grade', GRADES),
    withoutCategory: countOf(rows, 'incident.occurred', { category: ['none'] }),
    unanswered: figures(grounds, countOf(rows, 'incident.dismissed')),
    release: limit(rows, 'incident.release'),
    press: limit(rows, 'incident.press'),
    response: limit(rows, 'incident.response'),
    answered: countOf(rows, 'incident.answered'),
    conferences: countOf(rows, 'incident.conference'),
  };
};

/**
 * Computes the incidents of a year by category and grade, and compliance with the limits in hours.
 * @throws StatsError `stats/bad-year`
 */
export const incidentFigures = (tally: Tally, scope: Scope): IncidentFigures =>
  computeIncidents(yearCounts(tally, scope).within);
