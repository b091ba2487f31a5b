import { InvalidArgumentError } from '@commander-js/extra-typings';
import { dutiesOf, PROCEDURES } from '@gongkai/core';
import { PERSON } from '@gongkai/engine';

// The system acts without a key.
export const HELD_BY_PEOPLE = Object.keys(dutiesOf(PROCEDURES)).filter((duty) => duty !== 'system');

/** Reads the identifier of a person. */
export const readPerson = (text: string): string => {
  if (PERSON.test(text)) return text;
  throw new InvalidArgumentError('lower-case letters, digits, dots, dashes, _ and @, at most 100');
};
