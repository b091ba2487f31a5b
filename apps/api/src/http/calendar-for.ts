import type { Calendar } from '@gongkai/calendar';
import type { Engine } from '@gongkai/engine';
import { figureProblem } from './figure-problem.ts';

/**
 * The calendar with the local days of an agency; without an agency, the one without any.
 * @throws ProblemError `agency/unknown`
 */
export const calendarFor = async (engine: Engine, agency: string | undefined): Promise<Calendar> => {
  if (agency === undefined) return engine.calendar;
  if ((await engine.figures.agencies()).every(({ id }) => id !== agency)) throw figureProblem('agency/unknown');
  return engine.calendarOf(agency);
};
