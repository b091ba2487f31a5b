import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { CalendarError, civilDate } from '@gongkai/calendar';
import { dutiesOf, PROCEDURES } from '@gongkai/core';
import { PERSON } from '@gongkai/engine';

// The system acts without a key.
export const HELD_BY_PEOPLE = Object.keys(dutiesOf(PROCEDURES)).filter((duty) => duty !== 'system');

/** Reads the identifier of a person. */
export const readPerson = (text: string): string => {
  if (PERSON.test(text)) return text;
  throw new InvalidArgumentError('lower-case letters, digits, dots, dashes, _ and @, at most 100');
};

/** Reads a civil day. */
export const readDay = (text: string): string => {
  try {
    return civilDate(text);
  } catch (error) {
    if (error instanceof CalendarError) throw new InvalidArgumentError(error.message);
    throw error;
  }
};

/** The agency of a duty. */
export const OF_AGENCY = new Option('--agency <agency>', 'the agency of the duty').makeOptionMandatory();
