import { z } from '@hono/zod-openapi';
import { dutiesOf } from '@gongkai/core';
import { PERSON } from '@gongkai/engine';
import { apiError, type Deps } from '../http/index.ts';

/** The identifier of a person. */
export const personName = z.string().regex(PERSON, 'lower-case letters, digits, dots, dashes, _ and @, at most 100');

// The system acts by itself. A key or a session of an applicant would have to be limited to the applicant's own cases;
// until there is such a one, the desk records what applicants do.
const NOT_HELD: readonly string[] = ['system', 'applicant'];

/** The duties that people and keys may have: those of the kernel and those that the served procedures add. */
export const dutiesToHold = ({ engine }: Pick<Deps, 'engine'>): readonly string[] =>
  Object.keys(dutiesOf([...engine.procedures.values()])).filter((duty) => !NOT_HELD.includes(duty));

/** @throws ProblemError where the last day is before the first one. */
export const checkOrder = (first: string, last: string | null | undefined, path: string): void => {
  if (last === null || last === undefined || last >= first) return;
  throw apiError('http/invalid', { issues: [{ path, message: 'is before the first day' }] });
};
