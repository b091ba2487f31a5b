import type { Calendar, CivilDate, Instant } from '@gongkai/calendar';
import {
  certainEnd,
  type Due,
  dueOf,
  type End,
  type Length,
  type Measure,
  measureOf,
  type Moment,
} from '../../kernel/index.ts';
import type { RequestContext } from './context.ts';
import { dayEndsOf } from './settings.ts';

type Measured = Measure | null;

/** The measure of a length that nothing extends or stops. */
export const measureFrom = (context: RequestContext, length: Length<RequestContext>, start: CivilDate): Measured =>
  measureOf(length, { start, extension: 0, excluded: [] }, context);

/** The due date of a measure of this case; null where the calendar knows none. */
export const dueIn = (context: RequestContext, measure: Measured, calendar: Calendar): Due | null =>
  dueOf({ measure }, calendar, dayEndsOf(context)).due;

/** The instant at which a measure of this case is over for certain; null where the calendar knows no due date. */
export const overAt = (context: RequestContext, measure: Measured, calendar: Calendar): Instant | null => {
  const due = dueIn(context, measure, calendar);
  return due === null ? null : certainEnd(due, dayEndsOf(context));
};

/** The end of a clock without judgement; null where no day or instant is given. */
export const voidAt = (at: Instant | CivilDate | null): End => (at === null ? null : { at, how: 'void' });

/** The end of a window that may pass unused: the decision, the close of the case, or its own end once that is past. */
export const windowEnd = ({ decidedAt, closedAt }: RequestContext, end: Instant | null, { now }: Moment): End =>
  voidAt(decidedAt ?? closedAt ?? (end !== null && end <= now ? end : null));
