import type { z } from 'zod';
import { clockExpired, fact } from '../../kernel/schemas.ts';

/** Every fact of an interview, by its type. */
export const facts = {
  'interview.asked': fact('interview.asked', {}),
  'interview.granted': fact('interview.granted', {}),
  'interview.declined': fact('interview.declined', {}),
  'interview.held': fact('interview.held', {}),
  'clock.expired': clockExpired,
} as const;

/** The union of all facts, parsed. */
export type InterviewFact = { [T in keyof typeof facts]: z.output<(typeof facts)[T]> }[keyof typeof facts];

/** The type of a fact. */
export type InterviewFactType = InterviewFact['type'];
