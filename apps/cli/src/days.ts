import { InvalidArgumentError } from '@commander-js/extra-typings';
import { CalendarError, type CivilDate, civilDate } from '@gongkai/calendar';

/** Reads the day of an option. @throws InvalidArgumentError for one that does not exist. */
export const readDay = (text: string): CivilDate => {
  try {
    return civilDate(text);
  } catch (error) {
    if (error instanceof CalendarError) throw new InvalidArgumentError(error.message);
    throw error;
  }
};
