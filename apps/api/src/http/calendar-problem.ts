import { CalendarError, CalendarNotPublishedError } from '@gongkai/calendar';
import { text } from '@gongkai/core';
import { CALENDAR_ERRORS } from './calendar-errors.ts';
import { ProblemError, problemOf } from './problem.ts';

/** An error of the calendar about `path` as a problem; any other error as it is. */
export const calendarProblem = (path: string, error: unknown): unknown => {
  if (!(error instanceof CalendarError)) return error;
  const reason =
    error instanceof CalendarNotPublishedError
      ? text(
          `${error.year}年放假安排尚未公布,自${error.openFrom}起的日期未定`,
          `The notice for ${error.year} is not published; days from ${error.openFrom} on are not settled`,
        )
      : CALENDAR_ERRORS[error.code].text;
  const issues = [{ path, message: error.message }];
  return new ProblemError(problemOf(error.code, CALENDAR_ERRORS[error.code], { reason, issues }));
};

/** Reads the calendar; an error of the calendar about `path` becomes a problem. */
export const askCalendar = <T>(path: string, ask: () => T): T => {
  try {
    return ask();
  } catch (error) {
    throw calendarProblem(path, error);
  }
};
