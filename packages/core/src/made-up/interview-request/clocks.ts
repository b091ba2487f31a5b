import { civilDateOf } from '@gongkai/calendar';
import type { Clock } from '../../kernel/clock.ts';
import type { InterviewContext } from './context.ts';
import { PERIODS } from './periods.ts';

const endedAt = (at: number | null): Clock['ended'] => (at === null ? null : { at, how: 'done' });

/** The clocks of an interview: two working days to answer, then 48 hours to hold it. */
export const interviewClocks = ({ askedAt, answeredAt, granted, heldAt }: InterviewContext): readonly Clock[] => {
  if (askedAt === null) return [];
  const { count } = PERIODS.answer.length;
  const answer: Clock = {
    id: 'answer',
    period: PERIODS.answer,
    measure: { by: 'working-days', start: civilDateOf(askedAt), count, extension: 0, excluded: [] },
    ended: endedAt(answeredAt),
    expires: true,
  };
  if (!granted || answeredAt === null) return [answer];
  const measure = { by: 'hours', start: answeredAt, count: PERIODS.hold.length.count } as const;
  return [answer, { id: 'hold', period: PERIODS.hold, measure, ended: endedAt(heldAt), expires: true }];
};
