import { CATEGORIES, GRADES, type Indicator } from '../codes.ts';
import { type Counted, countOf, type Scope, yearCounts } from '../tally/counted.ts';
import type { Tally } from '../tally/tally.ts';
import { type Figure, figures } from './figure.ts';

/** How one limit in hours was kept by the incidents that it bound. */
export interface LimitFigures {
  readonly bound: number;
  readonly kept: number;
  readonly late: number;
  /** Not answered, and not known to be past the limit. */
  readonly open: number;
  /** Not answered, and past the limit: late as well. */
  readonly openLate: number;
  /** Percentage kept of those that are decided: kept, late, open and late. */
  readonly shareKept: string | null;
}

/** The incidents of a year, each in the month in which it occurred. */
export interface IncidentFigures {
  readonly total: number;
  readonly byCategory: readonly Figure[];
  readonly byGrade: readonly Figure[];
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

const limit = (rows: readonly Counted[], indicator: Indicator): LimitFigures => {
  const state = (kept: string): number => countOf(rows, indicator, { kept: [kept] });
  const [kept, late, openLate] = [state('in-time'), state('late'), state('open-late')];
  const decided = kept + late + openLate;
  const [figure] = figures([['kept', kept]], decided);
  const shareKept = figure?.share ?? null;
  return { bound: countOf(rows, indicator), kept, late, open: state('open'), openLate, shareKept };
};

/** The figures of incidents from what was counted in a year. */
export const incidentsOf = (rows: readonly Counted[]): IncidentFigures => {
  const total = countOf(rows, 'incident.occurred');
  const by = (name: string, values: readonly string[]): readonly Figure[] =>
    figures(
      values.map((value) => [value, countOf(rows, 'incident.occurred', { [name]: [value] })]),
      total,
    );
  return {
    total,
    byCategory: by('category', CATEGORIES),
    byGrade: by('grade', GRADES),
    release: limit(rows, 'incident.release'),
    press: limit(rows, 'incident.press'),
    response: limit(rows, 'incident.response'),
    answered: countOf(rows, 'incident.answered'),
    conferences: countOf(rows, 'incident.conference'),
  };
};

/**
 * The incidents of a year: how many, of what kind and grade, and how their hours were kept.
 * @throws StatsError `stats/bad-year`
 */
export const incidentFigures = (tally: Tally, scope: Scope): IncidentFigures =>
  incidentsOf(yearCounts(tally, scope).within);
