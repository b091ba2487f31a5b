import { civilDateOf } from '@gongkai/calendar';
import type { Contribution } from '../../kernel/procedure.ts';
import type { InterviewContext } from './context.ts';

/** What an interview adds to the figures: that it was asked for, and that it was held. */
export const interviewContributions = ({ askedAt, heldAt }: InterviewContext): readonly Contribution[] => [
  ...(askedAt === null ? [] : [{ indicator: 'interview.asked', on: civilDateOf(askedAt), by: {} }]),
  ...(heldAt === null ? [] : [{ indicator: 'interview.held', on: civilDateOf(heldAt), by: {} }]),
];
